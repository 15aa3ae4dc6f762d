import { startHttpServer } from '@partner-commons/platform/http/server';
import { InnerTokenSigner } from '@partner-commons/platform/inner-token';
import { log } from '@partner-commons/platform/log';
import { loadPrivateKey } from '@partner-commons/platform/peer-keys';
import { runProcess } from '@partner-commons/platform/run-process';
import { readConfig } from './config';
import { createGateway } from './gateway';
import { readIssuersFile } from './issuers/issuer.settings';
import { connectServices } from './split';

runProcess(log, async () => {
  const { development, host, port, publicUrl, services, throttle, ...config } = readConfig(process.env);
  const issuers = readIssuersFile(config.issuersFile, { development });
  const signer = new InnerTokenSigner({ issuer: 'gateway', privateKey: loadPrivateKey(config.privateKeyFile) });
  const connected = connectServices({ services, signer, timeout: config.subgraphTimeout, log });
  const supergraph = { file: config.supergraphFile };
  const gateway = await createGateway({ supergraph, ...connected, publicUrl, issuers, throttle, log, development });
  const server = await startHttpServer({ host, port, routes: gateway.routes, readiness: gateway.readiness, log });
  log.info({ url: server.url }, 'the gateway listens');
  return async () => {
    await server.stop();
    await gateway.stop();
    await connected.close();
  };
});
