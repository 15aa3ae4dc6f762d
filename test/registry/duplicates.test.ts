import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { beginRegistration, handIn } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(90_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let admin: Caller;
let secondAdmin: Caller;

const addPartner = 'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
const add = async (legalName: string, countryOfOrigin = 'SO', more: object = {}): Promise<string> => {
  const input = { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin, ...more };
  return (await officer.ok(addPartner, { input })).addPartner.id;
};

interface Candidate {
  partner: { id: string; legalName: string };
  score: number;
  reasons: { code: string; detail: string }[];
}
const candidateFields = '{ partner { id legalName } score reasons { code detail } }';
const candidatesFor = async (entry: object): Promise<Candidate[]> => {
  const query = `query Ask($entry: DuplicateEntryInput!) { duplicateCandidates(entry: $entry) ${candidateFields} }`;
  return (await officer.ok(query, { entry })).duplicateCandidates;
};
const candidatesOf = async (partnerId: string): Promise<Candidate[]> => {
  const query = `query Ask($partnerId: ID!) { duplicateCandidates(partnerId: $partnerId) ${candidateFields} }`;
  return (await officer.ok(query, { partnerId })).duplicateCandidates;
};
const named = (value: string, kind = 'LEGAL') => ({ value, kind });
const scoreOf = (found: Candidate[], partnerId: string) =>
  found.find(({ partner }) => partner.id === partnerId)?.score ?? 0;
const codesOf = (found: Candidate[], partnerId: string) =>
  found.find(({ partner }) => partner.id === partnerId)?.reasons.map(({ code }) => code) ?? [];

const caseFields = `{ id score state cause note version ageDays overdue dueAt proposedAgency decidedAgency
  partner { id } other { id } reasons { code } }`;
const casesOf = async (partnerId: string, caller = officer, states?: string[]) => {
  const filter = { partnerId, ...(states && { states }) };
  const query = `query Cases($filter: DuplicateCaseFilter!) { duplicateCases(filter: $filter) { totalCount edges { node ${caseFields} } } }`;
  const { duplicateCases } = await caller.ok(query, { filter });
  return duplicateCases.edges.map(({ node }: { node: unknown }) => node);
};
const decidePair = `mutation Decide($input: DecideDuplicatePairInput!) { decideDuplicatePair(input: $input) ${caseFields} }`;
const decide = (caller: Caller, partnerId: string, otherId: string, outcome: string) =>
  caller.ok(decidePair, { input: { partnerId, otherId, outcome, note: 'We called both directors.' } });

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  admin = await system.as('UNHCR', 'admin');
  secondAdmin = await system.as('UNICEF', 'admin');
});

afterAll(() => system?.stop());

describe('candidates', () => {
  test('story 4.a: a name with one word more lies between review and certainty, with the reason in words', async () => {
    const known = await add('Wadajir Water Association');
    const found = await candidatesFor({
      names: [named('Wadajir Water & Shelter Association'), named('WWSA', 'ACRONYM')],
      countryOfOrigin: 'SO',
    });
    expect(scoreOf(found, known)).toBeGreaterThanOrEqual(0.65);
    expect(scoreOf(found, known)).toBeLessThan(0.92);
    expect(codesOf(found, known)).toEqual(['NAME', 'SAME_COUNTRY']);
    const reason = found.find(({ partner }) => partner.id === known)?.reasons[0];
    expect(reason?.detail).toMatch(
      /“Wadajir Water & Shelter Association” and “Wadajir Water Association” are 8\d % alike/,
    );
  });

  test('a name is found across scripts, in translation and transliteration', async () => {
    const sanabel = await add('جمعية سنابل للتنمية', 'TN');
    const found = await candidatesFor({
      names: [named('Association Sanabel pour le développement')],
      countryOfOrigin: 'TN',
    });
    expect(codesOf(found, sanabel)).toContain('NAME_ACROSS_SCRIPTS');
  });

  test('an acronym finds the name that it stands for, and a website the same owner under another name', async () => {
    const long = await add('Gargaar Relief and Resilience Network', 'SO', { website: 'https://www.gargaar.org/about' });
    expect(
      scoreOf(await candidatesFor({ names: [named('GRRN', 'ACRONYM')], countryOfOrigin: 'SO' }), long),
    ).toBeGreaterThan(0.65);
    const owner = await candidatesFor({
      names: [named('Gargaar Network')],
      countryOfOrigin: 'SO',
      website: 'gargaar.org',
    });
    expect(codesOf(owner, long)).toContain('WEB_DOMAIN');
  });

  test('an identifier of one list is nearly certain, whatever the names', async () => {
    const known = await add('Maji Safi Group', 'KE');
    await officer.ok(
      'mutation ($id: ID!) { addOrgIdentifier(input: { partnerId: $id, scheme: "XI-IATI", value: "KE-NCB-218051-5678" }) { id } }',
      { id: known },
    );
    const found = await candidatesFor({
      names: [named('Clean Water Initiative Nairobi')],
      countryOfOrigin: 'KE',
      identifiers: [{ scheme: 'XI-IATI', value: 'ke-ncb-218051-5678' }],
    });
    expect(scoreOf(found, known)).toBeGreaterThanOrEqual(0.92);
    expect(codesOf(found, known)).toContain('IDENTIFIER');
  });

  test('a partner is no candidate of itself, and unlike names are none', async () => {
    const id = await add('Hodan Fisheries Cooperative');
    expect(await candidatesOf(id)).toEqual([]);
  });

  test('either a partner or an entry is asked about', async () => {
    expect(await officer.refusal('{ duplicateCandidates { score } }')).toBe('INVALID_INPUT');
  });

  test('partner users learn nothing of other partners', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    const ask =
      '{ duplicateCandidates(entry: { names: [{ value: "Water", kind: LEGAL }], countryOfOrigin: "SO" }) { score } }';
    expect(await director.refusal(ask)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal('{ duplicateCases { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('the number of statements does not grow with the number of candidates', async () => {
    const ask = `query Ask($entry: DuplicateEntryInput!) { duplicateCandidates(entry: $entry) { score partner { legalName } } }`;
    const none = { names: [named('Zzyzx Qwertz')], countryOfOrigin: 'SO' };
    const some = { names: [named('Budget Water Union')], countryOfOrigin: 'SO' };
    await expectSql(1, () => officer.ok(ask, { entry: none }));
    for (let number = 0; number < 5; number++) await add(`Budget Water Union ${number}`);
    const { duplicateCandidates } = await expectSql(3, () => officer.ok(ask, { entry: some }));
    expect(duplicateCandidates.length).toBeGreaterThanOrEqual(5);
  });
});

describe('the queue', () => {
  test('a pair is found when one of the two enters, and again under its new name', async () => {
    const one = await add('Tawakal Nomad Health Trust');
    const other = await add('Tawakal Nomads Health Trust');
    await eventually(async () => expect(await casesOf(other)).toMatchObject([{ state: 'OPEN', cause: 'ENTRY' }]));
    const third = await add('Something Entirely Unlike');
    await officer.ok(
      'mutation ($id: ID!) { renamePartner(input: { partnerId: $id, legalName: "Tawakal Nomad Health Trust Inc", expectedVersion: 1 }) { id } }',
      { id: third },
    );
    await eventually(async () =>
      expect(await casesOf(third)).toEqual(expect.arrayContaining([expect.objectContaining({ cause: 'CHANGE' })])),
    );
    expect((await casesOf(one)).length).toBeGreaterThanOrEqual(2);
  });

  test('one person documents that two are two; further finds of the same facts keep quiet', async () => {
    const one = await add('Beledweyne Youth Forum');
    const other = await add('Beledweyne Youth Forum Group');
    await eventually(async () => expect(await casesOf(one)).toHaveLength(1));
    const { decideDuplicatePair } = await decide(officer, other, one, 'NOT_DUPLICATE');
    expect(decideDuplicatePair).toMatchObject({
      state: 'NOT_DUPLICATE',
      note: 'We called both directors.',
      decidedAgency: 'UNHCR',
    });
    expect(await casesOf(one)).toEqual([]);
    await officer.ok(
      'mutation ($id: ID!) { addPartnerName(input: { partnerId: $id, value: "BYF", kind: ACRONYM }) { id } }',
      { id: one },
    );
    await eventually(async () => {
      const pending = await withClient(system.databases.registry.ownerUrl, (client) =>
        client.query('SELECT count(*)::int AS count FROM duplicate_pending'),
      );
      expect(pending.rows[0].count).toBe(0);
    });
    expect(await casesOf(one)).toEqual([]);
  });

  test('two different people say that two are one', async () => {
    const one = await add('Jubba Valley Farmers Union');
    const other = await add('Jubba Valley Farmer Union');
    expect((await decide(officer, one, other, 'DUPLICATE')).decideDuplicatePair).toMatchObject({
      state: 'DUPLICATE_PROPOSED',
      proposedAgency: 'UNHCR',
    });
    const again = { input: { partnerId: one, otherId: other, outcome: 'DUPLICATE', note: 'Once more.' } };
    expect(await officer.refusal(decidePair, again)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect((await decide(secondAdmin, other, one, 'DUPLICATE')).decideDuplicatePair).toMatchObject({
      state: 'DUPLICATE',
      decidedAgency: 'UNICEF',
    });
  });

  test('a reader sees the queue but decides nothing, and unknown partners are NOT_FOUND', async () => {
    const reader = await system.as('WFP', 'reader');
    const [one, other] = [await add('Reader One'), await add('Reader Two')];
    await reader.ok('{ duplicateCases { totalCount } }');
    const input = { partnerId: one, otherId: other, outcome: 'NOT_DUPLICATE', note: 'No.' };
    expect(await reader.refusal(decidePair, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const nobody = '01a1fd10-0000-7000-8000-000000000000';
    expect(await officer.refusal(decidePair, { input: { ...input, otherId: nobody } })).toBe('NOT_FOUND');
    expect(await officer.refusal(decidePair, { input: { ...input, otherId: one } })).toMatch(
      /ALREADY_MERGED|INVALID_INPUT/,
    );
  });

  test('what waits too long is overdue', async () => {
    const one = await add('Laascaanood Peace Line');
    await add('Laascaanood Peace Lines');
    await eventually(async () => expect(await casesOf(one)).toMatchObject([{ overdue: false, ageDays: 0 }]));
    system.clock.advance(15 * day);
    officer = await system.as('UNHCR', 'officer');
    admin = await system.as('UNHCR', 'admin');
    secondAdmin = await system.as('UNICEF', 'admin');
    await eventually(async () => expect(await casesOf(one)).toMatchObject([{ overdue: true, ageDays: 15 }]));
    const { duplicateCases } = await officer.ok('{ duplicateCases(filter: { overdue: true }) { totalCount } }');
    expect(duplicateCases.totalCount).toBeGreaterThan(0);
  });

  test('pages are stable and cost the same statements, whatever their size', async () => {
    const page = `query Page($first: Int!, $after: String) { duplicateCases(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor } edges { node { id score partner { legalName } other { legalName } } } } }`;
    const all = (await officer.ok(page, { first: 100 })).duplicateCases;
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const { duplicateCases }: { duplicateCases: typeof all } = await officer.ok(page, { first: 2, after });
      walked.push(...duplicateCases.edges.map(({ node }: { node: { id: string } }) => node.id));
      if (!duplicateCases.pageInfo.hasNextPage) break;
      after = duplicateCases.pageInfo.endCursor;
    }
    expect(walked).toEqual(all.edges.map(({ node }: { node: { id: string } }) => node.id));
    expect(new Set(walked).size).toBe(walked.length);
    await expectSql(3, () => officer.ok(page, { first: 3 }));
    await expectSql(3, () => officer.ok(page, { first: 100 }));
  });
});

describe('R-INV-9: a nearly certain duplicate with the same registration number', () => {
  const submit = 'mutation ($id: ID!) { submitRegistration(input: { registrationId: $id }) { state } }';

  const begin = async (legalName: string, person: string, registrationNumber: string) => {
    const begun = await beginRegistration(system, { legalName, admin: person });
    await handIn(system, { ...begun, only: 'papers', registrationNumber });
    return begun;
  };

  test('is not handed in before somebody documents that it is another one', async () => {
    await begin('Dhoobley Pastoralists Aid', 'dhoobley', 'SO-MOI 4471/2016');
    const second = await begin('Dhoobley Pastoralist Aid', 'copy', 'so moi 4471-2016');
    const [candidate] = await candidatesOf(second.partnerId);
    expect(candidate?.score).toBeGreaterThanOrEqual(0.92);
    expect(candidate?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['REGISTRATION_NUMBER', 'SAME_COUNTRY']),
    );

    const { errors } = await second.admin.ask(submit, { id: second.registrationId });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'PRECONDITION_FAILED',
      reason: 'DUPLICATE_UNDECIDED',
      rule: 'R-INV-9',
    });
    // The other partner is not public: its id is nobody else's business.
    expect(errors?.[0]?.extensions.facts).toBeUndefined();
    await decide(officer, second.partnerId, candidate?.partner.id ?? '', 'NOT_DUPLICATE');
    expect((await second.admin.ok(submit, { id: second.registrationId })).submitRegistration.state).toMatch(
      /SUBMITTED|IN_VETTING/,
    );
  });

  test('another number, or another country, blocks nothing', async () => {
    await begin('Qoryooley Riverine Womens Aid', 'qoryooley', 'A-100');
    const other = await begin('Qoryooley Riverine Women Aid', 'other', 'A-200');
    const blocked = await other.admin.ask(submit, { id: other.registrationId });
    expect(blocked.errors).toBeUndefined();
  });
});

describe('the sweep', () => {
  test('walks the whole roster with progress, and finds what no entry showed', async () => {
    const [one, other] = [await add('Sweepable Herders Guild'), await add('Sweepable Herder Guild')];
    await eventually(async () => expect(await casesOf(one)).toHaveLength(1));
    await withClient(system.databases.registry.ownerUrl, async (client) => {
      await client.query('DELETE FROM duplicate_case WHERE $1 IN (partner_id, other_id)', [one]);
      await client.query('DELETE FROM duplicate_key WHERE partner_id = ANY ($1)', [[one, other]]);
    });
    expect(await officer.refusal('mutation { startDuplicateSweep { id } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
    const { startDuplicateSweep } = await admin.ok('mutation { startDuplicateSweep { id job { state } } }');
    const sweep = '{ partners pairs job { state done total } }';
    await eventually(async () => {
      const { duplicateSweep } = await admin.ok(
        `query ($id: ID!) { duplicateSweep(id: $id) ${sweep} }`,
        startDuplicateSweep,
      );
      expect(duplicateSweep.job.state).toBe('SUCCEEDED');
      expect(duplicateSweep.job.done).toBe(duplicateSweep.job.total);
      expect(duplicateSweep.pairs).toBeGreaterThanOrEqual(1);
    }, 30_000);
    expect(await casesOf(one)).toMatchObject([{ cause: 'SWEEP' }]);
    const { duplicateSweep } = await secondAdmin.ok(
      'query ($id: ID!) { duplicateSweep(id: $id) { id } }',
      startDuplicateSweep,
    );
    expect(duplicateSweep).toBeNull();
  });
});
