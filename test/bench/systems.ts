import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { serviceNames } from '@partner-commons/platform/service';
import { eventually } from '../support/eventually';
import { freePort } from '../support/ports';
import { unthrottledEnvironment } from '../support/unthrottled';
import { childEnvironment } from './child-settings';
import type { Target } from './load';
import type { World } from './world';

/** The reference comes twice, since on a shared machine the cost of the same work drifts while the others run. */
export const systems = ['reference', 'all', 'split', 'reference again'] as const;
export type SystemName = (typeof systems)[number];

export interface RunningSystem extends Target {
  stop(): Promise<void>;
}

interface Program {
  name: string;
  file: string;
  port: number;
  env: NodeJS.ProcessEnv;
}

const root = join(__dirname, '..', '..');
/** Connections of each pool; as many as requests are under way at a time by default. */
const poolSize = 8;

export async function startSystem(name: SystemName, world: World, profile: string | undefined): Promise<RunningSystem> {
  const started = (await programsOf[name](world)).map((program) => ({ program, child: launch(program, profile) }));
  const stop = async () => {
    await Promise.all(started.map(({ child }) => end(child)));
  };
  try {
    await Promise.all(started.map(({ program, child }) => becomesReady(program, child)));
  } catch (error) {
    await stop();
    throw error;
  }
  const processes = started.map(({ program, child }) => ({
    name: program.name,
    pid: child.pid ?? 0,
    withChildren: false,
  }));
  return {
    url: urlOf(started.at(-1)?.program.port ?? 0),
    token: world.token,
    processes: [...processes.reverse(), { name: 'postgres', pid: world.postmasterPid, withChildren: true }],
    stop,
  };
}

/** The last one is asked. */
const programsOf: Record<SystemName, (world: World) => Promise<Program[]>> = {
  reference: async (world) => [await ownProgram('reference', world)],
  'reference again': async (world) => [await ownProgram('reference', world)],
  all: async (world) => [await ownProgram('all-in-one', world)],
  split: async ({ databases, keys, personalDataKeys, issuersFile }) => {
    const names = [...serviceNames, 'gateway'] as const;
    const ports = new Map(await Promise.all(names.map(async (name) => [name, await freePort()] as const)));
    const portOf = (name: (typeof names)[number]) => ports.get(name) ?? 0;
    const peers = Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urlOf(portOf(name))]));
    const common = (name: string) => ({
      ...peers,
      PEER_KEYS: keys,
      PRIVATE_KEY: join(keys, `${name}.private.json`),
      PERSONAL_DATA_KEYS: personalDataKeys,
      PUBLIC_URL: urlOf(portOf('gateway')),
      DATABASE_POOL_SIZE: String(poolSize),
    });
    const services = serviceNames.map((name) => ({
      name,
      file: `services/${name}/src/main.ts`,
      port: portOf(name),
      env: {
        ...common(name),
        [`${name.toUpperCase()}_DATABASE_URL`]: databases[name].appUrl,
        [`${name.toUpperCase()}_JOB_DATABASE_URL`]: databases[name].jobUrl,
      },
    }));
    const env = { ...common('gateway'), ISSUERS: issuersFile, ...unthrottledEnvironment };
    return [...services, { name: 'gateway', file: 'gateway/src/main.ts', port: portOf('gateway'), env }];
  },
};

async function ownProgram(name: string, { databases, issuers }: World): Promise<Program> {
  const port = await freePort();
  const env = childEnvironment({ port, poolSize, databases, issuers });
  return { name, file: `test/bench/${name}.child.ts`, port, env };
}

const urlOf = (port: number) => `http://127.0.0.1:${port}`;

function launch({ file, port, env }: Program, profile: string | undefined): ChildProcess {
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = spawn(process.execPath, [...profiling, '--import', 'tsx', join(root, file)], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: String(port), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // Whoever ends the benchmark by a signal to it alone leaves no system behind.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

async function becomesReady({ name, port }: Program, child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code} before it was ready.`);
  });
  const answers = eventually(async () => {
    const { status } = await fetch(`${urlOf(port)}/readyz`);
    if (status !== 200) throw new Error(`${name} is not ready: ${status}`);
  }, 30_000);
  await Promise.race([answers, ended]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
