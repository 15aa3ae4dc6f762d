import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { ensureKeyPair } from '@partner-commons/platform/peer-keys';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { applySeed } from '@partner-commons/registry/seed/seed';
import { createRegistry } from '@partner-commons/registry/service';
import { demoAgencies, demoSeed } from '../../scripts/demo-world';
import { Caller } from './caller';
import { cloneDatabase, type TestDatabase } from './databases';
import { eventually } from './eventually';
import { freePort } from './ports';

type Deployable = ServiceName | 'gateway';

export interface SplitSystem {
  url: string;
  /** Base URL of a service, for those who try to go around the gateway. */
  serviceUrl(name: ServiceName): string;
  /** Where the keys of the deployables lie. */
  keys: string;
  databases: Record<ServiceName, TestDatabase>;
  as(agency: string, subject: string): Promise<Caller>;
  anybody: Caller;
  /** Sends a signal to a deployable and waits for its end; gives its exit code. */
  end(name: Deployable, signal: NodeJS.Signals): Promise<number | null>;
  /** Starts a deployable that was ended. */
  start(name: Deployable): Promise<void>;
  stop(): Promise<void>;
}

/** The five deployables as processes of their own, as in docker-compose.yml. */
export async function startSplitSystem(): Promise<SplitSystem> {
  const directory = mkdtempSync(join(tmpdir(), 'partner-commons-split-'));
  const keys = join(directory, 'keys');
  for (const name of ['gateway', ...serviceNames]) ensureKeyPair(keys, name);
  const issuers = await localIssuers(
    join(directory, 'issuers'),
    demoAgencies.map(({ code }) => code),
  );
  const issuersFile = join(directory, 'issuers.json');
  writeFileSync(issuersFile, JSON.stringify(issuers.settings));
  const clones = await Promise.all(serviceNames.map(async (name) => [name, await cloneDatabase(name)] as const));
  const databases = Object.fromEntries(clones) as Record<ServiceName, TestDatabase>;
  const ports = Object.fromEntries(
    await Promise.all((['gateway', ...serviceNames] as const).map(async (name) => [name, await freePort()] as const)),
  ) as Record<Deployable, number>;
  const urlOf = (name: Deployable) => `http://127.0.0.1:${ports[name]}`;
  const peerUrls = Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urlOf(name)]));
  await seed(databases.registry);

  const environmentOf = (name: Deployable): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    // Production refuses the issuers of a development start, which are the ones that tests have.
    NODE_ENV: 'development',
    PORT: String(ports[name]),
    PEER_KEYS: keys,
    PRIVATE_KEY: join(keys, `${name}.private.json`),
    PUBLIC_URL: urlOf('gateway'),
    ISSUERS: issuersFile,
    DATABASE_POOL_SIZE: '4',
    ...peerUrls,
    ...(name !== 'gateway' && {
      [`${name.toUpperCase()}_DATABASE_URL`]: databases[name].appUrl,
      [`${name.toUpperCase()}_JOB_DATABASE_URL`]: databases[name].jobUrl,
    }),
  });

  const running = new Map<Deployable, ChildProcess>();
  const start = async (name: Deployable) => {
    const main = name === 'gateway' ? 'gateway/src/main.ts' : `services/${name}/src/main.ts`;
    const root = join(__dirname, '..', '..');
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, main)], {
      cwd: root,
      env: environmentOf(name),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.set(name, child);
    await eventually(async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
      const { status } = await fetch(`${urlOf(name)}/readyz`);
      if (status !== 200) throw new Error(`${name} is not ready: ${status}`);
    }, 30_000);
  };
  const end = async (name: Deployable, signal: NodeJS.Signals) => {
    const child = running.get(name);
    if (!child || child.exitCode !== null) return null;
    running.delete(name);
    child.kill(signal);
    const [code] = await once(child, 'exit');
    return code as number | null;
  };
  const stop = async () => {
    await Promise.all([...running.keys()].map((name) => end(name, 'SIGTERM')));
    await Promise.all(clones.map(([, database]) => database.drop()));
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await Promise.all(serviceNames.map(start));
    await start('gateway');
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: urlOf('gateway'),
    serviceUrl: urlOf,
    keys,
    databases,
    as: async (agency, subject) => new Caller(urlOf('gateway'), await issuers.mint({ agency, subject })),
    anybody: new Caller(urlOf('gateway')),
    end,
    start,
    stop,
  };
}

async function seed({ appUrl, jobUrl }: TestDatabase): Promise<void> {
  const settings = { databaseUrl: appUrl, jobDatabaseUrl: jobUrl, publicUrl: 'http://localhost', fileSecret: 'none' };
  const registry = await createRegistry({ ...settings, poolSize: 2 });
  await applySeed(registry.background, demoSeed);
  await registry.stop();
}
