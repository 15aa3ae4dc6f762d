import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let assessor: Caller;
let officer: Caller;
let director: Caller;
let partnerId: string;

const record = `mutation Record($input: RecordAssessmentInput!) {
  recordAssessment(input: $input) { id kind band owner { code } finalisedOn validUntil amountAssessed { amount currency } }
}`;
const micro = {
  kind: 'HACT_MICRO',
  band: 'MODERATE',
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
  amountAssessed: { amount: '300000.00', currency: 'USD' },
  narrative: 'Segregation of duties is weak.',
};
let keys = 0;
const inputOf = (change: Record<string, unknown> = {}) => ({
  partnerId,
  ...micro,
  idempotencyKey: `key-${++keys}`,
  ...change,
});

async function addPartner(legalName: string): Promise<string> {
  const { addPartner: partner } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'ET' } },
  );
  return partner.id;
}

/** Records as the assessor; a partner is known here as soon as its event has arrived. */
const recorded = (input: Record<string, unknown>): Promise<{ id: string }> =>
  eventually(async () => (await assessor.ok(record, { input })).recordAssessment);

/** Names of the statements on our tables that a piece of work costs. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { statements } = await watchSql(work);
  return statements.flatMap((sql) => /\/\* ((?:Assessment|AuditTrail)\S*) \*\//.exec(sql)?.[1] ?? []).sort();
}

beforeAll(async () => {
  system = await startTestSystem();
  assessor = await system.as('UNICEF', 'assessor');
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  // Roles arrive by feed, in the order of the seed: the partner's director is the last.
  partnerId = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query Own($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
}, 60_000);

afterAll(() => system?.stop());

describe('an assessment of UNICEF', () => {
  let id: string;
  const reportOf = (who: Caller) =>
    who.ok('query Read($id: ID!) { assessment(id: $id) { report { narrative redaction { reason howToRequest } } } }', {
      id,
    });

  beforeAll(async () => {
    id = (await recorded(inputOf())).id;
  });

  test('is composed on the partner for every agency and the partner itself', async () => {
    for (const who of [officer, director]) {
      const { partner } = await who.ok(
        `query Partner($id: ID!) { partner(id: $id) {
          legalName
          currentRating(kind: HACT_MICRO) { kind band validUntil owner { code name } }
          assessments(kind: HACT_MICRO) { totalCount edges { node { id finalisedOn amountAssessed { amount currency } partner { legalName } } } }
        } }`,
        { id: partnerId },
      );
      const legalName = 'Wadajir Water & Shelter Association';
      expect(partner).toEqual({
        legalName,
        currentRating: {
          kind: 'HACT_MICRO',
          band: 'MODERATE',
          validUntil: '2029-09-09',
          owner: { code: 'UNICEF', name: "United Nations Children's Fund" },
        },
        assessments: {
          totalCount: 1,
          edges: [
            {
              node: {
                id,
                finalisedOn: '2024-09-10',
                amountAssessed: { amount: '300000.00', currency: 'USD' },
                partner: { legalName },
              },
            },
          ],
        },
      });
    }
  });

  test('has a report that the owner and the partner read, and others see redacted', async () => {
    const open = { assessment: { report: { narrative: micro.narrative, redaction: null } } };
    expect(await reportOf(assessor)).toEqual(open);
    expect(await reportOf(director)).toEqual(open);
    const { assessment } = await reportOf(officer);
    expect(assessment.report).toEqual({
      narrative: null,
      redaction: { reason: 'CONFIDENTIAL', howToRequest: expect.stringContaining('UNICEF') },
    });
  });

  test('tells the owner when it has no report at all', async () => {
    const bare = await recorded(inputOf({ kind: 'OTHER', narrative: undefined, amountAssessed: undefined }));
    const { assessment } = await assessor.ok(
      'query Read($id: ID!) { assessment(id: $id) { amountAssessed { amount } report { narrative redaction { reason } } } }',
      { id: bare.id },
    );
    expect(assessment).toEqual({ amountAssessed: null, report: { narrative: null, redaction: null } });
  });

  test('leaves a record of each reading, and none of a redaction', async () => {
    const readings = () =>
      withClient(system.databases.assessments.adminUrl, async (client) => {
        const { rows } = await client.query(
          `SELECT agency, outcome, detail FROM audit_event WHERE action = 'Assessment.report' AND object_id = $1 ORDER BY at`,
          [id],
        );
        return rows;
      });
    const before = await readings();
    await reportOf(officer);
    expect(await readings()).toEqual(before);
    await reportOf(assessor);
    await reportOf(director);
    const detail = expect.objectContaining({ resourceIds: [id] });
    expect((await readings()).slice(before.length)).toEqual([
      { agency: 'UNICEF', outcome: 'DONE', detail },
      { agency: null, outcome: 'DONE', detail },
    ]);
  });

  test('is told to the others without its words', async () => {
    const facts = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query('SELECT type, audience, data FROM outbox_event WHERE subject = $1', [id]);
      return rows;
    });
    expect(facts).toEqual([
      {
        type: 'assessments.assessment-recorded',
        audience: 'AGENCY',
        data: {
          assessmentId: id,
          partnerId,
          kind: 'HACT_MICRO',
          band: 'MODERATE',
          ownerAgency: 'UNICEF',
          finalisedOn: '2024-09-10',
          validUntil: '2029-09-09',
        },
      },
    ]);
  });
});

test('the current rating is the latest that is valid; without one it says NOT_ASSESSED', async () => {
  const id = await addPartner('Biyo Relief Organization');
  const psea = { partnerId: id, kind: 'PSEA_CAPACITY', narrative: undefined };
  const rating = async () => {
    const { partner } = await officer.ok(
      'query Rating($id: ID!) { partner(id: $id) { currentRating(kind: PSEA_CAPACITY) { band validUntil owner { code } } } }',
      { id },
    );
    return partner.currentRating;
  };
  const none = { band: 'NOT_ASSESSED', validUntil: null, owner: null };
  expect(await rating()).toEqual(none);
  await recorded(inputOf({ ...psea, band: 'HIGH', finalisedOn: '2015-01-01', validUntil: '2020-01-01' }));
  expect(await rating()).toEqual(none);
  await recorded(inputOf({ ...psea, band: 'LOW', finalisedOn: '2024-11-01' }));
  await recorded(inputOf({ ...psea, band: 'HIGH', finalisedOn: '2023-11-01' }));
  await recorded(inputOf({ ...psea, band: 'SIGNIFICANT', finalisedOn: '2025-01-01', validUntil: '2025-02-01' }));
  expect(await rating()).toEqual({ band: 'LOW', validUntil: '2029-09-09', owner: { code: 'UNICEF' } });

  const page = (after: string | null) =>
    officer.ok(
      `query Page($id: ID!, $after: String) { partner(id: $id) { assessments(first: 3, after: $after) {
         totalCount pageInfo { hasNextPage endCursor } edges { node { finalisedOn } } } } }`,
      { id, after },
    );
  const first = (await page(null)).partner.assessments;
  const second = (await page(first.pageInfo.endCursor)).partner.assessments;
  const days = [first, second].map(({ edges }) =>
    edges.map(({ node }: { node: { finalisedOn: string } }) => node.finalisedOn),
  );
  expect(days).toEqual([['2025-01-01', '2024-11-01', '2023-11-01'], ['2015-01-01']]);
  expect([first, second].map(({ totalCount, pageInfo }) => [totalCount, pageInfo.hasNextPage])).toEqual([
    [4, true],
    [4, false],
  ]);
});

test('a repeated key gives the first answer, also when repeated at once; another body is a conflict', async () => {
  const input = inputOf({ kind: 'DONOR_ASSESSMENT', idempotencyKey: 'donor-2024' });
  const answers = await Promise.all(Array.from({ length: 5 }, () => recorded(input)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await recorded(input)).toEqual(answers[0]);
  expect(await assessor.refusal(record, { input: { ...input, band: 'LOW' } })).toBe(
    'CONFLICT / IDEMPOTENCY_KEY_REUSED',
  );
});

test('what cannot be true, or is not theirs to say, is refused', async () => {
  await recorded(inputOf());
  const refuse = (change: Record<string, unknown>) => assessor.refusal(record, { input: inputOf(change) });
  expect(await refuse({ partnerId: '01941f29-7c00-7a11-b628-5629de08d479' })).toBe('NOT_FOUND');
  expect(await refuse({ partnerId: 'x' })).toBe('NOT_FOUND');
  expect(await refuse({ band: 'NOT_ASSESSED' })).toBe('INVALID_INPUT');
  expect(await refuse({ finalisedOn: '0000-01-01' })).toBe('INVALID_INPUT');
  expect(await refuse({ finalisedOn: '2024-02-30' })).toBe('INVALID_INPUT');
  expect(await refuse({ validUntil: '2024-09-10' })).toBe('INVALID_INPUT');
  expect(await refuse({ amountAssessed: { amount: 300000, currency: 'USD' } })).toBe('INVALID_INPUT');
  expect(await refuse({ amountAssessed: { amount: '1', currency: 'XX' } })).toBe('INVALID_INPUT');
  expect(await refuse({ narrative: '' })).toBe('INVALID_INPUT');
  expect(await officer.refusal(record, { input: inputOf() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await director.refusal(record, { input: inputOf() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(record, { input: inputOf() })).toBe('UNAUTHENTICATED');
  for (const after of [
    'x',
    btoa('["2024-99-99","x"]'),
    btoa('["2024-09-10","x"]'),
    btoa('["0000-01-01","01941f29-7c00-7a11-b628-5629de08d479"]'),
  ]) {
    const page = `query Page($id: ID!, $after: String) { partner(id: $id) { assessments(after: $after) { totalCount } } }`;
    expect(await officer.refusal(page, { id: partnerId, after })).toBe('INVALID_INPUT');
  }
});

test("a partner's users see no assessment of another partner", async () => {
  const other = await addPartner('Another Relief Organization');
  const { id } = await recorded(inputOf({ partnerId: other }));
  const read = 'query Read($id: ID!) { assessment(id: $id) { id } }';
  expect(await officer.ok(read, { id })).toEqual({ assessment: { id } });
  expect(await director.ok(read, { id })).toEqual({ assessment: null });
  expect(await director.ok(read, { id: '01941f29-7c00-7a11-b628-5629de08d479' })).toEqual({ assessment: null });
});

test('a list of 50 partners costs one statement for ratings, and reports one statement and one record', async () => {
  const ids = await Promise.all(Array.from({ length: 50 }, (_, i) => addPartner(`Budget Association ${i}`)));
  for (const id of ids.slice(0, 3)) await recorded(inputOf({ partnerId: id }));
  const list = (fields: string) =>
    assessor.ok(
      `{ searchPartners(first: 50, filter: { text: "Budget Association" }) { edges { node { ${fields} } } } }`,
    );

  const ratings = await statementsOf(async () => {
    const { searchPartners } = await list('id currentRating(kind: HACT_MICRO) { band owner { code } }');
    const bands = searchPartners.edges.map(
      ({ node }: { node: { currentRating: { band: string } } }) => node.currentRating.band,
    );
    expect(bands).toHaveLength(50);
    expect(bands.filter((band: string) => band === 'MODERATE')).toHaveLength(3);
  });
  expect(ratings).toEqual(['AssessmentRepository.findLatestValid']);

  const reports = await statementsOf(async () => {
    const { searchPartners } = await list('id assessments(first: 1) { edges { node { report { narrative } } } }');
    expect(JSON.stringify(searchPartners).split(micro.narrative)).toHaveLength(4);
  });
  expect(reports).toEqual([
    'AssessmentListRepository.countOfPartners',
    'AssessmentListRepository.findPages',
    'AssessmentReportRepository.findByAssessments',
    'AuditTrail.record',
  ]);
});

describe('the list of all', () => {
  const pageOf = async (who: Caller, filter: object, more: object = {}) =>
    (
      await who.ok(
        `query List($filter: AssessmentFilter!, $first: Int!, $after: String) {
           assessments(filter: $filter, first: $first, after: $after) {
             totalCount pageInfo { hasNextPage endCursor }
             edges { node { id state owner { code } partner { legalName } methodology { code } history { to } } } } }`,
        { filter, first: 50, ...more },
      )
    ).assessments;
  const idsOf = async (who: Caller, filter: object): Promise<string[]> =>
    (await pageOf(who, filter)).edges.map(({ node }: { node: { id: string } }) => node.id);
  let listed: string;
  let drafts: string[];
  let finals: string[];

  beforeAll(async () => {
    listed = await addPartner('Listed Relief');
    const country = { partnerId: listed, countries: ['DJ'], kind: 'HACT_MICRO' };
    finals = [];
    for (const change of [
      { finalisedOn: '2023-01-01' },
      { finalisedOn: '2024-01-01', kind: 'OTHER', countries: ['DJ', 'SO'] },
      { finalisedOn: '2022-01-01', kind: 'PSEA_CAPACITY', validUntil: '2026-12-31' },
    ]) {
      finals.push((await recorded(inputOf({ ...country, ...change }))).id);
    }
    drafts = [];
    for (let n = 0; n < 2; n += 1) {
      const { startAssessment } = await assessor.ok(
        `mutation Start($input: StartAssessmentInput!) { startAssessment(input: $input) { assessment { id } } }`,
        { input: { partnerId: listed, methodologyCode: 'PSEA_2020', methodologyVersion: 1, countries: ['DJ'] } },
      );
      drafts.push(startAssessment.assessment.id);
    }
  });

  test('has what is underway first, then the newest, in pages that hold', async () => {
    const expected = [...[...drafts].reverse(), finals[1], finals[0], finals[2]];
    expect(await idsOf(officer, { partnerId: listed })).toEqual(expected);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo, totalCount } = await pageOf(officer, { partnerId: listed }, { first: 2, after });
      expect(totalCount).toBe(5);
      seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(expected);
    const { partner } = await officer.ok(
      `query Own($id: ID!) { partner(id: $id) { drafts: assessments(state: DRAFT) { totalCount }
         all: assessments(first: 3) { edges { node { id } } } } }`,
      { id: listed },
    );
    expect(partner.drafts.totalCount).toBe(2);
    expect(partner.all.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(expected.slice(0, 3));
  });

  test('answers by kind, state, owner, country and day', async () => {
    const of = (filter: object) => idsOf(officer, { partnerId: listed, ...filter });
    expect(await of({ kinds: ['OTHER', 'HACT_MICRO'] })).toEqual([finals[1], finals[0]]);
    expect(await of({ states: ['DRAFT'] })).toEqual([...drafts].reverse());
    expect(await of({ owner: 'UNHCR' })).toEqual([]);
    expect(await of({ country: 'SO' })).toEqual([finals[1]]);
    expect(await of({ validOn: '2022-06-01' })).toEqual([finals[2]]);
    expect(await of({ validOn: '2027-01-01' })).toEqual([finals[1], finals[0]]);
    expect(await of({ expiringBefore: '2030-01-01' })).toEqual([finals[2], finals[0], finals[1]]);
    expect(await of({ expiringBefore: '2026-12-31' })).toEqual([]);
    const refused = `query Bad($filter: AssessmentFilter!) { assessments(filter: $filter) { totalCount } }`;
    expect(await officer.refusal(refused, { filter: { partnerId: 'x' } })).toBe('INVALID_INPUT');
    expect(await officer.refusal(refused, { filter: { country: 'Djibouti' } })).toBe('INVALID_INPUT');
  });

  test('shows a partner its own, whatever it names', async () => {
    expect(await idsOf(director, { partnerId: listed })).toEqual([]);
    const own = await idsOf(director, {});
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(await idsOf(officer, { partnerId }));
    expect(await system.anybody.refusal('{ assessments { totalCount } }')).toBe('UNAUTHENTICATED');
  });

  test('costs as many statements for one row as for all', async () => {
    const cost = (first: number) => statementsOf(() => pageOf(officer, { partnerId: listed }, { first }));
    const one = await cost(1);
    expect(one).toEqual([
      'AssessmentChangeRepository.findByAssessments',
      'AssessmentListRepository.count',
      'AssessmentListRepository.search',
    ]);
    expect(await cost(50)).toEqual(one);
  });
});

test('a later result of the same scope takes the place of an earlier one, in whichever order they come', async () => {
  const id = await addPartner('Superseded Relief');
  const stateOf = async (one: string) =>
    (await officer.ok('query State($id: ID!) { assessment(id: $id) { state supersededBy { id } } }', { id: one }))
      .assessment;
  const of = (change: Record<string, unknown>) => recorded(inputOf({ partnerId: id, ...change }));
  const newer = await of({ finalisedOn: '2025-01-01', countries: ['SO', 'ET'] });
  const older = await of({ finalisedOn: '2024-01-01', countries: ['SO'] });
  expect(await stateOf(older.id)).toEqual({ state: 'SUPERSEDED', supersededBy: { id: newer.id } });
  const narrower = await of({ finalisedOn: '2025-06-01', countries: ['ET'] });
  const group = await of({ finalisedOn: '2025-06-01', countries: ['SO', 'ET'], entityScope: 'GROUP' });
  const over = await of({ finalisedOn: '2025-06-01', validUntil: '2025-06-02', countries: ['SO', 'ET'] });
  for (const one of [newer, narrower, group]) expect(await stateOf(one.id)).toMatchObject({ state: 'FINAL' });
  expect(over.id).not.toBe(newer.id);
  const all = await of({ finalisedOn: '2025-07-01', countries: ['SO', 'ET', 'KE'] });
  for (const one of [newer, narrower])
    expect(await stateOf(one.id)).toEqual({ state: 'SUPERSEDED', supersededBy: { id: all.id } });
});

test('a method is recorded with its version, and must be one of the kind', async () => {
  const refuse = (change: Record<string, unknown>) => assessor.refusal(record, { input: inputOf(change) });
  const method = { methodologyCode: 'HACT_MICRO', methodologyVersion: 2 };
  expect(await refuse({ methodologyCode: 'HACT_MICRO' })).toBe('INVALID_INPUT');
  expect(await refuse({ ...method, methodologyVersion: 9 })).toBe('INVALID_INPUT / UNKNOWN_METHODOLOGY');
  expect(await refuse({ ...method, kind: 'OTHER' })).toBe('INVALID_INPUT / METHODOLOGY_OF_OTHER_KIND');
  expect(await refuse({ startedOn: '2024-09-11' })).toBe('INVALID_INPUT');
  expect(await refuse({ ceilingUsd: '0' })).toBe('INVALID_INPUT');
  const { id } = await recorded(
    inputOf({ ...method, proxy: true, conductedMode: 'REMOTE', areas: ['HR', 'HR'], startedOn: '2024-07-10' }),
  );
  const { assessment } = await officer.ok(
    'query Read($id: ID!) { assessment(id: $id) { proxy conductedMode areas ceilingUsd startedOn origin methodology { code version } } }',
    { id },
  );
  expect(assessment).toEqual({
    proxy: true,
    conductedMode: 'REMOTE',
    areas: ['HR'],
    ceilingUsd: '300000.00',
    startedOn: '2024-07-10',
    origin: 'RECORDED',
    methodology: { code: 'HACT_MICRO', version: 2 },
  });
});

describe('the database itself', () => {
  const asViewer = (viewer: object | null, sql: string) =>
    withClient(system.databases.assessments.appUrl, async (client) => {
      await client.query('BEGIN');
      if (viewer) await client.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(viewer)]);
      const { rows } = await client.query(sql);
      return rows;
    });
  const agency = (code: string) => ({ kind: 'AGENCY', agency: code, partnerId: null, roles: [] });
  const reports = 'SELECT agency, partner_id FROM assessment_report';

  test('gives reports to the owner and the partner, and fails without a viewer', async () => {
    await recorded(inputOf());
    const owned = await asViewer(agency('UNICEF'), reports);
    expect(owned.length).toBeGreaterThan(0);
    expect(await asViewer(agency('UNHCR'), reports)).toEqual([]);
    const own = await asViewer({ kind: 'PARTNER', agency: null, partnerId, roles: [] }, reports);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(owned.length);
    expect(own.every((row) => row.partner_id === partnerId)).toBe(true);
    // An agency's viewer who carries a partner's id is still no partner.
    expect(await asViewer({ ...agency('UNHCR'), partnerId }, reports)).toEqual([]);
    await expect(asViewer(null, reports)).rejects.toThrow(/no viewer/);
  });

  test('lets nobody write a report for another agency, nor change what is final', async () => {
    const insert = `INSERT INTO assessment_report (assessment_id, agency, partner_id, narrative)
      SELECT id, owner_agency, partner_id, 'forged' FROM assessment LIMIT 1`;
    await expect(asViewer(agency('UNHCR'), insert)).rejects.toThrow(/row-level security/);
    for (const sql of [
      `UPDATE assessment SET band = 'LOW'`,
      `UPDATE assessment SET computed_band = 'LOW'`,
      `UPDATE assessment SET owner_agency = 'UNICEF'`,
      `UPDATE assessment SET valid_until = valid_until + 1`,
      `UPDATE assessment SET state = 'DRAFT', finalised_on = NULL, valid_until = NULL, band = NULL`,
      `UPDATE assessment SET state = 'CANCELLED'`,
      `UPDATE assessment SET superseded_by = id`,
      'DELETE FROM assessment',
      `UPDATE assessment_report SET narrative = ''`,
      'DELETE FROM assessment_report',
      `INSERT INTO known_partner VALUES (gen_random_uuid(), now())`,
    ]) {
      await expect(asViewer(agency('UNICEF'), sql)).rejects.toThrow(/permission denied/);
    }
    // Ending is left to the owner alone; for others not even a number moves.
    await expect(asViewer(agency('UNHCR'), 'UPDATE assessment SET version = version + 1')).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      asViewer(agency('UNHCR'), `UPDATE assessment SET state = 'INVALIDATED' WHERE state = 'FINAL'`),
    ).rejects.toThrow(/permission denied/);
  });
});
