import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let steward: Caller;
let officer: Caller;
let director: Caller;
let partnerId: string;

const submit = `mutation Submit($input: SubmitKpiValueInput!) {
  submitKpiValue(input: $input) { id value unit numerator denominator quality revision supersedes
    definition { code version name unit } agency { code } partner { id } period { year quarter } }
}`;
const share = {
  code: 'IP_EXPENDITURE_SHARE',
  version: 1,
  period: { year: 2025 },
  numerator: '1300',
  denominator: '3400',
};
let keys = 0;
const inputOf = (change: Record<string, unknown> = {}) => ({ ...share, idempotencyKey: `key-${++keys}`, ...change });

const submitted = async (change: Record<string, unknown> = {}) =>
  (await steward.ok(submit, { input: inputOf(change) })).submitKpiValue;
/** A partner is known here as soon as its event has arrived. */
const submittedAbout = (change: Record<string, unknown>) => {
  const input = inputOf(change);
  return eventually(async () => (await steward.ok(submit, { input })).submitKpiValue);
};

/** Names of the statements on our tables that a piece of work costs. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { statements } = await watchSql(work);
  return statements.flatMap((sql) => /\/\* (Kpi\S*) \*\//.exec(sql)?.[1] ?? []).sort();
}

beforeAll(async () => {
  system = await startTestSystem();
  steward = await system.as('WFP', 'steward');
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

test('anybody reads the definitions, page by page', async () => {
  const page = (after: string | null) =>
    system.anybody.ok(
      `query Page($after: String) { kpiDefinitions(first: 20, after: $after) {
         totalCount totalCountIsExact pageInfo { hasNextPage endCursor }
         edges { node { id code version unit direction formula numerator denominator source } } } }`,
      { after },
    );
  const first = (await page(null)).kpiDefinitions;
  const second = (await page(first.pageInfo.endCursor)).kpiDefinitions;
  expect([first.totalCount, first.totalCountIsExact, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([
    27,
    true,
    true,
    false,
  ]);
  const nodes = [...first.edges, ...second.edges].map(({ node }) => node);
  const codes = nodes.map(({ code }) => code);
  expect(codes).toEqual([...codes].sort());
  expect(new Set(codes).size).toBe(27);
  expect(nodes.find(({ code }) => code === 'REUSE_RATE')).toEqual({
    id: expect.any(String),
    code: 'REUSE_RATE',
    version: 1,
    unit: 'PERCENT',
    direction: 'HIGHER_BETTER',
    formula: 'accepted reuses ÷ (accepted reuses + new assessments started)',
    numerator: 'accepted reuses',
    denominator: 'accepted reuses and new assessments started',
    source: ['JIU-57'],
  });
});

test('a value of the agency is computed exactly, and a correction is its next revision', async () => {
  const first = await submitted();
  expect(first).toEqual({
    id: expect.any(String),
    value: '38.24',
    unit: 'PERCENT',
    numerator: '1300',
    denominator: '3400',
    quality: 'REPORTED',
    revision: 1,
    supersedes: null,
    definition: { code: 'IP_EXPENDITURE_SHARE', version: 1, name: 'Expenditure through partners', unit: 'PERCENT' },
    agency: { code: 'WFP' },
    partner: null,
    period: { year: 2025, quarter: null },
  });
  const second = await submitted({ numerator: '1301.5', quality: 'AUDITED' });
  expect(second).toMatchObject({
    value: '38.28',
    numerator: '1301.5',
    quality: 'AUDITED',
    revision: 2,
    supersedes: first.id,
  });
  const quarter = await submitted({ period: { year: 2024, quarter: 4 } });
  expect(quarter).toMatchObject({ revision: 1, period: { year: 2024, quarter: 4 } });
  const read = 'query Read($id: ID!) { kpiValue(id: $id) { value revision agency { name } } }';
  expect(await officer.ok(read, { id: first.id })).toEqual({
    kpiValue: { value: '38.24', revision: 1, agency: { name: 'World Food Programme' } },
  });
  expect(await officer.ok(read, { id: partnerId })).toEqual({ kpiValue: null });
});

test('counts and days have no denominator', async () => {
  const count = { code: 'ACTIVE_PARTNERS', numerator: '1000', denominator: undefined };
  expect(await submitted(count)).toMatchObject({ value: '1000', unit: 'COUNT', denominator: null });
  const days = { code: 'REG_LEAD_TIME', numerator: '62.5', denominator: undefined };
  expect(await submitted(days)).toMatchObject({ value: '62.50', unit: 'DAYS', denominator: null });
});

test('values about a partner are composed on it, in force only, for agencies and not for the partner', async () => {
  const late = { code: 'REPORT_TIMELINESS', partnerId, numerator: '7', denominator: '8' };
  await submittedAbout({ ...late, numerator: '6' });
  const inForce = await submittedAbout(late);
  await submittedAbout({ ...late, period: { year: 2024 } });
  await submittedAbout({ ...late, code: 'RESULTS_ATTAINMENT' });
  const query = `query Values($id: ID!, $codes: [String!]!) { partner(id: $id) { legalName
    kpiValues(codes: $codes, year: 2025) { totalCount edges { node { id value revision definition { code } partner { id } } } } } }`;
  const { partner } = await officer.ok(query, { id: partnerId, codes: ['REPORT_TIMELINESS', 'PSEA_COVERAGE'] });
  expect(partner.kpiValues).toEqual({
    totalCount: 1,
    edges: [
      {
        node: {
          id: inForce.id,
          value: '87.50',
          revision: 2,
          definition: { code: 'REPORT_TIMELINESS' },
          partner: { id: partnerId },
        },
      },
    ],
  });
  const two = await officer.ok(query, { id: partnerId, codes: ['REPORT_TIMELINESS', 'RESULTS_ATTAINMENT'] });
  expect(two.partner.kpiValues.totalCount).toBe(2);
  expect(await director.refusal(query, { id: partnerId, codes: ['REPORT_TIMELINESS'] })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
  const read = 'query Read($id: ID!) { kpiValue(id: $id) { value } }';
  expect(await director.refusal(read, { id: inForce.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(read, { id: inForce.id })).toBe('UNAUTHENTICATED');
  for (const codes of [[], Array.from({ length: 21 }, (_, i) => `CODE_${i}`)]) {
    expect(await officer.refusal(query, { id: partnerId, codes })).toBe('INVALID_INPUT');
  }
});

test('a repeated key gives the first answer; another body is a conflict', async () => {
  const input = inputOf({ code: 'PSEA_COVERAGE', idempotencyKey: 'psea-2025' });
  const answers = await Promise.all(
    Array.from({ length: 5 }, async () => (await steward.ok(submit, { input })).submitKpiValue),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(answers[0].revision).toBe(1);
  expect(await steward.refusal(submit, { input: { ...input, numerator: '1' } })).toBe(
    'CONFLICT / IDEMPOTENCY_KEY_REUSED',
  );
  const elsewhere = { ...input, period: { year: 2024 } };
  expect(await steward.refusal(submit, { input: elsewhere })).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
});

test('corrections at the same time become a chain without gaps', async () => {
  const cell = { code: 'COMPETITIVE_SHARE', period: { year: 2023 } };
  const values = await Promise.all(Array.from({ length: 8 }, (_, i) => submitted({ ...cell, numerator: String(i) })));
  const chain = [...values].sort((left, right) => left.revision - right.revision);
  expect(chain.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(chain.map(({ supersedes }) => supersedes)).toEqual([null, ...chain.slice(0, -1).map(({ id }) => id)]);
  const facts = await eventually(() =>
    withClient(system.databases.performance.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT audience, data ->> 'kpiValueId' AS id FROM outbox_event
         WHERE type = 'performance.kpi-value-submitted' AND subject = 'COMPETITIVE_SHARE.1/WFP/all/2023' AND position IS NOT NULL
         ORDER BY position`,
      );
      if (rows.length < chain.length) throw new Error(`${rows.length} facts so far`);
      return rows;
    }),
  );
  expect(facts).toEqual(chain.map(({ id }) => ({ audience: 'AGENCY', id })));
});

test('what cannot be true, or is not theirs to say, is refused', async () => {
  const refuse = (change: Record<string, unknown>) => steward.refusal(submit, { input: inputOf(change) });
  expect(await refuse({ denominator: '0' })).toBe('INVALID_INPUT / DENOMINATOR_ZERO');
  expect(await refuse({ denominator: '0.00' })).toBe('INVALID_INPUT / DENOMINATOR_ZERO');
  expect(await refuse({ denominator: undefined })).toBe('INVALID_INPUT');
  expect(await refuse({ numerator: '-1' })).toBe('INVALID_INPUT');
  expect(await refuse({ numerator: 1300 })).toBe('INVALID_INPUT');
  expect(await refuse({ numerator: '1e3' })).toBe('INVALID_INPUT');
  expect(await refuse({ code: 'ACTIVE_PARTNERS', numerator: '1.5', denominator: undefined })).toBe('INVALID_INPUT');
  expect(await refuse({ version: 2 })).toBe('NOT_FOUND / KPI_DEFINITION_UNKNOWN');
  expect(await refuse({ code: 'INVENTED' })).toBe('NOT_FOUND / KPI_DEFINITION_UNKNOWN');
  expect(await refuse({ partnerId: '01941f29-7c00-7a11-b628-5629de08d479' })).toBe('NOT_FOUND');
  expect(await refuse({ partnerId: 'x' })).toBe('NOT_FOUND');
  expect(await refuse({ period: { year: 2199 } })).toBe('INVALID_INPUT');
  expect(await refuse({ period: { year: 2025, quarter: 5 } })).toBe('INVALID_INPUT');
  expect(await officer.refusal(submit, { input: inputOf() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await director.refusal(submit, { input: inputOf() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(submit, { input: inputOf() })).toBe('UNAUTHENTICATED');
  const page = 'query Page($after: String) { kpiDefinitions(after: $after) { totalCount } }';
  for (const after of ['x', btoa('["A","b","c"]'), btoa('["A","99999999999","c"]')]) {
    expect(await system.anybody.refusal(page, { after })).toBe('INVALID_INPUT');
  }
});

test('a list of 50 partners costs a constant number of statements', async () => {
  const add = 'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  const partner = { primaryType: 'NATIONAL_NGO', countryOfOrigin: 'ET' };
  const ids: string[] = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const { addPartner } = await officer.ok(add, { input: { ...partner, legalName: `Budget Association ${i}` } });
      return addPartner.id;
    }),
  );
  for (const id of ids.slice(0, 3)) await submittedAbout({ code: 'REPORT_TIMELINESS', partnerId: id });
  const statements = await statementsOf(async () => {
    const { searchPartners } =
      await officer.ok(`{ searchPartners(first: 50, filter: { text: "Budget Association" }) { edges { node {
      kpiValues(codes: ["REPORT_TIMELINESS"], year: 2025) { edges { node { value definition { code } } } } } } } }`);
    expect(searchPartners.edges).toHaveLength(50);
    expect(JSON.stringify(searchPartners).split('38.24')).toHaveLength(4);
  });
  expect(statements).toEqual([
    'KpiDefinitionRepository.findByIds',
    'KpiValueRepository.countOfPartners',
    'KpiValueRepository.findPages',
  ]);
});

test('nobody changes a value or a definition in the database', async () => {
  for (const sql of [
    'UPDATE kpi_value SET value = 0',
    'DELETE FROM kpi_value',
    `UPDATE kpi_definition SET formula = ''`,
    `UPDATE kpi_definition SET effective_from = 2020`,
    'INSERT INTO known_partner VALUES (gen_random_uuid(), now())',
  ]) {
    const change = withClient(system.databases.performance.appUrl, (client) => client.query(sql));
    await expect(change).rejects.toThrow(/permission denied/);
  }
});
