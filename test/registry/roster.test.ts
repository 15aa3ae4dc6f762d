import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, partnerOf } from './registered-partner';

jest.setTimeout(90_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let director: Caller;
let own: string;
let other: string;

const write = (sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.ownerUrl, (owner) => owner.query(sql, values));
const register = (id: string) => write('UPDATE partner SET registered_at = now() WHERE id = $1', [id]);
const inDays = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString();
const dateInDays = (days: number) => inDays(days).slice(0, 10);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  own = await partnerOf(director, officer);
  other = await addPartner(officer, 'Bay Nutrition Network');
});

afterAll(() => system?.stop());

const entryFields = `id roster sectors countries populations emergencyReady validUntil limitedBy addedAt removedAt
  removalReason partner { legalName } addedBy { code } recognisedBy { agency { code } }
  standby { profiles headcount leadTimeDays countries }`;
const add = `mutation ($input: AddToRosterInput!) { addToRoster(input: $input) { ${entryFields} } }`;
const search = `query ($filter: RosterFilter!, $first: Int!, $after: String) {
  rosterSearch(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor } edges { node { ${entryFields} } } } }`;
const remove = `mutation ($entryId: ID!) { removeFromRoster(input: { entryId: $entryId, reason: "left the region" }) { removedAt removalReason } }`;
const recognise =
  'mutation ($entryId: ID!) { recogniseRosterEntry(input: { entryId: $entryId }) { recognisedBy { agency { code } } } }';

const entry = (partnerId: string, change: object = {}) => ({
  input: {
    partnerId,
    roster: 'Horn of Africa emergency roster',
    sectors: ['HEALTH'],
    countries: ['SO'],
    populations: ['IDPS'],
    emergencyReady: true,
    standby: { profiles: ['water engineer'], headcount: 12, leadTimeDays: 3, countries: ['SO', 'ET'] },
    ...change,
  },
});

async function find(filter: object, first = 100) {
  const { rosterSearch } = await officer.ok(search, { filter, first });
  return rosterSearch;
}
const namesOf = async (filter: object) =>
  (await find(filter)).edges.map(({ node }: { node: { partner: { legalName: string } } }) => node.partner.legalName);

test('only partners that are registered stand on a roster (JIU-90)', async () => {
  expect(await officer.refusal(add, entry(own))).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
  await register(own);
  await register(other);
});

describe('an entry', () => {
  let entryId: string;

  beforeAll(async () => {
    const { addToRoster } = await officer.ok(add, entry(own, { idempotencyKey: 'roster-key-1' }));
    entryId = addToRoster.id;
    expect(addToRoster).toMatchObject({
      roster: 'Horn of Africa emergency roster',
      standby: { headcount: 12, leadTimeDays: 3 },
      addedBy: { code: 'UNHCR' },
      recognisedBy: [{ agency: { code: 'UNHCR' } }],
      validUntil: null,
      limitedBy: null,
      removedAt: null,
    });
    expect((await officer.ok(add, entry(own, { idempotencyKey: 'roster-key-1' }))).addToRoster.id).toBe(entryId);
    await officer.ok(
      add,
      entry(other, { emergencyReady: false, sectors: ['NUTRITION'], standby: null, populations: [] }),
    );
  });

  test.each<[string, object, string]>([
    ['the same roster again', {}, 'INVALID_INPUT / UNCHANGED'],
    ['an unknown sector', { roster: 'Other', sectors: ['SORCERY'] }, 'INVALID_INPUT / UNKNOWN_CODE'],
    ['an unknown country', { roster: 'Other', countries: ['ZZ'] }, 'INVALID_INPUT'],
    [
      'nobody on standby',
      { roster: 'Other', standby: { profiles: [], headcount: 0, leadTimeDays: 0, countries: [] } },
      'INVALID_INPUT',
    ],
    ['no name', { roster: '  ' }, 'INVALID_INPUT'],
    ['no partner', { partnerId: newId() }, 'NOT_FOUND'],
  ])('is refused with %s', async (_case, change, refusal) => {
    expect(await officer.refusal(add, entry(own, change))).toBe(refusal);
  });

  test.each<[object, string[]]>([
    [{}, ['Bay Nutrition Network', 'Wadajir Water & Shelter Association']],
    [
      { rosters: ['Horn of Africa emergency roster'] },
      ['Bay Nutrition Network', 'Wadajir Water & Shelter Association'],
    ],
    [{ rosters: ['Another'] }, []],
    [{ sectors: ['NUTRITION'] }, ['Bay Nutrition Network']],
    [{ countries: ['SO'], populations: ['IDPS'] }, ['Wadajir Water & Shelter Association']],
    [{ emergencyReady: true }, ['Wadajir Water & Shelter Association']],
    [{ standby: true }, ['Wadajir Water & Shelter Association']],
    [{ standby: false }, ['Bay Nutrition Network']],
    [{ recognisedBy: 'UNHCR' }, ['Bay Nutrition Network', 'Wadajir Water & Shelter Association']],
    [{ recognisedBy: 'UNICEF' }, []],
  ])('is found by %j', async (filter, names) => expect(await namesOf(filter)).toEqual(names));

  test('is found page by page, once', async () => {
    const first = await find({}, 1);
    const { rosterSearch } = await officer.ok(search, { filter: {}, first: 5, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rosterSearch.edges]).toEqual((await find({})).edges);
    expect(first.totalCount).toBe(2);
  });

  test('makes a partner ready for emergencies in the search of partners', async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { emergencyReady: true, populations: [IDPS] }) { edges { node { id } } } }',
    );
    expect(searchPartners.edges).toEqual([{ node: { id: own } }]);
  });

  test('is recognised by other agencies, each for itself and once (JIU-92)', async () => {
    const admin = await system.as('UNHCR', 'admin');
    expect(await admin.refusal(recognise, { entryId })).toBe('INVALID_INPUT / UNCHANGED');
    const reader = await system.as('WFP', 'reader');
    expect(await reader.refusal(recognise, { entryId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const wfp = await system.as('WFP', 'admin');
    const { recogniseRosterEntry } = await wfp.ok(recognise, { entryId });
    expect(recogniseRosterEntry.recognisedBy).toEqual([{ agency: { code: 'UNHCR' } }, { agency: { code: 'WFP' } }]);
    expect(await wfp.refusal(remove, { entryId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    for (const { node } of (await find({ emergencyReady: false })).edges) await wfp.ok(recognise, { entryId: node.id });
    expect(await officer.refusal(recognise, { entryId: newId() })).toBe('NOT_FOUND');
  });

  test('is valid until the first of what it rests on ends, and says what (JIU-91)', async () => {
    const now = async () => (await find({ validOnly: false, emergencyReady: true })).edges[0].node;
    await write(
      `INSERT INTO verification (id, partner_id, question_version, result, agency, verified_by, at, valid_until)
       VALUES ($1, $2, '2026.1', 'VERIFIED', 'UNHCR', 'test', now(), $3)`,
      [newId(), own, inDays(1000)],
    );
    const verified = await now();
    expect(verified.limitedBy).toBe('VERIFICATION');
    expect(verified.validUntil.slice(0, 10)).toBe(dateInDays(1000));
    await write(
      `INSERT INTO partner_rating (assessment_id, partner_id, kind, band, owner, finalised_on, valid_until)
       VALUES ($1, $2, 'HACT_MICRO', 'LOW', 'UNICEF', '2024-01-01', $3), ($4, $2, 'HACT_MICRO', 'LOW', 'UNICEF', '2020-01-01', '2021-01-01')`,
      [newId(), own, dateInDays(500), newId()],
    );
    expect(await now()).toMatchObject({ limitedBy: 'ASSESSMENT', validUntil: `${dateInDays(501)}T00:00:00.000Z` });
  });

  test('of which the end comes near is told of once', async () => {
    const told = async () =>
      withClient(system.databases.registry.ownerUrl, async (owner) => {
        const { rows } = await owner.query(
          `SELECT audience, data FROM outbox_event WHERE type = 'registry.roster-renewal-due' AND subject = $1`,
          [own],
        );
        return rows;
      });
    expect(await told()).toEqual([]);
    system.clock.advance(450 * day);
    await eventually(async () => expect(await told()).toHaveLength(1), 10_000);
    const [{ audience, data }] = await told();
    expect(audience).toBe('INTERNAL');
    expect(data).toMatchObject({ entryId, partnerId: own, limitedBy: 'ASSESSMENT' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await told()).toHaveLength(1);
  });

  test('that has ended is left out unless it is asked for', async () => {
    system.clock.advance(60 * day);
    officer = await system.as('UNHCR', 'officer');
    await eventually(async () => expect(await namesOf({})).toEqual(['Bay Nutrition Network']), 20_000);
    expect(await namesOf({ validOnly: false })).toHaveLength(2);
    expect(
      (await officer.ok('{ searchPartners(filter: { emergencyReady: true }) { totalCount } }')).searchPartners
        .totalCount,
    ).toBe(0);
  });

  test('is shown to the partner itself and not to others', async () => {
    director = await system.as('PARTNER_USERS', 'director');
    const mine =
      'query ($id: ID!) { partner(id: $id) { rosterEntries { roster limitedBy recognisedBy { agency { code } } } } }';
    expect((await director.ok(mine, { id: own })).partner.rosterEntries).toEqual([
      {
        roster: 'Horn of Africa emergency roster',
        limitedBy: 'ASSESSMENT',
        recognisedBy: [{ agency: { code: 'UNHCR' } }, { agency: { code: 'WFP' } }],
      },
    ]);
    expect(await director.refusal(search, { filter: {}, first: 1 })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal(add, entry(own, { roster: 'Mine' }))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(search, { filter: {}, first: 1 })).toBe('UNAUTHENTICATED');
  });

  test.each([1, 2, 100])(
    'a page of %i: page, count, partners, recognitions, agencies that added and that recognise',
    async (first) => {
      await expectSql(6, () => officer.ok(search, { filter: { validOnly: false }, first }));
    },
  );

  test('is removed once, by the agency that added it', async () => {
    expect((await officer.ok(remove, { entryId })).removeFromRoster).toMatchObject({
      removalReason: 'left the region',
    });
    expect(await officer.refusal(remove, { entryId })).toBe('CONFLICT / INVALID_STATE');
    expect(await officer.refusal(recognise, { entryId })).toBe('CONFLICT / INVALID_STATE');
    expect(await namesOf({ validOnly: false })).toEqual(['Bay Nutrition Network']);
    await officer.ok(add, entry(own));
  });
});

test('a rating that another agency records is known to registry from the feed', async () => {
  const assessor = await system.as('UNICEF', 'assessor');
  const today = dateInDays(0);
  const input = {
    partnerId: other,
    kind: 'PSEA_CAPACITY',
    band: 'HIGH',
    finalisedOn: today,
    validUntil: dateInDays(300),
    idempotencyKey: 'rating-1',
  };
  await eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
  await eventually(async () => {
    const { partnerFacets, searchPartners } = await officer.ok(
      `{ partnerFacets { riskBands { value count } }
         searchPartners(filter: { riskBands: [HIGH] }) { edges { node { id } } } }`,
    );
    expect(searchPartners.edges).toEqual([{ node: { id: other } }]);
    expect(partnerFacets.riskBands).toContainEqual({ value: 'HIGH', count: 1 });
  }, 20_000);
});
