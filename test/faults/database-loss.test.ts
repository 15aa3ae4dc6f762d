import { setTimeout as sleep } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { demoAgencies } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { type ControlledServer, makeControlledServer } from '../support/controlled-server';
import { withClient } from '../support/databases';
import type { DeployableProcess } from '../support/deployable-process';
import { eventually } from '../support/eventually';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';

/** trust.md F07: services are back 10 s after PostgreSQL is; a machine with other work gets half as much again. */
const backWithin = 15_000;
const writers = 4;

jest.setTimeout(100_000);

let server: ControlledServer;
let system: SplitSystem;
let services: DeployableProcess[];
let officer: Caller;

beforeAll(async () => {
  server = await makeControlledServer();
  system = await prepareSplitSystem({ databases: server.databases });
  services = serviceNames.map((name) => system.launch(name));
  await Promise.all(serviceNames.map(system.ready));
  await system.start('gateway');
  officer = await system.as('UNHCR', 'officer');
});

afterAll(async () => {
  await system?.stop();
  await server?.remove();
});

const addPartner = `mutation ($legalName: String!) {
  addPartner(input: { legalName: $legalName, primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }`;

/** Writes until told to stop, and notes what was acknowledged. */
function startWriters(caller: Caller) {
  const acknowledged: string[] = [];
  const failures: string[] = [];
  let going = true;
  const write = async (writer: number) => {
    for (let turn = 0; going; turn += 1) {
      const legalName = `Writer ${writer} turn ${turn}`;
      const { data, errors } = await caller.ask(addPartner, { legalName });
      if (data?.addPartner) acknowledged.push(legalName);
      else failures.push(JSON.stringify(errors));
      await sleep(10);
    }
  };
  const running = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return {
    acknowledged,
    failures,
    async stop() {
      going = false;
      await running;
    },
  };
}

const expectAll = (path: '/readyz' | '/healthz', health: object) =>
  Promise.all(serviceNames.map(async (name) => expect(await system.health(name, path)).toEqual(health)));

const namesInDatabase = () =>
  withClient(server.databases.registry.adminUrl, async (admin) => {
    const { rows } = await admin.query("SELECT value FROM partner_name WHERE value LIKE 'Writer %'");
    return rows.map(({ value }) => value as string);
  });

/** What each service knows of the same partners: rows that come over the feed. */
const partnersOf = {
  registry: 'partner',
  sanctions: 'partner_basis',
  assessments: 'known_partner',
  performance: 'known_partner',
} as const;

const countPartners = (name: ServiceName) =>
  withClient(server.databases[name].adminUrl, async (admin) => {
    const { rows } = await admin.query(`SELECT count(*)::int AS count FROM ${partnersOf[name]}`);
    return rows[0].count as number;
  });

test('PostgreSQL killed under writers (F07, F19): nothing acknowledged is lost, and nobody is restarted', async () => {
  const load = startWriters(officer);
  await eventually(async () => expect(load.acknowledged.length).toBeGreaterThan(20));
  server.kill();
  await eventually(() => expectAll('/readyz', { status: 503, failing: ['database'] }), 5_000);
  await expectAll('/healthz', { status: 200, failing: [] });
  const refused = await officer.ask('{ agencies { code } }');
  expect(JSON.stringify(refused)).not.toMatch(/ECONNREFUSED|postgres|127\.0\.0\.1/);
  expect(refused.errors).toBeDefined();
  const before = load.acknowledged.length;

  await server.launch();
  const since = Date.now();
  await eventually(() => expectAll('/readyz', { status: 200, failing: [] }), backWithin);
  await eventually(async () => expect(load.acknowledged.length).toBeGreaterThan(before + 20), backWithin);
  expect(Date.now() - since).toBeLessThan(backWithin);
  await load.stop();

  const stored = await namesInDatabase();
  expect(new Set(stored).size).toBe(stored.length);
  expect(load.acknowledged.filter((name) => !stored.includes(name))).toEqual([]);
  // A write is in doubt only while the server was away, and each writer had one on its way.
  expect(load.failures.length).toBeGreaterThan(0);
  expect(load.failures.join()).not.toMatch(/ECONNREFUSED|terminat|postgres|127\.0\.0\.1/);
  for (const service of services) expect(service.lives).toBe(true);

  // Publisher and consumers work again as well: what was written reaches the others.
  const all = await countPartners('registry');
  for (const consumer of ['sanctions', 'assessments', 'performance'] as const) {
    await eventually(async () => expect(await countPartners(consumer)).toBe(all), backWithin);
  }
});

test('PostgreSQL shut down in order and started again: the same', async () => {
  await server.stop();
  await eventually(() => expectAll('/readyz', { status: 503, failing: ['database'] }), 5_000);
  await expectAll('/healthz', { status: 200, failing: [] });
  await server.launch();
  await eventually(() => expectAll('/readyz', { status: 200, failing: [] }), backWithin);
  await expect(officer.ok('{ agencies { code } }')).resolves.toMatchObject({
    agencies: { length: demoAgencies.length },
  });
  for (const service of services) expect(service.lives).toBe(true);
});
