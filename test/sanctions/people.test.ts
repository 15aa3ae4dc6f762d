import { putRegistration } from '../registry/registered-partner';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, addPerson, blockersOf, decideTogether, eventuallyStatus, hitsOf, onlyHit, statusOf } from './hits';
import { datedAt, importReleased, inventedList, rosterScreened } from './lists';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let adjudicator: Caller;
/** Wadajir Water & Shelter Association of story 4.a, and its treasurer. */
let partnerId: string;
let treasurerId: string;
let otherId: string;

const treasurer = { fullName: 'Hassan Ali', title: 'Treasurer', birthYear: 1988, nationality: 'SO' };
/** A name that stands nowhere else, so that finding it is finding a leak. */
const namesake = { fullName: 'Yusuf Mohamed Abdi Qwertyson', birthYear: 1970, nationality: 'SO' };

const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  adjudicator = await system.as('WFP', 'adjudicator');
  ({ id: partnerId } = await addPartner(officer, 'Banadir Wells Cooperative'));
  ({ id: otherId } = await addPartner(officer, 'Juba Seeds Society'));
  await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED');
  await putRegistration(system, otherId, 'DOCUMENTS_REQUESTED');
  await addPerson(officer, partnerId, { fullName: 'Amina Warsame', role: 'HEAD', nationality: 'SO', birthYear: 1979 });
  await importReleased(screener, adjudicator, inventedList);
  await rosterScreened(screener);
});

afterAll(() => system?.stop());

test('people on no list leave the partner clear', async () => {
  await eventuallyStatus(officer, partnerId, 'CLEAR');
});

test('a treasurer whose name is listed for an older man is a hit for review, which names the person (4.a, step 8)', async () => {
  treasurerId = await addPerson(officer, partnerId, treasurer);
  await eventuallyStatus(officer, partnerId, 'HITS_OPEN');
  const hit = await onlyHit(screener, partnerId);
  expect(hit).toMatchObject({
    matchedField: 'KEY_PERSON',
    personId: treasurerId,
    askedName: 'Hassan Ali',
    state: 'OPEN',
    openedBecause: 'FOUND',
    subject: { externalId: 'SOi.901' },
  });
  expect(hit.score).toBeGreaterThanOrEqual(0.7);
  expect(hit.score).toBeLessThan(0.9);
  expect(hit.features).toContainEqual({
    name: 'BIRTH_YEAR',
    value: expect.any(Number),
    detail: 'Born 1988 contradicts the listed 1961.',
  });
  const sum = hit.features.reduce((total, { value }) => total + value, 0);
  expect(sum).toBeCloseTo(hit.score, 3);
});

test('registry hears of it and decides by it', async () => {
  await eventually(async () => expect(await blockersOf(officer, partnerId)).toContain('HITS_OPEN'));
});

test('what caused each screening is recorded with it', async () => {
  const rows = await query('SELECT DISTINCT trigger FROM screening WHERE partner_id = $1 ORDER BY trigger', [
    partnerId,
  ]);
  expect(rows.map(({ trigger }) => trigger)).toEqual(['KEY_PERSON_CHANGE', 'LIST_UPDATE']);
});

test('two people of one name are two hits: each is decided about alone', async () => {
  const ids = [await addPerson(officer, otherId, namesake), await addPerson(officer, otherId, namesake)];
  const hits = await eventually(async () => {
    const found = await hitsOf(screener, otherId, 'OPEN');
    if (found.length !== 2) throw new Error(`${found.length} hits`);
    return found;
  });
  expect(hits.map(({ personId }) => personId).sort()).toEqual([...ids].sort());
  expect(new Set(hits.map(({ subject }) => subject.externalId))).toEqual(new Set(['SOi.902']));
});

test('names of people lie sealed in the database and in no event, audit record or job', async () => {
  for (const table of ['hit', 'partner_basis', 'screening', 'outbox_event', 'audit_event', 'clearance']) {
    const rows = await query(`SELECT row_to_json(t)::text AS text FROM ${table} t`);
    expect(rows.filter(({ text }) => /qwertyson|warsame/i.test(text))).toEqual([]);
  }
  const [stored] = await query('SELECT asked_name, features, sealed FROM hit WHERE person_id = $1', [treasurerId]);
  expect(stored).toEqual({ asked_name: null, features: null, sealed: expect.stringMatching(/^k1\./) });
});

test('requests cannot read the people of partners, not even sealed', async () => {
  await withClient(system.databases.sanctions.appUrl, async (client) => {
    await expect(client.query('SELECT people FROM partner_basis')).rejects.toThrow(/permission denied/);
  });
});

test('a list that is screened in full gives the same hits as each partner alone', async () => {
  const before = [...(await hitsOf(screener, partnerId)), ...(await hitsOf(screener, otherId))];
  await importReleased(screener, adjudicator, datedAt(inventedList, '2026-01-16T00:00:00Z'));
  await rosterScreened(screener);
  expect([...(await hitsOf(screener, partnerId)), ...(await hitsOf(screener, otherId))]).toEqual(before);
});

test('people that cannot be read make their partner UNKNOWN and stop nobody else; once they can, all is as before', async () => {
  const [{ people }] = await query('SELECT people FROM partner_basis WHERE partner_id = $1', [partnerId]);
  await query(`UPDATE partner_basis SET people = 'k1.AAAA' WHERE partner_id = $1`, [partnerId]);
  await importReleased(screener, adjudicator, datedAt(inventedList, '2026-01-17T00:00:00Z'));
  await rosterScreened(screener);
  expect(await statusOf(officer, partnerId)).toBe('UNKNOWN');
  expect(await statusOf(officer, otherId)).toBe('HITS_OPEN');
  expect(await onlyHit(screener, partnerId, 'OPEN')).toMatchObject({ personId: treasurerId });
  await eventually(async () => expect(await blockersOf(officer, partnerId)).toContain('CLEARANCE_STALE'));

  await query('UPDATE partner_basis SET people = $2 WHERE partner_id = $1', [partnerId, people]);
  // The next confirmation of the same list tries again those that are UNKNOWN.
  await importReleased(screener, adjudicator, datedAt(inventedList, '2026-01-17T00:00:00Z'));
  await eventuallyStatus(officer, partnerId, 'HITS_OPEN');
});

test('another name for the same person does not end what is being looked into; the decision does', async () => {
  const { updateKeyPerson } = await officer.ok(
    'mutation ($input: UpdateKeyPersonInput!) { updateKeyPerson(input: $input) { id version } }',
    {
      input: {
        partnerId,
        keyPersonId: treasurerId,
        role: 'BOARD',
        expectedVersion: 1,
        ...treasurer,
        fullName: 'Guled Ismail Farah',
      },
    },
  );
  expect(updateKeyPerson.version).toBe(2);
  await eventually(async () => {
    const [{ n }] = await query(
      `SELECT count(*)::int AS n FROM clearance c JOIN partner_basis b USING (partner_id, basis_hash)
       WHERE partner_id = $1 AND c.screening_id = (SELECT max(id::text)::uuid FROM screening WHERE partner_id = $1)`,
      [partnerId],
    );
    expect(n).toBe(1);
  });
  expect(await statusOf(officer, partnerId)).toBe('HITS_OPEN');
  const hit = await onlyHit(screener, partnerId);
  expect(hit).toMatchObject({ state: 'OPEN', askedName: 'Hassan Ali' });
  await decideTogether([screener, adjudicator], hit, 'FALSE_POSITIVE');
  await eventuallyStatus(officer, partnerId, 'CLEAR');
});
