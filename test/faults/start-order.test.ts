import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { serviceNames } from '@partner-commons/platform/service';
import { demoAgencies } from '../../scripts/demo-world';
import { type ControlledServer, makeControlledServer } from '../support/controlled-server';
import type { Deployable, DeployableProcess } from '../support/deployable-process';
import { eventually } from '../support/eventually';
import { freePort } from '../support/ports';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';

/** trust.md F18 allows 30 s after the last one came. */
const readyWithin = 30_000;
const deployables: Deployable[] = ['gateway', ...serviceNames];

jest.setTimeout(100_000);

let server: ControlledServer;
let system: SplitSystem;
let issuerPort: number;
let issuer: Server | undefined;
/** Besides those of the system. */
const launched: DeployableProcess[] = [];

beforeAll(async () => {
  server = await makeControlledServer();
  issuerPort = await freePort();
  const late = { issuer: 'https://late.test', audience: 'https://gateway.test', agency: 'UNHCR' };
  system = await prepareSplitSystem({
    databases: server.databases,
    issuers: [{ ...late, jwksUri: `http://127.0.0.1:${issuerPort}/jwks` }],
  });
  await server.stop();
});

afterAll(async () => {
  await Promise.all(launched.map((each) => each.end('SIGKILL')));
  await system?.stop();
  await server?.remove();
  issuer?.close();
});

const healths = (path: '/readyz' | '/healthz', names: readonly Deployable[]) =>
  Promise.all(names.map(async (name) => [name, await system.health(name, path)] as const)).then(Object.fromEntries);

const eachOf = (names: readonly Deployable[], health: object) =>
  Object.fromEntries(names.map((name) => [name, health]));

const lacking = (...failing: string[]) => ({ status: 503, failing });

describe('a start in the wrong order (F18): gateway first, PostgreSQL last', () => {
  test('everything lives, says what it lacks, and becomes ready by itself', async () => {
    const gateway = system.launch('gateway');
    await eventually(async () => {
      expect(await system.health('gateway', '/readyz')).toEqual(lacking('members', 'issuer'));
    }, readyWithin);
    const services = serviceNames.map((name) => system.launch(name));
    await eventually(async () => {
      expect(await healths('/readyz', serviceNames)).toEqual(eachOf(serviceNames, lacking('database')));
    }, readyWithin);
    expect(await healths('/healthz', deployables)).toEqual(eachOf(deployables, { status: 200, failing: [] }));

    issuer = await serveKeys(issuerPort);
    await server.launch();
    const since = Date.now();
    await eventually(async () => {
      expect(await healths('/readyz', serviceNames)).toEqual(eachOf(serviceNames, { status: 200, failing: [] }));
      expect((await system.health('gateway', '/readyz')).failing).not.toContain('members');
    }, readyWithin);
    expect(Date.now() - since).toBeLessThan(readyWithin);
    const officer = await system.as('UNHCR', 'officer');
    await expect(officer.ok('{ agencies { code } }')).resolves.toMatchObject({
      agencies: { length: demoAgencies.length },
    });

    // Nobody was restarted, and each service said in plain lines what it waited for.
    for (const each of [gateway, ...services]) expect(each.lives).toBe(true);
    for (const { lines } of services) {
      const waits = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'waiting for the database');
      expect(waits.length).toBeGreaterThan(0);
      expect(waits[0]).toMatchObject({ failure: 'ECONNREFUSED', service: expect.any(String) });
      expect(JSON.stringify(waits)).not.toMatch(/stack|postgres:/);
    }
  });
});

async function serveKeys(port: number): Promise<Server> {
  const key = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const keys = JSON.stringify({ keys: [{ ...key, alg: 'EdDSA', kid: 'late' }] });
  const listening = createServer((_, response) => response.end(keys));
  await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
  return listening;
}

test('a signal ends a service that waits for its database', async () => {
  const port = String(await freePort());
  const nowhere = `postgres://registry_app:x@127.0.0.1:${await freePort()}/registry`;
  const changes = { PORT: port, REGISTRY_DATABASE_URL: nowhere, REGISTRY_JOB_DATABASE_URL: nowhere };
  const waiting = system.launch('registry', changes);
  launched.push(waiting);
  await eventually(async () => {
    if (!waiting.lines.some((line) => line.includes('waiting for the database'))) throw new Error('does not wait yet');
  }, readyWithin);
  const since = Date.now();
  expect(await waiting.end('SIGTERM')).toBe(0);
  expect(Date.now() - since).toBeLessThan(5_000);
});

describe('a start that cannot succeed ends with exit code 1 and one clear line:', () => {
  const refusedStart = async (name: Deployable, changes: NodeJS.ProcessEnv) => {
    const { PORT = String(await freePort()), ...others } = changes;
    const child = system.launch(name, { PORT, ...others });
    const timer = setTimeout(() => child.end('SIGKILL'), readyWithin);
    const code = await child.end();
    clearTimeout(timer);
    return { code, lines: child.lines };
  };

  test('a wrong password', async () => {
    const { appUrl } = server.databases.registry;
    const url = new URL(appUrl);
    url.password = 'wrong';
    expect(await refusedStart('registry', { REGISTRY_DATABASE_URL: url.toString() })).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^The database of registry refuses the connection \(28P01\): .*registry_app/)],
    });
  });

  test('the role of the owner, which row-level security does not bind', async () => {
    const { ownerUrl } = server.databases.sanctions;
    expect(await refusedStart('sanctions', { SANCTIONS_DATABASE_URL: ownerUrl })).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^The role in the URL of sanctions owns tables/)],
    });
  });

  test.each(['performance', 'gateway'] as const)('a taken port (%s)', async (name) => {
    const { host, port } = new URL(system.serviceUrl('assessments'));
    expect(await refusedStart(name, { PORT: port })).toEqual({
      code: 1,
      lines: [`${host} is taken. Stop the program that listens there or configure another port.`],
    });
  });

  test('issuers of a development start in production', async () => {
    expect(await refusedStart('gateway', { NODE_ENV: 'production' })).toEqual({
      code: 1,
      lines: [
        expect.stringMatching(/^The issuer https:\/\/\S+ belongs to a development start; production refuses it\.$/),
      ],
    });
  });
});
