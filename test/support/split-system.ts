import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { ensureCipherKeys, readCipherKeys } from '@partner-commons/platform/cipher-keys';
import { InnerTokenSigner } from '@partner-commons/platform/inner-token';
import { ensureKeyPair, loadPrivateKey } from '@partner-commons/platform/peer-keys';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { applySeed } from '@partner-commons/registry/access/seed/seed';
import { createRegistry } from '@partner-commons/registry/service';
import { demoAgencies, demoSeed } from '../../scripts/demo-world';
import { Caller } from './caller';
import { cloneDatabase, type TestDatabase } from './databases';
import { type Deployable, DeployableProcess } from './deployable-process';
import { eventually } from './eventually';
import { freePort } from './ports';
import { unthrottledEnvironment } from './unthrottled';

export interface Health {
  /** 0 when nobody answers. */
  status: number;
  failing: string[];
}

export interface SplitSystem {
  url: string;
  /** Base URL of a service, for those who try to go around the gateway. */
  serviceUrl(name: Deployable): string;
  /** Where the keys of the deployables lie. */
  keys: string;
  databases: Record<ServiceName, TestDatabase>;
  as(agency: string, subject: string): Promise<Caller>;
  anybody: Caller;
  /** Signs as this deployable does. */
  signerOf(name: Deployable): InnerTokenSigner;
  /** Starts a deployable without waiting for it; `changes` go over its environment. */
  launch(name: Deployable, changes?: NodeJS.ProcessEnv): DeployableProcess;
  /** Waits until a launched deployable is ready. */
  ready(name: Deployable): Promise<void>;
  /** Starts a deployable, also one that was ended, and waits until it is ready. */
  start(name: Deployable): Promise<void>;
  /** What `/readyz` or `/healthz` says. */
  health(name: Deployable, path: '/readyz' | '/healthz'): Promise<Health>;
  /** Sends a signal to a deployable and waits for its end; gives its exit code. */
  end(name: Deployable, signal: NodeJS.Signals): Promise<number | null>;
  stop(): Promise<void>;
}

export interface SplitOptions {
  /** Default: clones on the server of this test run. */
  databases?: Record<ServiceName, TestDatabase>;
  /** Trusted besides the local ones. */
  issuers?: IssuerSettings[];
}

/** A start of all five competes for the processors with other tests. */
const startsWithin = 90_000;

/** The five deployables as processes of their own, as in docker-compose.yml. */
export async function startSplitSystem(): Promise<SplitSystem> {
  const system = await prepareSplitSystem();
  try {
    await Promise.all(serviceNames.map(system.start));
    await system.start('gateway');
  } catch (error) {
    await system.stop();
    throw error;
  }
  return system;
}

/** Databases, keys, issuers and ports, with nothing running yet. */
export async function prepareSplitSystem(options: SplitOptions = {}): Promise<SplitSystem> {
  const directory = mkdtempSync(join(tmpdir(), 'partner-commons-split-'));
  const keys = join(directory, 'keys');
  for (const name of ['gateway', ...serviceNames]) ensureKeyPair(keys, name);
  const issuers = await localIssuers(
    join(directory, 'issuers'),
    demoAgencies.map(({ code }) => code),
  );
  const issuersFile = join(directory, 'issuers.json');
  writeFileSync(issuersFile, JSON.stringify([...issuers.settings, ...(options.issuers ?? [])]));
  const databases = options.databases ?? (await cloneAll());
  const ports = Object.fromEntries(
    await Promise.all((['gateway', ...serviceNames] as const).map(async (name) => [name, await freePort()] as const)),
  ) as Record<Deployable, number>;
  const urlOf = (name: Deployable) => `http://127.0.0.1:${ports[name]}`;
  const peerUrls = Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urlOf(name)]));
  const personalDataKeys = join(directory, 'personal-data-keys.json');
  ensureCipherKeys(personalDataKeys);
  await seed(databases.registry, personalDataKeys);

  const environmentOf = (name: Deployable): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    // Tests read what the programs say to their operator.
    LOG_LEVEL: 'warn',
    // Production refuses the issuers of a development start, which are the ones that tests have.
    NODE_ENV: 'development',
    PORT: String(ports[name]),
    PEER_KEYS: keys,
    PRIVATE_KEY: join(keys, `${name}.private.json`),
    PUBLIC_URL: urlOf('gateway'),
    PERSONAL_DATA_KEYS: personalDataKeys,
    ISSUERS: issuersFile,
    ...unthrottledEnvironment,
    DATABASE_POOL_SIZE: '4',
    ...peerUrls,
    ...(name !== 'gateway' && {
      [`${name.toUpperCase()}_DATABASE_URL`]: databases[name].appUrl,
      [`${name.toUpperCase()}_JOB_DATABASE_URL`]: databases[name].jobUrl,
    }),
  });

  const started = new Map<Deployable, DeployableProcess>();
  const launch = (name: Deployable, changes: NodeJS.ProcessEnv = {}) => {
    const launched = new DeployableProcess(name, { ...environmentOf(name), ...changes });
    // A second one of the same name is its launcher's to end.
    if (!started.get(name)?.lives) started.set(name, launched);
    return launched;
  };
  const health = async (name: Deployable, path: string): Promise<Health> => {
    const answer = await fetch(`${urlOf(name)}${path}`).catch(() => null);
    if (!answer) return { status: 0, failing: [] };
    const { failing = [] } = (await answer.json()) as { failing?: string[] };
    return { status: answer.status, failing };
  };
  const ready = async (name: Deployable) => {
    await eventually(async () => {
      const { status, failing } = await health(name, '/readyz');
      if (status !== 200) throw new Error(`${name} is not ready: ${status} ${failing}\n${tailOf(started.get(name))}`);
    }, startsWithin);
  };
  return {
    url: urlOf('gateway'),
    serviceUrl: urlOf,
    keys,
    databases,
    as: async (agency, subject) => new Caller(urlOf('gateway'), await issuers.mint({ agency, subject })),
    anybody: new Caller(urlOf('gateway')),
    signerOf: (name) =>
      new InnerTokenSigner({ issuer: name, privateKey: loadPrivateKey(join(keys, `${name}.private.json`)) }),
    launch,
    ready,
    async start(name) {
      launch(name);
      await ready(name);
    },
    health,
    end: async (name, signal) => (await started.get(name)?.end(signal)) ?? null,
    async stop() {
      await Promise.all([...started.values()].map((each) => each.end('SIGTERM')));
      if (!options.databases) await Promise.all(serviceNames.map((name) => databases[name].drop()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const tailOf = (child: DeployableProcess | undefined) => child?.lines.slice(-5).join('\n') ?? 'it was not launched';

async function cloneAll(): Promise<Record<ServiceName, TestDatabase>> {
  const clones = await Promise.all(serviceNames.map(async (name) => [name, await cloneDatabase(name)] as const));
  return Object.fromEntries(clones) as Record<ServiceName, TestDatabase>;
}

async function seed({ appUrl, jobUrl }: TestDatabase, keysFile: string): Promise<void> {
  const settings = { databaseUrl: appUrl, jobDatabaseUrl: jobUrl, publicUrl: 'http://localhost', fileSecret: 'none' };
  const registry = await createRegistry({ ...settings, personalDataKeys: readCipherKeys(keysFile), poolSize: 2 });
  await applySeed(registry.background, demoSeed);
  await registry.stop();
}
