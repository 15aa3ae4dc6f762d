import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { assessmentsProcess } from '@partner-commons/assessments/service';
import { readConfig } from '@partner-commons/gateway/config';
import { performanceProcess } from '@partner-commons/performance/service';
import { readCipherKeys } from '@partner-commons/platform/cipher-keys';
import type { EmbeddedPostgres } from '@partner-commons/platform/embedded-postgres/start';
import type { ServiceName } from '@partner-commons/platform/service';
import { serviceEnvironment } from '@partner-commons/platform/service-process';
import { registryProcess } from '@partner-commons/registry/service';
import { sanctionsProcess } from '@partner-commons/sanctions/service';
import { parse } from 'yaml';
import { eventually } from '../support/eventually';
import { freePort } from '../support/ports';
import { startThrowAwayServer } from '../support/throw-away-server';

interface ComposeService {
  image: string;
  command: string[];
  environment: Record<string, string | number>;
  volumes: string[];
  ports?: string[];
  depends_on: Record<string, { condition: string }>;
  healthcheck: { test: string[] };
}

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, null>;
};
const services = [registryProcess, assessmentsProcess, sanctionsProcess, performanceProcess];
const names = services.map(({ name }) => name);
const deployables = ['gateway', ...names];
const personalDataKeys = 'personal-data-keys.json';
const holdersOfPersonalData = services.filter(({ personalData }) => personalData).map(({ name }) => name);
const secretsOf = (name: ServiceName) => [
  'databases.env',
  ...(holdersOfPersonalData.includes(name) ? [personalDataKeys] : []),
];

/** A service of the compose file that must be there. */
function serviceOf(name: string): ComposeService {
  const service = compose.services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}.`);
  return service;
}

/** What a container would see, with samples for what the operator must give. */
function environmentOf(name: string): Record<string, string> {
  const samples: Record<string, string> = { PUBLIC_URL: 'https://commons.example.org', POSTGRES_PASSWORD: 'sample' };
  const fill = (value: string) => value.replace(/\$\{(\w+):?\?[^}]+\}/g, (_, variable) => samples[variable] ?? '');
  return Object.fromEntries(
    Object.entries(serviceOf(name).environment).map(([key, value]) => [key, fill(String(value))]),
  );
}

const databaseKeysOf = (name: string) =>
  ['DATABASE_URL', 'JOB_DATABASE_URL'].map((key) => `${name.toUpperCase()}_${key}`);

describe('docker-compose.yml', () => {
  it('has PostgreSQL, the setup and the five deployables', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['postgres', 'setup', ...deployables].sort());
  });

  it.each(services)('gives $name all that it needs, and nothing that it does not read', (definition) => {
    const { name } = definition;
    const environment = environmentOf(name);
    const shape = serviceEnvironment(definition);
    const fromFile = Object.fromEntries(databaseKeysOf(name).map((key) => [key, 'postgres://role:word@postgres/x']));
    expect(shape.safeParse({ ...environment, ...fromFile }).error).toBeUndefined();
    expect(Object.keys(environment).filter((key) => !(key in shape.shape))).toEqual([]);
  });

  it('gives the gateway all that it needs, and nothing that it does not read', () => {
    const environment = environmentOf('gateway');
    const asGiven = readConfig(environment);
    expect(asGiven.development).toBe(false);
    const unread = Object.keys(environment).filter((key) => {
      const others: Record<string, string> = { PORT: '1', TRUSTED_PROXIES: '192.0.2.1' };
      const changed = { ...environment, [key]: others[key] ?? 'http://elsewhere.invalid' };
      return JSON.stringify(readConfig(changed)) === JSON.stringify(asGiven);
    });
    expect(unread).toEqual([]);
  });

  it('lets everybody reach everybody else at the port where it listens', () => {
    const portOf = (name: string) => serviceOf(name).environment.PORT;
    for (const { name, port } of services) expect(portOf(name)).toBe(port);
    for (const name of deployables) {
      for (const [key, value] of Object.entries(environmentOf(name))) {
        const peer = names.find((other) => key === `${other.toUpperCase()}_URL`);
        if (peer) expect(value).toBe(`http://${peer}:${portOf(peer)}`);
      }
    }
  });

  it('publishes the gateway alone, and only to this machine', () => {
    const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(published).toEqual([['gateway', `127.0.0.1:4000:${serviceOf('gateway').environment.PORT}`]]);
  });

  it('starts programs that exist', () => {
    const files = Object.values(compose.services).flatMap(
      ({ command = [] }) => command.join(' ').match(/[\w/-]+\.ts\b/g) ?? [],
    );
    expect(files).toContain('gateway/src/main.ts');
    expect(files.length).toBe(deployables.length + 1);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('waits for what a container needs before it starts', () => {
    for (const name of names) {
      expect(serviceOf(name).depends_on).toEqual({
        setup: { condition: 'service_completed_successfully' },
        postgres: { condition: 'service_healthy' },
      });
    }
    expect(Object.keys(serviceOf('gateway').depends_on).sort()).toEqual([...names].sort());
  });

  it('asks every deployable whether it is ready', () => {
    for (const name of deployables) expect(serviceOf(name).healthcheck.test.join(' ')).toContain('/readyz');
  });

  it('holds no secret and no default for one', () => {
    const values = Object.values(compose.services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secrets = values.filter(([key]) => /PASSWORD|SECRET|ADMIN_DATABASE_URL/.test(key));
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets) expect(String(value)).toMatch(/\$\{POSTGRES_PASSWORD:\?[^}]+\}/);
    expect(read('docker-compose.yml')).not.toMatch(/\$\{\w+:?-/);
  });

  it('shows a private key to its owner and the setup alone', () => {
    for (const name of deployables) {
      const seen = Object.entries(compose.services).filter(([, { volumes }]) =>
        volumes.some((v) => v.startsWith(`${name}-settings:`)),
      );
      expect(seen.map(([user]) => user).sort()).toEqual([name, 'setup'].sort());
    }
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(Object.keys(compose.volumes).filter((volume) => !used.includes(volume))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const copied = lines.filter((line) => line.startsWith('COPY ')).flatMap((line) => line.split(' ').slice(1, -1));

  it('copies what is there, and every workspace before npm ci', () => {
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    for (const workspace of workspaces) expect(copied).toContain(`${workspace}/package.json`);
  });

  it('keeps nothing back that it copies', () => {
    const admitted = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.filter((file) => !admitted.includes(file.split('/')[0] ?? ''))).toEqual([]);
  });

  it('runs as an ordinary user', () => {
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
  });

  it('makes a place for every volume under /settings', () => {
    const places = Object.values(compose.services)
      .flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[1] ?? ''))
      .filter((place) => place.startsWith('/settings/') && !place.endsWith('.json'));
    expect(places.filter((place) => !read('Dockerfile').includes(place))).toEqual([]);
  });

  it('rests on images of one exact version, of a Node that package.json admits', () => {
    const images = [
      ...lines.filter((line) => line.startsWith('FROM ')).map((line) => line.slice(5)),
      serviceOf('postgres').image,
    ];
    for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+$/);
    expect(images).toHaveLength(2);
    expect(Number(/^node:(\d+)/.exec(images[0] ?? '')?.[1])).toBeGreaterThanOrEqual(20);
  });
});

describe('the commands of docker-compose.yml, on a server of their own', () => {
  const settings = mkdtempSync(join(tmpdir(), 'partner-commons-compose-'));
  const inPlace = (text: string) => text.replaceAll('/settings', settings).replaceAll('$$', '$');
  let postgres: EmbeddedPostgres;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    for (const place of ['setup', 'public', ...deployables]) mkdirSync(join(settings, place));
    postgres = await startThrowAwayServer();
  });
  afterAll(async () => {
    if (child?.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await postgres?.stop();
    rmSync(settings, { recursive: true, force: true });
  });

  const runSetup = () => {
    const [program = '', ...args] = serviceOf('setup').command.map(inPlace);
    expect(program).toBe('node');
    execFileSync(process.execPath, args, {
      cwd: root,
      env: { PATH: process.env.PATH, ADMIN_DATABASE_URL: postgres.adminUrl, LOG_LEVEL: 'error' },
    });
  };
  const listSettings = () =>
    ['setup', 'public', ...deployables].map((place) => [place, readdirSync(join(settings, place)).sort()]);

  it('set up databases and keys, each deployable with its own, and can be repeated', () => {
    runSetup();
    const made = listSettings();
    expect(Object.fromEntries(made)).toEqual({
      setup: ['databases.env', personalDataKeys],
      public: deployables.map((name) => `${name}.json`).sort(),
      gateway: ['gateway.json', 'gateway.private.json'],
      ...Object.fromEntries(
        names.map((name) => [name, [`${name}.json`, `${name}.private.json`, ...secretsOf(name)].sort()]),
      ),
    });
    for (const name of names) {
      const given = parseEnv(readFileSync(join(settings, name, 'databases.env'), 'utf8'));
      expect(Object.keys(given).sort()).toEqual(databaseKeysOf(name).sort());
      for (const file of secretsOf(name)) expect(statSync(join(settings, name, file)).mode & 0o077).toBe(0);
    }
    for (const name of holdersOfPersonalData) {
      expect(readCipherKeys(join(settings, name, personalDataKeys))).toEqual(
        readCipherKeys(join(settings, 'setup', personalDataKeys)),
      );
    }
    const kept = () => secretsOf('registry').map((file) => readFileSync(join(settings, 'setup', file), 'utf8'));
    const before = kept();
    runSetup();
    expect(listSettings()).toEqual(made);
    expect(kept()).toEqual(before);
  }, 60_000);

  it('start a service that its own health check finds ready', async () => {
    const registry = serviceOf('registry');
    const env = {
      PATH: process.env.PATH,
      ...environmentOf('registry'),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    };
    const here = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, inPlace(value ?? '')]));
    const [, ...args] = registry.command.map(inPlace);
    child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...here, LOG_LEVEL: 'fatal' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [, , ...check] = registry.healthcheck.test.map(inPlace);
    await eventually(async () => execFileSync(process.execPath, check, { env: here, stdio: 'ignore' }), 30_000);
    const answer = await fetch(`http://127.0.0.1:${env.PORT}/readyz`);
    expect(await answer.json()).toMatchObject({ ready: true });
  }, 60_000);
});
