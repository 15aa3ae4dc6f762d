import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let officer: Caller;
let steward: Caller;
let finance: Caller;
/** Six of UNDP, the first of them of WFP too. */
const partners: string[] = [];

const year = new Date().getUTCFullYear();
const at = (place: number) => partners[place] ?? '';

const addPartner = async (legalName: string, primaryType: string): Promise<string> => {
  const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  return (await officer.ok(add, { input: { legalName, primaryType, countryOfOrigin: 'SO' } })).addPartner.id;
};
const agree = async (agency: string, subject: string, partnerId: string, change: Record<string, unknown> = {}) => {
  const record = 'mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }';
  const usual = { from: `${year}-01-01`, to: `${year}-12-31`, currency: 'USD', state: 'ACTIVE', country: 'SO' };
  const input = { ...usual, amount: '1000', undisbursed: '0', externalId: partnerId, partnerId, ...change };
  const caller = await system.as(agency, subject);
  // A partner is known here as soon as its event has arrived.
  return eventually(async () => (await caller.ok(record, { input })).recordEngagement.id as string);
};
const spend = async (kind: string, amount: string, engagement?: string) => {
  const record = 'mutation ($input: RecordMoneyFactsInput!) { recordMoneyFacts(input: $input) { added refused } }';
  const fact = { externalId: newId(), kind, engagement, on: `${year}-01-15`, amount, currency: 'USD' };
  const { recordMoneyFacts } = await finance.ok(record, { input: { sourceSystem: 'TEST', facts: [fact] } });
  expect(recordMoneyFacts).toEqual({ added: 1, refused: 0 });
};
const pay = (engagement: string, amount: string) => spend('DISBURSEMENT', amount, engagement);

/** As the other services write them in their own transactions. */
const tell = (service: 'registry' | 'assessments' | 'sanctions', type: string, data: Record<string, unknown>) =>
  withClient(system.databases[service].adminUrl, (client) =>
    client.query(`INSERT INTO outbox_event (type, subject, audience, data) VALUES ($1, $2, 'INTERNAL', $3)`, [
      `${service}.${type}`,
      String(Object.values(data)[0]),
      JSON.stringify(data),
    ]),
  );
const assess = async (partnerId: string, kind: string, ownerAgency: string, change: Record<string, unknown> = {}) => {
  const fact = {
    assessmentId: newId(),
    partnerId,
    kind,
    band: 'LOW',
    ownerAgency,
    finalisedOn: `${year}-01-02`,
    validUntil: `${year + 3}-01-10`,
  };
  await tell('assessments', 'assessment-recorded', { ...fact, ...change });
  return fact.assessmentId;
};

const start = 'mutation ($input: RefreshDerivedKpisInput!) { refreshDerivedKpis(input: $input) { id } }';
const refresh = async (codes?: string[]) => {
  const { id } = (await steward.ok(start, { input: { year, codes } })).refreshDerivedKpis;
  await eventually(async () => {
    const { derivedKpiRefresh } = await steward.ok('query ($id: ID!) { derivedKpiRefresh(id: $id) { state error } }', {
      id,
    });
    expect(derivedKpiRefresh).toEqual({ state: 'SUCCEEDED', error: null });
  });
};

interface Shown {
  code: string;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  quality: string | null;
}

const dashboard = `query ($year: Int!, $codes: [String!]!, $agencies: [String!], $asOf: DateTime) {
  kpiDashboard(period: { year: $year }, codes: $codes, agencies: $agencies, asOf: $asOf) {
    rows { agency { code } code numerator denominator value origin dataAsOf }
    totals { code numerator denominator value quality } } }`;
const totalsOf = async (by: Caller, variables: Record<string, unknown>): Promise<Record<string, string>> => {
  const { kpiDashboard } = await by.ok(dashboard, { year, agencies: ['UNDP'], ...variables });
  return Object.fromEntries(
    kpiDashboard.totals.map(({ code, numerator, denominator }: Shown) => [
      code,
      [numerator, denominator].map((part) => part && Number(part)).join('/'),
    ]),
  );
};
const revisionsOf = (code: string) =>
  withClient(system.databases.performance.adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT v.numerator::int AS numerator, v.revision, v.superseded_at IS NULL AS "inForce" FROM kpi_value v
       JOIN kpi_definition d ON d.id = v.definition_id
       WHERE d.code = $1 AND v.agency = 'UNDP' AND v.year = $2 AND v.country IS NULL ORDER BY v.revision`,
      [code, year],
    );
    return rows;
  });

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  steward = await system.as('UNHCR', 'steward');
  finance = await system.as('UNDP', 'finance');
  for (let place = 0; place < 6; place += 1)
    partners.push(await addPartner(`Counted ${place}`, place < 5 ? 'NATIONAL_NGO' : 'INTERNATIONAL_NGO'));
  const agreements: string[] = [];
  for (const id of partners) agreements.push(await agree('UNDP', 'finance', id));
  for (const [place, id] of agreements.entries()) await pay(id, String(100 * (place + 1)));
  const [one, another] = agreements;
  await spend('EXPENDITURE', '450', one);
  await spend('EXPENDITURE', '150', another);
  await spend('AUDITED_EXPENDITURE', '400', one);
  await spend('AUDITED_EXPENDITURE', '100', another);
  await spend('INELIGIBLE_EXPENDITURE', '30', one);
  await spend('CAPACITY_SPEND', '60', another);
  await spend('ASSURANCE_COST', '20');
  await agree('WFP', 'admin', at(0));
  await assess(at(0), 'HACT_MICRO', 'UNDP', { band: 'HIGH', finalisedOn: `${year - 1}-06-01` });
  await assess(at(0), 'HACT_MICRO', 'UNDP', { band: 'MODERATE' });
  const reusable = await assess(at(1), 'HACT_MICRO', 'UNICEF');
  await assess(at(2), 'HACT_MICRO', 'UNICEF');
  await assess(at(2), 'PSEA_CAPACITY', 'UNICEF');
  await assess(at(2), 'PSEA_CAPACITY', 'UNDP');
  const reuse = {
    reuseId: newId(),
    assessmentId: reusable,
    partnerId: at(1),
    kind: 'HACT_MICRO',
    requesterAgency: 'UNDP',
  };
  await tell('assessments', 'reuse-decided', {
    ...reuse,
    outcome: 'ACCEPTED',
    daysSaved: 61,
    costSavedUsd: '6000',
    at: `${year}-01-03T00:00:00Z`,
  });
  const minimum = { visits: 1, spotChecks: 0, audits: 0 };
  for (const [place, coverage] of ['COMPLETE', 'PARTIAL'].entries())
    await tell('assessments', 'assurance-coverage-changed', {
      planId: newId(),
      partnerId: at(place),
      agency: 'UNDP',
      year,
      coverage,
      minimum,
    });
  const nothing = { visits: 0, spotChecks: 0, audits: 0 };
  await tell('assessments', 'assurance-coverage-changed', {
    planId: newId(),
    partnerId: at(2),
    agency: 'UNDP',
    year,
    coverage: 'COMPLETE',
    minimum: nothing,
  });
  for (const [state, due] of [
    ['OVERDUE', `${year}-01-01`],
    ['VERIFIED', `${year}-01-01`],
    ['OPEN', `${year + 1}-01-01`],
  ])
    await tell('assessments', 'finding-changed', {
      findingId: newId(),
      partnerId: at(0),
      agency: 'UNDP',
      priority: 'HIGH',
      state,
      due,
    });
  const claim = {
    claimId: newId(),
    partnerId: at(0),
    agency: 'UNDP',
    currency: 'USD',
    claimed: '200.00',
    recovered: '50.00',
  };
  await tell('sanctions', 'recovery-changed', {
    ...claim,
    writtenOff: '0.00',
    claimedOn: `${year}-01-01`,
    at: `${year}-01-01T00:00:00Z`,
  });
}, 60_000);

afterAll(() => system?.stop());

test('figures are counted from agreements, money, assessments, findings and claims', async () => {
  const counted = {
    ACTIVE_PARTNERS: '6/',
    SHARED_PARTNERS: '1/6',
    // 1,500 of 2,100 went to the five of the country itself.
    LOCAL_FUNDING_SHARE: '1500/2100',
    CONCENTRATION_TOP10: '2100/2100',
    // The second by the assessment of another agency, which UNDP accepted; the third by nobody's that it accepted.
    ASSESSMENT_COVERAGE: '2/6',
    PSEA_COVERAGE: '1/6',
    ASSURANCE_COMPLETION: '1/2',
    REUSE_RATE: '1/3',
    DUPLICATE_ASSESSMENTS: '1/2',
    HIGH_FINDINGS_OVERDUE: '1/2',
    RECOVERY_RATE: '50/200',
    CAPACITY_UPLIFT: '1/1',
    // Of what was audited, of what was spent, and what all assurance cost by what it was about.
    INELIGIBLE_EXPENDITURE_RATE: '30/500',
    CAPACITY_SPEND_SHARE: '60/600',
    COST_OF_ASSURANCE: '20/500',
  };
  await eventually(async () => {
    await refresh();
    expect(await totalsOf(finance, { codes: Object.keys(counted) })).toEqual(counted);
  });
  const { kpiDashboard } = await finance.ok(dashboard, { year, agencies: ['UNDP'], codes: ['ACTIVE_PARTNERS'] });
  expect(kpiDashboard.rows).toContainEqual(
    expect.objectContaining({ origin: 'DERIVED', dataAsOf: expect.any(String) }),
  );
});

test('a KPI that is counted by what it is not given by fails its count, and the others go on', async () => {
  const reduce = (dimensions: string) =>
    withClient(system.databases.performance.adminUrl, async (client) => {
      await client.query('ALTER TABLE kpi_definition DISABLE TRIGGER ALL');
      const { rows } = await client.query(
        `UPDATE kpi_definition SET dimensions = $1 FROM kpi_definition before
         WHERE kpi_definition.code = 'LOCAL_FUNDING_SHARE' AND before.id = kpi_definition.id RETURNING before.dimensions`,
        [dimensions],
      );
      await client.query('ALTER TABLE kpi_definition ENABLE TRIGGER ALL');
      return rows[0].dimensions as string[];
    });
  const before = await reduce('{COUNTRY}');
  await spend('CAPACITY_SPEND', '6', await agree('UNDP', 'finance', at(1)));
  const codes = ['LOCAL_FUNDING_SHARE', 'CAPACITY_SPEND_SHARE'];
  const { id } = (await steward.ok(start, { input: { year, codes } })).refreshDerivedKpis;
  await eventually(async () => {
    const look = 'query ($id: ID!) { derivedKpiRefresh(id: $id) { state error } }';
    expect((await steward.ok(look, { id })).derivedKpiRefresh).toEqual({
      state: 'FAILED',
      error: 'These could not be counted: LOCAL_FUNDING_SHARE. All others are counted.',
    });
  });
  // The figure of before stands; it is not made smaller by what could not be recorded.
  expect(await totalsOf(finance, { codes })).toEqual({
    LOCAL_FUNDING_SHARE: '1500/2100',
    CAPACITY_SPEND_SHARE: '66/600',
  });
  await reduce(`{${before.join(',')}}`);
});

test('P-INV-2: counting again changes nothing, a fact is a revision, and what is empty is withdrawn', async () => {
  await refresh(['ACTIVE_PARTNERS', 'CAPACITY_UPLIFT']);
  expect(await revisionsOf('ACTIVE_PARTNERS')).toEqual([{ numerator: 6, revision: expect.any(Number), inForce: true }]);
});

test('P-INV-3: several agencies count a partner once, and as of before a merge they are as many as then', async () => {
  const both = { codes: ['ACTIVE_PARTNERS', 'SHARED_PARTNERS'], agencies: ['UNDP', 'WFP'] };
  expect(await totalsOf(finance, both)).toEqual({ ACTIVE_PARTNERS: '6/', SHARED_PARTNERS: '1/6' });
  const before = system.clock.now().toISOString();
  await tell('registry', 'partner-merged', {
    survivorId: at(1),
    mergedId: at(2),
    mergeId: newId(),
    redirects: [{ oldId: at(2), survivorId: at(1) }],
  });
  await eventually(async () => expect(await totalsOf(finance, both)).toMatchObject({ ACTIVE_PARTNERS: '5/' }));
  expect(await totalsOf(finance, { ...both, asOf: before })).toEqual({ ACTIVE_PARTNERS: '6/', SHARED_PARTNERS: '1/6' });
  await refresh(['ACTIVE_PARTNERS']);
  expect((await revisionsOf('ACTIVE_PARTNERS')).map(({ numerator, inForce }) => [numerator, inForce])).toEqual([
    [6, false],
    [5, true],
  ]);
  for (const id of partners) await agree('UNDP', 'finance', id, { state: 'PLANNED' });
  await refresh(['ACTIVE_PARTNERS']);
  expect((await revisionsOf('ACTIVE_PARTNERS')).filter(({ inForce }) => inForce)).toEqual([]);
});

test('who asks for a count keeps figures, and asks for what is counted', async () => {
  expect(await officer.refusal(start, { input: { year } })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const submitted = { input: { year, codes: ['COST_OF_NOTHING'] } };
  expect(await steward.refusal(start, submitted)).toBe('INVALID_INPUT / KPI_NOT_DERIVED');
  expect(await steward.refusal(start, { input: { year: year + 1 } })).toBe('INVALID_INPUT');
  const { id } = (await steward.ok(start, { input: { year, codes: ['REUSE_RATE'], idempotencyKey: 'counted-once' } }))
    .refreshDerivedKpis;
  const again = await steward.ok(start, { input: { year, codes: ['REUSE_RATE'], idempotencyKey: 'counted-once' } });
  expect(again.refreshDerivedKpis.id).toBe(id);
  const wfp = await system.as('WFP', 'steward');
  expect((await wfp.ok('query ($id: ID!) { derivedKpiRefresh(id: $id) { id } }', { id })).derivedKpiRefresh).toBeNull();
});
