import { randomUUID } from 'node:crypto';
import { withClient } from '../support/databases';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let parentId: string;
beforeAll(async () => {
  system = await startTestSystem();
  const admin = await system.as('UNHCR', 'useradmin');
  const { offices } = await admin.ok('{ offices(agency: "UNHCR") { edges { node { id level } } } }');
  parentId = offices.edges.find(({ node }: { node: { level: string } }) => node.level === 'HQ').node.id;
});
afterAll(() => system?.stop());

const addOffice = 'mutation ($input: AddOfficeInput!) { addOffice(input: $input) { id name } }';
const office = (name: string, idempotencyKey: string | null = randomUUID()) => ({
  input: { parentId, level: 'COUNTRY', name, country: 'KE', idempotencyKey },
});
const query = (sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.adminUrl, async (client) => (await client.query(sql, values)).rows);

test('I02: the same key and body a hundred times at once is one effect, and everybody gets the same answer', async () => {
  const admin = await system.as('UNHCR', 'useradmin');
  const once = office('UNHCR Kenya');
  const answers = await Promise.all(Array.from({ length: 100 }, () => admin.ok(addOffice, once)));
  expect(new Set(answers.map(({ addOffice: { id } }) => id)).size).toBe(1);
  expect(await query('SELECT count(*)::int AS n FROM office WHERE name = $1', ['UNHCR Kenya'])).toEqual([{ n: 1 }]);
});

test('I02: the same key with another body is refused, in whatever order the fields stand', async () => {
  const admin = await system.as('UNHCR', 'useradmin');
  const first = office('UNHCR Uganda');
  const { addOffice: made } = await admin.ok(addOffice, first);
  const other = { input: { ...first.input, name: 'UNHCR Rwanda' } };
  expect(await admin.refusal(addOffice, other)).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
  const reordered = { input: Object.fromEntries(Object.entries(first.input).reverse()) };
  expect((await admin.ok(addOffice, reordered)).addOffice).toEqual(made);
  expect(await query(`SELECT name FROM office WHERE name LIKE 'UNHCR Rwanda'`)).toEqual([]);
});

test('I02: a key belongs to whoever sent it, and a refused call leaves it free', async () => {
  const [useradmin, admin] = [await system.as('UNHCR', 'useradmin'), await system.as('UNHCR', 'admin')];
  const first = office('UNHCR Zambia');
  await useradmin.ok(addOffice, first);
  expect(await admin.refusal(addOffice, first)).toBe('CONFLICT / NAME_TAKEN');
  const mended = { input: { ...first.input, name: 'UNHCR Malawi' } };
  expect((await admin.ok(addOffice, mended)).addOffice.name).toBe('UNHCR Malawi');
  expect(await admin.refusal(addOffice, office('Short', 'key'))).toBe('INVALID_INPUT');
});

test('I02: after a day, and after all processes were gone, the key still gives the same object', async () => {
  const admin = await system.as('UNHCR', 'useradmin');
  const once = office('UNHCR Chad');
  const { addOffice: made } = await admin.ok(addOffice, once);
  await system.travel(25 * 3_600_000);
  // Nothing of it is in memory: the row alone says so, whoever answers.
  expect(
    await query('SELECT object_id AS id FROM idempotent_call WHERE key = $1', [once.input.idempotencyKey]),
  ).toEqual([{ id: made.id }]);
  expect((await (await system.as('UNHCR', 'useradmin')).ok(addOffice, once)).addOffice).toEqual(made);
});
