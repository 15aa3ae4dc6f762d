import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { awaitDatabase } from './await-database';
import { readCipherKeys } from './cipher-keys';
import { loadConfig } from './config';
import type { ServiceSettings } from './create-service';
import { startHttpServer } from './http/server';
import { HttpFeedSource } from './http-feed';
import { InnerTokenSigner, InnerTokenVerifier } from './inner-token';
import { log } from './log';
import { loadPrivateKey, PeerKeys } from './peer-keys';
import { runProcess } from './run-process';
import type { Readiness, Service, ServiceName } from './service';
import { innerCallers, listenService } from './service-server';

/** A deployable service of the split topology: which it is, where it listens by default, whose facts it consumes. */
export interface ServiceProcess {
  name: ServiceName;
  port: number;
  feeds: readonly ServiceName[];
  /** Holds sealed personal data and therefore needs the keys of it; the others never see them. */
  personalData: boolean;
  /** What it reads from the environment besides, by itself. */
  environment?: z.ZodRawShape;
  create(settings: ServiceSettings): Promise<Service>;
}

const url = (message: string) => z.url({ error: message });

/** The environment of a service; docs/operations.md explains it. */
export function serviceEnvironment({ name, port, feeds, personalData, environment }: Omit<ServiceProcess, 'create'>) {
  const prefix = name.toUpperCase();
  const feedUrls = Object.fromEntries(
    feeds.map((feed) => [`${feed.toUpperCase()}_URL`, url(`base URL of ${feed}, such as http://${feed}:4001`)]),
  );
  const keyFile = Object.fromEntries(
    personalData ? [['PERSONAL_DATA_KEYS', z.string().describe('File with the keys of personal data, as JSON.')]] : [],
  );
  return z.object({
    HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
    PORT: z.coerce.number().int().min(0).max(65535).default(port).describe('Port to listen on.'),
    [`${prefix}_DATABASE_URL`]: url('PostgreSQL URL of the app role').describe('Database, as the role for requests.'),
    [`${prefix}_JOB_DATABASE_URL`]: url('PostgreSQL URL of the job role').describe(
      'The same database, as the role for jobs.',
    ),
    DATABASE_POOL_SIZE: z.coerce
      .number()
      .int()
      .min(2)
      .max(200)
      .default(10)
      .describe('Connections of each of the two pools.'),
    PEER_KEYS: z.string().describe('Directory with the public keys of the other deployables, <name>.json each.'),
    PRIVATE_KEY: z.string().describe('File with the Ed25519 private key of this service, as JWK.'),
    PUBLIC_URL: url('where clients reach the gateway').describe('Begin of the links for sending and fetching files.'),
    ...feedUrls,
    ...keyFile,
    ...environment,
  });
}

/** Runs a service until a signal ends it. */
export function runService(definition: ServiceProcess, env: NodeJS.ProcessEnv): void {
  const { name, feeds, personalData, create } = definition;
  runProcess(log, async (stopping) => {
    const settings = loadConfig(serviceEnvironment(definition), env) as Record<string, string> & { PORT: number };
    const read = (key: string) => settings[key] ?? '';
    const prefix = name.toUpperCase();
    const peers = new PeerKeys(read('PEER_KEYS'));
    const privateKey = loadPrivateKey(read('PRIVATE_KEY'));
    const signer = new InnerTokenSigner({ issuer: name, privateKey });
    const verifier = new InnerTokenVerifier({
      audience: name,
      publicKeyOf: (issuer) => peers.publicKeyOf(issuer),
      allowed: innerCallers,
      log,
    });
    const personalDataKeys = personalData ? readCipherKeys(read('PERSONAL_DATA_KEYS')) : undefined;
    const open = () =>
      create({
        databaseUrl: read(`${prefix}_DATABASE_URL`),
        jobDatabaseUrl: read(`${prefix}_JOB_DATABASE_URL`),
        publicUrl: read('PUBLIC_URL'),
        fileSecret: deriveFileSecret(privateKey.export({ format: 'jwk' }).d ?? ''),
        personalDataKeys,
        poolSize: Number(read('DATABASE_POOL_SIZE')),
      });
    const place = { host: read('HOST'), port: settings.PORT };
    const service = await answeringHealth(place, () => awaitDatabase(open, { name, log, stopping }));
    const server = await listenService(service, { ...place, verifier, log });
    const sources = feeds.map(
      (feed) => [feed, new HttpFeedSource({ url: read(`${feed.toUpperCase()}_URL`), signer, audience: feed })] as const,
    );
    await service.startWorkers(Object.fromEntries(sources));
    log.info({ service: name, url: server.url }, 'listening');
    return async () => {
      await server.stop();
      await service.stop();
      await Promise.all(sources.map(([, source]) => source.close()));
    };
  });
}

/** Says that the process lives and what it lacks while it waits: whoever hears nothing would restart it for ever. */
async function answeringHealth<Result>(
  place: { host: string; port: number },
  wait: () => Promise<Result>,
): Promise<Result> {
  const readiness = async (): Promise<Readiness> => ({ ready: false, failing: ['database'] });
  const server = await startHttpServer({ ...place, routes: [], readiness, log, drain: { notice: 0 } });
  try {
    return await wait();
  } finally {
    await server.stop();
  }
}

/** Every process of a service must accept the links that another one signed, so the secret follows from its key. */
export const deriveFileSecret = (privateKey: string) =>
  createHmac('sha256', privateKey).update('partner-commons file links').digest('hex');
