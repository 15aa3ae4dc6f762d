import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import type { Caller } from '../support/caller';
import { type TestDatabase, withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { putDeclaration } from './ready-partner';
import { addPartner, partnerOf, putRegistration } from './registered-partner';

jest.setTimeout(90_000);

const day = 86_400_000;
/** Names that stand nowhere else, so that finding one is finding a leak. */
const treasurer = { fullName: 'Xassan Cali Zyxwvut', nameOriginalScript: 'حسن علي زيكسوفت' };

const add = 'mutation ($input: AddKeyPersonInput!) { addKeyPerson(input: $input) { id version role partner { id } } }';
const update = 'mutation ($input: UpdateKeyPersonInput!) { updateKeyPerson(input: $input) { id version role } }';
const end = 'mutation ($input: EndKeyPersonInput!) { endKeyPerson(input: $input) { id version until } }';
const read = `query ($id: ID!) { partner(id: $id) { headName keyPersons {
  people { id role fullName nameOriginalScript title nationality birthYear since until version }
  redaction { reason howToRequest } } } }`;

let system: TestSystem;
let director: Caller;
let officer: Caller;
let partnerId: string;
let otherId: string;

const person = (facts: object = {}) => ({ partnerId, role: 'BOARD', fullName: 'Faduma Ahmed Nur', ...facts });
const withPurpose = async (caller: Caller, purpose = 'SCREENING') =>
  (await caller.ask(read, { id: partnerId }, { 'x-purpose': purpose })).data.partner.keyPersons;
const peopleSeen = async (caller: Caller) => (await caller.ok(read, { id: partnerId })).partner.keyPersons;
const inRegistry = <Row>(sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.adminUrl, async (admin) => (await admin.query(sql, values)).rows as Row[]);
const basisHash = async () =>
  (await inRegistry<{ hash: string }>('SELECT basis_hash AS hash FROM partner WHERE id = $1', [partnerId]))[0]?.hash;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  partnerId = await partnerOf(director, officer);
  otherId = await addPartner(officer, 'Other Relief');
});

afterAll(() => system?.stop());

test('nobody is entered before the registration asks for documents', async () => {
  expect(await director.refusal(add, { input: person() })).toBe('CONFLICT / INVALID_STATE');
  for (const state of ['ACCESS_REQUESTED', 'DUPLICATE_REVIEW', 'REJECTED', 'WITHDRAWN', 'LAPSED']) {
    await putRegistration(system, partnerId, state);
    expect(await director.refusal(add, { input: person() })).toBe('CONFLICT / INVALID_STATE');
  }
  await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED');
});

test('the partner enters its head, chair and treasurer, and reads them as it wrote them', async () => {
  const before = await basisHash();
  const head = { role: 'HEAD', fullName: ' Amina   Warsame ', title: 'Director', nationality: 'SO', birthYear: 1979 };
  const { addKeyPerson } = await director.ok(add, { input: person({ ...head, since: '2016-03-14' }) });
  expect(addKeyPerson).toMatchObject({ version: 1, role: 'HEAD', partner: { id: partnerId } });
  await director.ok(add, { input: person({ title: 'Chair' }) });
  await director.ok(add, {
    input: person({ ...treasurer, title: 'Treasurer', birthYear: 1988, nationality: 'SO' }),
  });
  const { partner } = await director.ok(read, { id: partnerId });
  expect(partner.headName).toBe('Amina Warsame');
  expect(partner.keyPersons.redaction).toBeNull();
  expect(partner.keyPersons.people).toMatchObject([
    { role: 'HEAD', fullName: 'Amina Warsame', title: 'Director', since: '2016-03-14', until: null },
    { role: 'BOARD', fullName: 'Faduma Ahmed Nur', birthYear: null },
    { ...treasurer, birthYear: 1988, nationality: 'SO' },
  ]);
  expect(await basisHash()).not.toBe(before);
});

test('only screening, vetting and verification read the list, and only with a purpose; every agency sees the head', async () => {
  const reader = await system.as('WFP', 'reader');
  const answer = (await reader.ok(read, { id: partnerId })).partner;
  expect(answer).toMatchObject({ headName: 'Amina Warsame', keyPersons: { people: null } });
  expect(answer.keyPersons.redaction.reason).toBe('CONFIDENTIAL');
  expect(await withPurpose(officer)).toMatchObject({ people: null, redaction: { reason: 'CONFIDENTIAL' } });
  for (const [agency, subject] of [
    ['UNICEF', 'screener'],
    ['UNICEF', 'verifier'],
    ['UNHCR', 'vetter'],
    ['WFP', 'adjudicator'],
  ] as const) {
    const caller = await system.as(agency, subject);
    expect(await caller.refusal(read, { id: partnerId })).toBe('INVALID_INPUT / PURPOSE_REQUIRED');
    expect((await withPurpose(caller)).people).toHaveLength(3);
  }
  const looks = await inRegistry(
    `SELECT DISTINCT actor, purpose FROM audit_event WHERE action = 'Partner.keyPersons' AND object_id = $1 AND agency IS NOT NULL`,
    [partnerId],
  );
  expect(looks).toHaveLength(4);
  expect(looks).toContainEqual({ actor: expect.stringMatching(/#screener$/), purpose: 'SCREENING' });
});

test('staff who key for a partner need not see its people, and are remembered (R-INV-6)', async () => {
  const { addKeyPerson } = await officer.ok(add, { input: person({ role: 'SIGNATORY', fullName: 'Keyed Byofficer' }) });
  expect(await peopleSeen(officer)).toMatchObject({ people: null });
  const changed = { ...person({ role: 'SIGNATORY', fullName: 'Keyed By Officer' }), keyPersonId: addKeyPerson.id };
  expect((await officer.ok(update, { input: { ...changed, expectedVersion: 1 } })).updateKeyPerson.version).toBe(2);
  await officer.ok(end, { input: { partnerId, keyPersonId: addKeyPerson.id, expectedVersion: 2 } });
  const keyers = await inRegistry('SELECT subject FROM registration_keyer');
  expect(keyers).toEqual([{ subject: expect.stringMatching(/#officer$/) }]);
  await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED', 'WFP');
  expect(await officer.refusal(add, { input: person() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED');
  const reader = await system.as('WFP', 'reader');
  expect(await reader.refusal(add, { input: person() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(add, { input: person() })).toBe('UNAUTHENTICATED');
});

test('a partner reaches nobody of another partner', async () => {
  await putRegistration(system, otherId, 'DOCUMENTS_REQUESTED');
  const { addKeyPerson } = await officer.ok(add, { input: { ...person(), partnerId: otherId } });
  const input = { partnerId: otherId, keyPersonId: addKeyPerson.id, expectedVersion: 1 };
  expect(await director.refusal(add, { input: { ...person(), partnerId: otherId } })).toBe('NOT_FOUND');
  expect(await director.refusal(end, { input })).toBe('NOT_FOUND');
  // The id of another's person under the own partner is as absent as an invented one.
  expect(await director.refusal(end, { input: { ...input, partnerId } })).toBe('NOT_FOUND');
  expect((await director.ok(read, { id: otherId })).partner).toBeNull();
});

test('a correction replaces the facts; a stale one and an empty one are refused', async () => {
  const [, chair] = (await peopleSeen(director)).people;
  const input = { ...person({ title: 'Chairperson', birthYear: 1981 }), keyPersonId: chair.id, expectedVersion: 1 };
  expect((await director.ok(update, { input })).updateKeyPerson.version).toBe(2);
  expect(await director.refusal(update, { input })).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await director.refusal(update, { input: { ...input, expectedVersion: 2 } })).toBe('INVALID_INPUT / UNCHANGED');
  expect((await peopleSeen(director)).people[1]).toMatchObject({ title: 'Chairperson', birthYear: 1981, version: 2 });
});

test.each([
  [{ fullName: '---' }, 'INVALID_INPUT'],
  [{ nationality: 'Somalia' }, 'INVALID_INPUT'],
  [{ birthYear: 1850 }, 'INVALID_INPUT'],
  [{ birthYear: 2099 }, 'INVALID_INPUT'],
  [{ since: '2099-01-01' }, 'INVALID_INPUT'],
])('%j is refused', async (facts, refusal) => {
  expect(await director.refusal(add, { input: person(facts) })).toBe(refusal);
});

test('a repeated key enters nobody twice', async () => {
  const input = person({ role: 'USER', fullName: 'Once Only', idempotencyKey: 'key-person-1' });
  const first = await director.ok(add, { input });
  expect(await director.ok(add, { input })).toEqual(first);
  expect(await director.refusal(add, { input: { ...input, fullName: 'Twice Only' } })).toBe(
    'CONFLICT / IDEMPOTENCY_KEY_REUSED',
  );
  expect((await peopleSeen(director)).people.filter(({ role }: { role: string }) => role === 'USER')).toHaveLength(1);
});

test('another head takes over the name that all see', async () => {
  const [head] = (await peopleSeen(director)).people;
  const late = { partnerId, keyPersonId: head.id, expectedVersion: 1 };
  expect(await director.refusal(end, { input: { ...late, until: '2099-01-01' } })).toBe('INVALID_INPUT');
  expect(await director.refusal(end, { input: { ...late, until: '2010-01-01' } })).toBe('INVALID_INPUT');
  const { endKeyPerson } = await director.ok(end, { input: late });
  expect(endKeyPerson.until).toBe(system.clock.now().toISOString().slice(0, 10));
  expect((await director.ok(read, { id: partnerId })).partner.headName).toBeNull();
  await director.ok(add, { input: person({ role: 'HEAD', fullName: 'Second Head' }) });
  expect((await director.ok(read, { id: partnerId })).partner.headName).toBe('Second Head');
  expect(await director.refusal(end, { input: { ...late, expectedVersion: 2 } })).toBe('INVALID_INPUT');
});

test('R-INV-5: another head or board member makes the declaration invalid; a corrected title does not', async () => {
  const stateNow = async () =>
    (
      await inRegistry<{ state: string }>(
        'SELECT state FROM partner_declaration WHERE partner_id = $1 ORDER BY id DESC LIMIT 1',
        [partnerId],
      )
    )[0]?.state;
  const head = (await peopleSeen(director)).people.findLast(({ role }: { role: string }) => role === 'HEAD');
  const same = { ...person({ role: 'HEAD', fullName: 'Second Head' }), keyPersonId: head.id };
  await putDeclaration(system, partnerId);
  await director.ok(update, { input: { ...same, title: 'Executive Director', expectedVersion: 1 } });
  await director.ok(add, { input: person({ role: 'SIGNATORY', fullName: 'Signing Person' }) });
  expect(await stateNow()).toBe('IN_FORCE');
  await director.ok(update, { input: { ...same, fullName: 'Third Head', expectedVersion: 2 } });
  expect(await stateNow()).toBe('INVALIDATED');
  await putDeclaration(system, partnerId);
  await officer.ok(add, { input: person({ fullName: 'New Member' }) });
  expect(await stateNow()).toBe('INVALIDATED');
});

test('the same person in two partners has the same hash, which nobody reads as a name (feature 16)', async () => {
  const input = { ...person({ ...treasurer, fullName: 'XASSAN  Cali-Zyxwvut', birthYear: 1988 }), partnerId: otherId };
  await officer.ok(add, { input });
  const shared = await inRegistry(
    'SELECT person_hash FROM key_person GROUP BY person_hash HAVING count(DISTINCT partner_id) > 1',
  );
  expect(shared).toHaveLength(1);
});

test('the change log names the field and nothing of the person', async () => {
  const rows = await inRegistry<{ field: string; before: string | null; after: string | null }>(
    `SELECT field, before, after FROM partner_change WHERE partner_id = $1 AND field LIKE 'keyPersons.%'`,
    [partnerId],
  );
  expect(rows.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['keyPersons.HEAD', 'keyPersons.BOARD', 'keyPersons.BOARD.title', 'keyPersons.HEAD.until']),
  );
  expect(rows.every(({ before, after }) => before === null && after === null)).toBe(true);
});

test('no name stands in clear in any table or event of registry and sanctions', async () => {
  const find = async (database: TestDatabase, word: string): Promise<string[]> =>
    withClient(database.adminUrl, async (admin) => {
      const { rows } = await admin.query(
        `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
      );
      const found: string[] = [];
      for (const { name } of rows) {
        const hits = await admin.query(`SELECT 1 FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`, [word]);
        if (hits.rowCount) found.push(name);
      }
      return found;
    });
  await eventually(async () => expect(await find(system.databases.sanctions, partnerId)).not.toEqual([]));
  for (const service of ['registry', 'sanctions'] as const) {
    for (const word of ['Zyxwvut', 'زيكسوفت', 'Warsame', 'Chairperson']) {
      expect([service, word, await find(system.databases[service], word)]).toEqual([service, word, []]);
    }
  }
  // The search itself finds what is in clear.
  expect(await find(system.databases.registry, 'Other Relief')).not.toEqual([]);
});

describe('row-level security as the app role', () => {
  const staff = (purpose: string | null, ...held: Role[]): Viewer => ({
    ...publicViewer,
    kind: 'AGENCY',
    subject: 'x',
    agency: 'UNHCR',
    purpose,
    roles: held.map((role) => ({ role, office: null })),
  });
  const partner = (id: string, further: string[] = []): Viewer => ({
    ...publicViewer,
    kind: 'PARTNER',
    subject: 'x',
    partnerId: id,
    partnerIds: further,
    roles: [{ role: 'PARTNER_ADMIN', office: null }],
  });
  const as = <Row>(viewer: Viewer, sql: string, keyed = '') =>
    withClient(system.databases.registry.appUrl, async (app) => {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('commons.viewer', $1, true), set_config('commons.keyed_partner', $2, true)`, [
        JSON.stringify(viewer),
        keyed,
      ]);
      return (await app.query(sql)).rows as Row[];
    });
  const partners = async (viewer: Viewer, keyed?: string) =>
    (await as<{ id: string }>(viewer, 'SELECT DISTINCT partner_id::text AS id FROM key_person ORDER BY 1', keyed)).map(
      ({ id }) => id,
    );

  test('shows rows to who may read them, and to nobody else', async () => {
    const all = [partnerId, otherId].sort();
    expect(await partners(staff('SCREENING', 'SANCTIONS_SCREENER'))).toEqual(all);
    expect(await partners(staff('AUDIT', 'DATA_PROTECTION_OFFICER'))).toEqual(all);
    expect(await partners(staff(null, 'SANCTIONS_SCREENER'))).toEqual([]);
    expect(await partners(staff('SCREENING', 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'))).toEqual([]);
    expect(await partners(partner(partnerId))).toEqual([partnerId]);
    expect(await partners(partner(partnerId, [otherId]))).toEqual(all);
    expect(await partners(partner('01a1fd10-0000-7000-8000-000000000009'))).toEqual([]);
  });

  test('shows a keyer the one partner that is keyed, and no other', async () => {
    expect(await partners(staff(null, 'PROGRAMME_OFFICER'), otherId)).toEqual([otherId]);
  });

  test('lets only keyers write, and only for the partner that is keyed', async () => {
    const write = (viewer: Viewer, target: string, keyed: string) =>
      as(
        viewer,
        `INSERT INTO key_person (id, partner_id, role, sealed, person_hash, recorded_at, recorded_by)
         VALUES (gen_random_uuid(), '${target}', 'HEAD', 'x', 'x', now(), 'x')`,
        keyed,
      );
    const refused = /row-level security/;
    await expect(write(staff('SCREENING', 'SANCTIONS_SCREENER'), partnerId, partnerId)).rejects.toThrow(refused);
    await expect(write(partner(partnerId), otherId, otherId)).rejects.toThrow(refused);
    await expect(write(partner(partnerId), partnerId, '')).rejects.toThrow(refused);
    await expect(write(staff(null, 'PROGRAMME_OFFICER'), partnerId, otherId)).rejects.toThrow(refused);
    await expect(write(partner(partnerId), partnerId, partnerId)).resolves.toEqual([]);
    await expect(as(partner(partnerId), 'DELETE FROM key_person')).rejects.toThrow(/permission denied/);
  });

  test('a reading for the screening closes the door behind it', async () => {
    const viewer = staff(null, 'READER');
    const rows = await as<{ left: string }>(
      viewer,
      `SELECT (SELECT count(*) FROM people_to_screen('${partnerId}')) AS read, (SELECT count(*) FROM key_person) AS left`,
    );
    expect(rows[0]?.left).toBe('0');
  });
});

test('the people of many partners are one statement and one record', async () => {
  const verifier = await system.as('UNICEF', 'verifier');
  const page = (first: number) =>
    verifier.ask(
      'query ($first: Int!) { searchPartners(first: $first) { edges { node { headName keyPersons { people { id } } } } } }',
      { first },
      { 'x-purpose': 'DUE_DILIGENCE' },
    );
  for (const first of [1, 2]) expect((await expectSql(5, () => page(first))).errors).toBeUndefined();
});

test('who left is screened for another year and forgotten after seven', async () => {
  const hash = await basisHash();
  const countSealed = async () =>
    (await inRegistry('SELECT 1 FROM key_person WHERE partner_id = $1 AND sealed IS NOT NULL', [partnerId])).length;
  const before = await countSealed();
  system.clock.advance(300 * day);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await basisHash()).toBe(hash);
  system.clock.advance(70 * day);
  await eventually(async () => expect(await basisHash()).not.toBe(hash));
  expect(await countSealed()).toBe(before);
  system.clock.advance(6.1 * 365 * day);
  await eventually(async () => expect(await countSealed()).toBe(before - 2));
  const tombs = await inRegistry(
    'SELECT role, sealed, person_hash FROM key_person WHERE erased_at IS NOT NULL ORDER BY role',
  );
  expect(tombs).toEqual([
    { role: 'HEAD', sealed: null, person_hash: null },
    { role: 'SIGNATORY', sealed: null, person_hash: null },
  ]);
  const later = await system.as('PARTNER_USERS', 'director');
  const { people } = await eventually(() => peopleSeen(later));
  expect(people.map(({ fullName }: { fullName: string }) => fullName)).not.toContain('Amina Warsame');
  expect(people).toHaveLength(before - 2);
});
