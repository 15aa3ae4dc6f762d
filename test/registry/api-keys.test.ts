import { createHash } from 'node:crypto';
import { prefixOf } from '@partner-commons/platform/api-key';
import { serviceNames } from '@partner-commons/platform/service';
import type { Answer, Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let unit: Caller;
let stranger: Caller;

const createAccount = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) {
  id name roles active lastUsedOn keys { id } } }`;
const updateAccount = `mutation ($input: UpdateServiceAccountInput!) { updateServiceAccount(input: $input) { roles active } }`;
const createKey = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  key apiKey { id prefix createdAt expiresAt revokedAt } } }`;
const revokeKey = 'mutation ($id: ID!) { revokeApiKey(input: { keyId: $id }) { id revokedAt } }';
const list = `query ($first: Int! = 25) { serviceAccounts(first: $first) { totalCount edges { node {
  id name roles active lastUsedOn keys { prefix revokedAt } } } } }`;

const inDays = (days: number) => new Date(system.clock.now().getTime() + days * 86_400_000).toISOString();
let names = 0;
const account = async (change: Record<string, unknown> = {}) => {
  names += 1;
  const input = { name: `ERP ${names}`, roles: ['READER', 'ERP_CONNECTOR'], ...change };
  return (await unit.ok(createAccount, { input })).createServiceAccount;
};
const keyOf = async (accountId: string, expiresAt = inDays(90)) =>
  (await unit.ok(createKey, { input: { accountId, expiresAt } })).createApiKey;
const asks = '{ searchPartners(first: 1) { totalCount } agencies { code } }';

/** As a program asks: with the key in the header. */
async function asProgram(key: string, query = asks, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `ApiKey ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}
const works = (key: string) =>
  eventually(async () => {
    const { status, errors } = await asProgram(key);
    if (status !== 200 || errors) throw new Error(`${status} ${JSON.stringify(errors)}`);
  });
const fails = (key: string, within = 15_000) =>
  eventually(async () => {
    const { status } = await asProgram(key);
    if (status !== 401) throw new Error(`${status}`);
  }, within);

beforeAll(async () => {
  system = await startTestSystem();
  unit = await system.as('UNHCR', 'admin');
  stranger = await system.as('UNICEF', 'admin');
}, 60_000);

afterAll(() => system?.stop());

test('a program gets in with its key, as its agency and with its roles, and is on record by its id', async () => {
  const { id } = await account();
  const { key, apiKey } = await keyOf(id);
  expect(apiKey).toMatchObject({ prefix: prefixOf(key), revokedAt: null });
  await works(key);
  const steward = await asProgram(
    key,
    'mutation { suspendPartner(input: { partnerId: "x", reason: OTHER }) { __typename } }',
  );
  expect(steward.errors?.[0]?.extensions.code).not.toBe('INTERNAL');
  const { errors } = await asProgram(key, '{ members { totalCount } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
  const { rows } = await withClient(system.databases.registry.adminUrl, (client) =>
    client.query(`SELECT agency FROM audit_event WHERE actor LIKE '%service-account#' || $1 AND action = 'members'`, [
      id,
    ]),
  );
  expect(rows).toEqual([{ agency: 'UNHCR' }]);
});

test('A08: the key is shown once; the database has its hash and prefix, and not the key', async () => {
  const { id } = await account();
  const input = { accountId: id, expiresAt: inDays(10), idempotencyKey: 'key-once-0001' };
  const first = (await unit.ok(createKey, { input })).createApiKey;
  const again = (await unit.ok(createKey, { input })).createApiKey;
  expect(again).toEqual({ key: null, apiKey: first.apiKey });
  await works(first.key);
  const secret = first.key.split('_')[2];
  for (const name of serviceNames) {
    await withClient(system.databases[name].adminUrl, async (client) => {
      const tables = await client.query(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      );
      for (const { name: table } of tables.rows) {
        const { rows } = await client.query(
          `SELECT count(*)::int AS count FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`,
          [secret],
        );
        expect([table, rows[0].count]).toEqual([table, 0]);
      }
    });
  }
  const { rows } = await withClient(system.databases.registry.adminUrl, (client) =>
    client.query('SELECT prefix, hash FROM api_key WHERE id = $1', [first.apiKey.id]),
  );
  const hash = createHash('sha256').update(first.key).digest('hex');
  expect(rows).toEqual([{ prefix: first.apiKey.prefix, hash }]);
  const reading = withClient(system.databases.registry.appUrl, (client) => client.query('SELECT hash FROM api_key'));
  await expect(reading).rejects.toThrow(/permission denied/);
});

describe('A07: a minute later it opens nothing, 100 times of 100', () => {
  const refusedAlways = async (key: string) => {
    await fails(key);
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await asProgram(key)).status));
    expect(new Set(statuses)).toEqual(new Set([401]));
  };

  test('a revoked key; the other keys of the program go on', async () => {
    const { id } = await account();
    const [one, other] = [await keyOf(id), await keyOf(id)];
    await Promise.all([works(one.key), works(other.key)]);
    const { revokeApiKey } = await unit.ok(revokeKey, { id: one.apiKey.id });
    expect((await unit.ok(revokeKey, { id: one.apiKey.id })).revokeApiKey).toEqual(revokeApiKey);
    await refusedAlways(one.key);
    await works(other.key);
  });

  test('all keys of a program that was shut out, until it is let in again', async () => {
    const { id } = await account();
    const { key } = await keyOf(id);
    await works(key);
    await unit.ok(updateAccount, { input: { accountId: id, roles: ['READER'], active: false } });
    await refusedAlways(key);
    await unit.ok(updateAccount, { input: { accountId: id, roles: ['READER'], active: true } });
    await works(key);
  });

  test('wrong keys: another secret, no key at all, the hash, two headers', async () => {
    const { id } = await account();
    const { key } = await keyOf(id);
    await works(key);
    const hash = createHash('sha256').update(key).digest('hex');
    const wrong = [`${key.slice(0, -4)}0000`, 'pc_', 'x', hash, `${key}, ApiKey ${key}`, key.toUpperCase()];
    for (const each of wrong) expect([each, (await asProgram(each)).status]).toEqual([each, 401]);
    const bearer = await fetch(`${system.url}/graphql?key=${key}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: asks }),
    });
    expect(bearer.status).toBe(401);
  });
});

test('a key ends by itself', async () => {
  const { id } = await account();
  const { key } = await keyOf(id, inDays(1));
  await works(key);
  await system.travel(86_400_000);
  unit = await system.as('UNHCR', 'admin');
  stranger = await system.as('UNICEF', 'admin');
  await fails(key);
});

test('programs hold few roles, and setMember cannot give them more', async () => {
  const refuse = (input: Record<string, unknown>) => unit.refusal(createAccount, { input: { name: 'No', ...input } });
  expect(await refuse({ roles: ['IP_UNIT_ADMIN'] })).toBe('INVALID_INPUT / ROLE_NOT_FOR_PROGRAMS');
  expect(await refuse({ roles: ['READER', 'SANCTIONS_ADJUDICATOR'] })).toBe('INVALID_INPUT / ROLE_NOT_FOR_PROGRAMS');
  expect(await refuse({ roles: [] })).toBe('INVALID_INPUT');
  const { id } = await account({ name: 'Limited' });
  expect(await refuse({ roles: ['READER'], name: 'Limited' })).toBe('CONFLICT / NAME_TAKEN');
  const more = { accountId: id, roles: ['USER_ADMIN'], active: true };
  expect(await unit.refusal(updateAccount, { input: more })).toBe('INVALID_INPUT / ROLE_NOT_FOR_PROGRAMS');
  const around = `mutation ($subject: String!) { setMember(input: { issuer: "urn:partner-commons:service-account",
    subject: $subject, grants: [{ role: "IP_UNIT_ADMIN" }] }) }`;
  expect(await unit.refusal(around, { subject: id })).toBe('INVALID_INPUT');
  const expiry = (expiresAt: string) => unit.refusal(createKey, { input: { accountId: id, expiresAt } });
  expect(await expiry(inDays(-1))).toBe('INVALID_INPUT');
  expect(await expiry(inDays(367))).toBe('INVALID_INPUT');
  for (let index = 0; index < 10; index += 1) await keyOf(id);
  expect(await expiry(inDays(1))).toBe('PRECONDITION_FAILED / TOO_MANY_ENTRIES');
});

test('they are for the administrators of their agency alone', async () => {
  const { id } = await account();
  const { apiKey } = await keyOf(id);
  const input = { accountId: id, expiresAt: inDays(1) };
  expect(await stranger.refusal(createKey, { input })).toBe('NOT_FOUND');
  expect(await stranger.refusal(revokeKey, { id: apiKey.id })).toBe('NOT_FOUND');
  expect(await stranger.refusal(updateAccount, { input: { accountId: id, roles: ['READER'], active: true } })).toBe(
    'NOT_FOUND',
  );
  expect((await stranger.ok(list)).serviceAccounts).toEqual({ totalCount: 0, edges: [] });
  const officer = await system.as('UNHCR', 'officer');
  const director = await system.as('PARTNER_USERS', 'director');
  for (const nobody of [officer, director]) expect(await nobody.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(list)).toBe('UNAUTHENTICATED');
});

test('a page costs the same number of statements, however long it is', async () => {
  for (const first of [2, 6]) {
    const { serviceAccounts } = await expectSql(3, () => unit.ok(list, { first }));
    expect(serviceAccounts.edges).toHaveLength(first);
  }
});
