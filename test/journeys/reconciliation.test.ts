import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

/** What OpenRefine does with the Reconciliation Service API 0.2, over real HTTP. */

let system: TestSystem;
let unit: Caller;
let officer: Caller;
/** Of a program that may read the roster and compare names. */
let key: string;
/** Of one that may read the roster only. */
let readerKey: string;
let wadajir: string;

const createKeyFor = async (name: string, roles: string[]): Promise<string> => {
  const { createServiceAccount } = await unit.ok(
    'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { id } }',
    { input: { name, roles } },
  );
  const expiresAt = new Date(system.clock.now().getTime() + 86_400_000).toISOString();
  const { createApiKey } = await unit.ok(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
    {
      input: { accountId: createServiceAccount.id, expiresAt },
    },
  );
  return createApiKey.key;
};

const addPartner = async (legalName: string, countryOfOrigin: string) => {
  const input = { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin };
  const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  return (await officer.ok(add, { input })).addPartner.id as string;
};

interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they asked for
  body: any;
  text: string;
}

async function send(path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(`${system.url}${path}`, init);
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : null };
}

const post = (path: string, fields: Record<string, unknown>, headers: Record<string, string> = {}) =>
  send(path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)])),
  });

/** One row of a table, against one space. */
const ask = async (space: string, query: Record<string, unknown>, as = key) => {
  const { status, body } = await post(`/reconcile/${as}/${space}`, { queries: { q0: query } });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.q0;
};

beforeAll(async () => {
  system = await startTestSystem();
  unit = await system.as('UNHCR', 'admin');
  officer = await system.as('UNHCR', 'officer');
  key = await createKeyFor('OpenRefine', ['READER', 'ERP_CONNECTOR']);
  readerKey = await createKeyFor('Reader', ['READER']);
  wadajir = await addPartner('Wadajir Water & Shelter Relief', 'SO');
  await addPartner('Norwegian Water Works', 'NO');
  const screener = await system.as('UNICEF', 'screener');
  const bytes = gunzipSync(readFileSync(join(__dirname, '../fixtures/lists/un-sc-consolidated-2026-02-27.xml.gz')));
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
    fileId,
  });
  await eventually(async () => {
    for (const each of [key, readerKey]) {
      const { status } = await send(`/reconcile/${each}/partners`);
      if (status !== 200) throw new Error(`${status}`);
    }
    const { result } = await ask('listed-parties', { query: 'Abu Bakr al-Baghdadi' });
    if (result.length === 0) throw new Error('The list is not in force yet.');
  }, 40_000);
}, 90_000);

afterAll(() => system?.stop());

describe('the manifest', () => {
  test('says by version 0.2 what there is, under the address that the caller used', async () => {
    const { status, body, headers } = await send(`/reconcile/${key}/partners`);
    const base = `${system.url}/reconcile/${key}/partners`;
    expect(status).toBe(200);
    expect(body).toEqual({
      versions: ['0.2'],
      name: 'Partner Commons: partners',
      identifierSpace: 'urn:partner-commons:partner',
      schemaSpace: 'urn:partner-commons:schema',
      defaultTypes: [{ id: 'Partner', name: 'Partner' }],
      suggest: {
        entity: { service_url: base, service_path: '/suggest/entity' },
        property: { service_url: base, service_path: '/suggest/property' },
        type: { service_url: base, service_path: '/suggest/type' },
      },
      preview: { url: `${base}/preview?id={{id}}`, width: 400, height: 200 },
      extend: { propose_properties: { service_url: base, service_path: '/extend/propose' }, property_settings: [] },
    });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('is for whoever may sign in, by the header or by the path', async () => {
    const authorization = `ApiKey ${key}`;
    expect((await send('/reconcile/partners', { headers: { authorization } })).body.suggest.entity.service_url).toBe(
      `${system.url}/reconcile/partners`,
    );
    const bearer = { authorization: `Bearer ${officer.token}` };
    expect((await send('/reconcile/listed-parties', { headers: bearer })).status).toBe(200);
    expect((await send('/reconcile/partners')).status).toBe(401);
    expect((await send(`/reconcile/${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}/partners`)).status).toBe(401);
    expect((await send(`/reconcile/partners?key=${key}`)).status).toBe(401);
    expect((await send(`/reconcile/${key}/vendors`)).status).toBe(404);
    expect((await send(`/reconcile/${key}/partners/elsewhere`)).status).toBe(404);
    const preflight = await send(`/reconcile/${key}/partners`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST']);
  });
});

describe('partners', () => {
  test('a vendor list is matched by name, country and number; only the same name in the country is certain', async () => {
    const country = { pid: 'country', v: 'SO' };
    const { status, body } = await post(`/reconcile/${key}/partners`, {
      queries: {
        same: { query: 'WADAJIR Water and Shelter Relief'.replace('and', '&'), properties: [country] },
        typed: { query: 'Wadajir Water Shelter Releif', type: 'Partner', limit: 3, properties: [country] },
        elsewhere: { query: 'Wadajir Water & Shelter Relief', properties: [{ pid: 'country', v: ['KE'] }] },
        alone: { query: 'Wadajir Water & Shelter Relief' },
        nobody: { query: 'Completely Different Organisation' },
        signs: { query: '---' },
        foreign: { query: 'Wadajir', type: 'Vessel' },
      },
    });
    expect(status).toBe(200);
    const first = (name: string) => body[name].result[0];
    expect(first('same')).toMatchObject({
      id: wadajir,
      name: 'Wadajir Water & Shelter Relief',
      description: 'SO · NATIONAL_NGO · no number yet',
      score: 100,
      match: true,
      type: [{ id: 'Partner', name: 'Partner' }],
      features: [
        { id: 'name', value: 100 },
        { id: 'country', value: true },
      ],
    });
    expect(first('typed')).toMatchObject({ id: wadajir, match: false });
    expect(first('typed').score).toBeGreaterThan(60);
    expect(first('elsewhere')).toMatchObject({ id: wadajir, match: false });
    expect(first('alone')).toMatchObject({ id: wadajir, score: 100, match: false });
    for (const name of ['nobody', 'signs', 'foreign']) expect([name, body[name].result]).toEqual([name, []]);
  });

  test('entities and properties are suggested, previewed and brought into further columns', async () => {
    const suggested = await send(`/reconcile/${key}/partners/suggest/entity?prefix=Wadajir%20Water`);
    expect(suggested.body.result.map(({ id }: { id: string }) => id)).toContain(wadajir);
    const properties = await send(`/reconcile/${key}/partners/suggest/property?prefix=coun`);
    expect(properties.body.result).toEqual([expect.objectContaining({ id: 'country' })]);
    const preview = await send(`/reconcile/${key}/partners/preview?id=${wadajir}`);
    expect(preview.text).toContain('<h1>Wadajir Water &amp; Shelter Relief</h1>');
    expect(preview.headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors http:\/\/127/);
    const gone = await send(`/reconcile/${key}/partners/preview?id=01941f29-7c00-7a11-b628-5629de08d479`);
    expect(gone.status).toBe(404);
    const extend = {
      ids: [wadajir],
      properties: [{ id: 'countryOfOrigin' }, { id: 'uniqueNumber' }, { id: 'secret' }],
    };
    expect((await post(`/reconcile/${key}/partners`, { extend })).body).toEqual({
      meta: [
        { id: 'uniqueNumber', name: 'Unique number' },
        { id: 'countryOfOrigin', name: 'Country of origin' },
      ],
      rows: { [wadajir]: { countryOfOrigin: [{ str: 'SO' }], uniqueNumber: [] } },
    });
  });
});

describe('listed parties', () => {
  test('are found by the check of names; never certain, with the lists and the time, and on record without the name', async () => {
    const { result, listVersions, checkedAt, note } = await ask('listed-parties', {
      query: 'Abu Bakr al-Baghdadi',
      type: 'INDIVIDUAL',
    });
    expect(result[0]).toMatchObject({ match: false, type: [{ id: 'INDIVIDUAL', name: 'Listed person' }] });
    expect(result[0].description).toMatch(/^UNSC · /);
    expect(listVersions).toEqual([expect.objectContaining({ source: 'UNSC' })]);
    expect(note).toMatch(/People decide/);
    expect(Date.parse(checkedAt)).not.toBeNaN();
    const { rows } = await withClient(system.databases.sanctions.adminUrl, (client) =>
      client.query(`SELECT agency, detail::text AS detail FROM audit_event WHERE action = 'checkName'`),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { agency, detail } of rows) expect([agency, detail.includes('Baghdadi')]).toEqual(['UNHCR', false]);
  });

  test('S-INV-12: nobody like it is said with the lists, never as "safe"', async () => {
    const answer = await ask('listed-parties', { query: 'Zzyzx Qwv Plimsoll', type: 'ENTITY' });
    expect(answer).toMatchObject({ result: [], listVersions: [expect.objectContaining({ source: 'UNSC' })] });
    expect(JSON.stringify(answer)).not.toMatch(/\bsafe\b|\bclean\b/i);
  });

  test('a program that may not compare names gets a refusal, not an empty list', async () => {
    const { status, body } = await post(`/reconcile/${readerKey}/listed-parties`, {
      queries: { q0: { query: 'Somebody' } },
    });
    expect([status, body.errors[0].extensions.reason]).toEqual([403, 'ROLE_REQUIRED']);
  });
});

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, number]>([
    [
      '51 queries',
      { queries: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, { query: 'x' }])) },
      400,
    ],
    ['a list in place of queries', { queries: [{ query: 'x' }] }, 400],
    ['a query of another form', { queries: { q0: { query: { nested: true } } } }, 400],
    ['an endless name', { queries: { q0: { query: 'x'.repeat(301) } } }, 400],
    ['a prototype', { queries: JSON.parse('{"__proto__": {"query": "x"}}') }, 400],
    ['a form with nothing in it', {}, 400],
    ['more than a megabyte', { queries: { q0: { query: 'x'.repeat(1_000_001) } } }, 413],
  ])('%s', async (_case, fields, expected) => {
    const { status, body } = await post(`/reconcile/${key}/partners`, fields);
    expect([status, typeof body.errors[0].extensions.code]).toEqual([expected, 'string']);
  });

  test('queries in a URL, which would stand in logs; JSON; JSONP; other methods', async () => {
    const queries = encodeURIComponent(JSON.stringify({ q0: { query: 'Wadajir' } }));
    expect((await send(`/reconcile/${key}/partners?queries=${queries}`)).status).toBe(405);
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await send(`/reconcile/${key}/partners`, json)).status).toBe(415);
    expect((await send(`/reconcile/${key}/partners/suggest/entity?prefix=W&callback=run`)).status).toBe(400);
    expect((await send(`/reconcile/${key}/partners`, { method: 'DELETE' })).status).toBe(405);
  });

  test('a name that is code on a page stays text in a preview', async () => {
    const id = await addPartner('<script>alert(1)</script> Relief', 'KE');
    const { text } = await send(`/reconcile/${key}/partners/preview?id=${id}`);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
  });
});

test('story: before a payment an ERP asks checkPartner with its key', async () => {
  const query = `query ($id: ID!) { checkPartner(input: { partnerId: $id }) { outcome reasons note checkedAt
    clearance { status } } }`;
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `ApiKey ${key}` },
    body: JSON.stringify({ query, variables: { id: wadajir } }),
  });
  const { data, errors } = (await response.json()) as { data: { checkPartner: { outcome: string } }; errors?: unknown };
  expect(errors).toBeUndefined();
  expect(['STOP', 'NO_REASON_FOUND']).toContain(data.checkPartner.outcome);
});
