import { HttpFeedSource } from '@partner-commons/platform/http-feed';
import type { InnerTokenSigner } from '@partner-commons/platform/inner-token';
import type { Log } from '@partner-commons/platform/log';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { remoteFiles } from './files/remote.files';
import type { GatewayParts } from './gateway';
import { RemoteSubgraph } from './subgraphs/remote-subgraph';

export interface SplitOptions {
  services: Record<ServiceName, string>;
  signer: InnerTokenSigner;
  /** Milliseconds for one request of a plan. */
  timeout: number;
  log: Log;
}

/** Topology split: every service is another process, reached over HTTP with signed requests. */
export function connectServices({ services, signer, timeout, log }: SplitOptions) {
  const subgraphs = new Map(
    serviceNames.map((name) => [name, new RemoteSubgraph({ name, url: services[name], signer, timeout, log })]),
  );
  const files = new Map(
    serviceNames.map((service) => [service, remoteFiles({ url: services[service], service, signer })]),
  );
  const registryFeed = new HttpFeedSource({ url: services.registry, signer, audience: 'registry' });
  return {
    subgraph: (name) => take(subgraphs, name),
    files: (name) => take(files, name).handle,
    registryFeed,
    async close() {
      const closing = [...subgraphs.values(), ...files.values(), registryFeed];
      await Promise.all(closing.map((connection) => connection.close()));
    },
  } satisfies Pick<GatewayParts, 'subgraph' | 'files' | 'registryFeed'> & { close(): Promise<void> };
}

function take<Connection>(connections: ReadonlyMap<ServiceName, Connection>, name: ServiceName): Connection {
  const connection = connections.get(name);
  if (!connection) throw new Error(`There is no connection to ${name}.`);
  return connection;
}
