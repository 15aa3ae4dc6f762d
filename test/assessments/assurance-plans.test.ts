import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let assessor: Caller;
let assurance: Caller;
let unicef: Caller;
let officer: Caller;
let unit: Caller;
let finance: Caller;
let reader: Caller;
let director: Caller;
let wadajir: string;
let year: number;

const counts = '{ visits spotChecks audits }';
const fields = `id year cashUsd cashSource reportedUsd basis hactBand pseaCapacity risk minimum ${counts} planned ${counts}
  done ${counts} coverage assessmentDue closedOn version`;
const planMutation = `mutation ($input: PlanAssuranceInput!) { planAssurance(input: $input) { ${fields} } }`;
const plan = async (input: Record<string, unknown>, by = assurance) =>
  (await by.ok(planMutation, { input: { year, ...input } })).planAssurance;
const refuse = (input: Record<string, unknown>, by = assurance) =>
  by.refusal(planMutation, { input: { year, ...input } });
const read = async (id: string) =>
  (await reader.ok(`query ($id: ID!) { assurancePlan(id: $id) { ${fields} revisions { version cause } } }`, { id }))
    .assurancePlan;
const visit = (partnerId: string, by = assurance, change: Record<string, unknown> = {}) =>
  by.ok('mutation ($input: PlanActivityInput!) { planActivity(input: $input) { id state year } }', {
    input: {
      partnerId,
      type: 'PROGRAMMATIC_VISIT',
      plannedFrom: `${year}-11-01`,
      plannedTo: `${year}-12-20`,
      ...change,
    },
  });

async function addPartner(legalName: string, primaryType = 'NATIONAL_NGO'): Promise<string> {
  const { addPartner: added } = await officer.ok(
    'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: { legalName, primaryType, countryOfOrigin: 'ET' } },
  );
  return added.id;
}

let keys = 0;
/** A partner is known here as soon as its event has arrived. */
const rate = (partnerId: string, kind: string, band: string, change: Record<string, unknown> = {}) =>
  eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', {
      input: {
        partnerId,
        kind,
        band,
        finalisedOn: '2024-09-10',
        validUntil: '2029-09-09',
        idempotencyKey: `assurance-plans-${++keys}`,
        ...change,
      },
    }),
  );

beforeAll(async () => {
  system = await startTestSystem();
  year = system.clock.now().getUTCFullYear();
  [assessor, assurance, unicef, officer, unit, finance, reader, director] = await Promise.all([
    system.as('UNICEF', 'assessor'),
    system.as('UNHCR', 'assurance'),
    system.as('UNICEF', 'assurance'),
    system.as('UNHCR', 'officer'),
    system.as('UNHCR', 'admin'),
    system.as('UNDP', 'finance'),
    system.as('WFP', 'reader'),
    system.as('PARTNER_USERS', 'director'),
  ]);
  wadajir = await eventually(async () => {
    const { searchPartners } = await reader.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    return searchPartners.edges[0].node.id;
  });
}, 60_000);

afterAll(() => system?.stop());

describe('4.c step 8: a plan of UNHCR for Biyo Relief Organization', () => {
  let bro: string;
  let id: string;

  beforeAll(async () => {
    bro = await addPartner('Biyo Relief Organization');
    await rate(bro, 'HACT_MICRO', 'MODERATE');
    await rate(bro, 'PSEA_CAPACITY', 'MODERATE');
  });

  test('cash 420,000, HACT MODERATE, PSEA MEDIUM → 2 visits; nothing reported, no spot check; no audit', async () => {
    const made = await plan({ partnerId: bro, plannedCashUsd: '420000' });
    id = made.id;
    expect(made).toMatchObject({
      cashUsd: '420000',
      cashSource: 'GIVEN',
      basis: 'MICRO_ASSESSMENT',
      hactBand: 'MODERATE',
      pseaCapacity: 'MEDIUM',
      risk: 'MODERATE',
      minimum: { visits: 2, spotChecks: 0, audits: 0 },
      coverage: 'VOID',
      assessmentDue: 'NOT_DUE',
      version: 1,
    });
  });

  test('a spot check once more than 50,000 is reported', async () => {
    expect((await plan({ partnerId: bro, reportedUsd: '50000' })).minimum.spotChecks).toBe(0);
    expect((await plan({ partnerId: bro, reportedUsd: '50000.01' })).minimum).toEqual({
      visits: 2,
      spotChecks: 1,
      audits: 0,
    });
  });

  test('says how it came about, and by which figures', async () => {
    const { assurancePlan } = await reader.ok(
      `query ($id: ID!) { assurancePlan(id: $id) { steps { rule detail } reportedFrom reportedTo agency { code } partner { legalName }
         parameters { version isConfirmed agency { code } visitBands { upToUsd moderate } requiredAboveUsd } } }`,
      { id },
    );
    expect(assurancePlan.steps.map(({ rule }: { rule: string }) => rule)).toEqual([
      'RISK',
      'VISITS_BY_CASH',
      'SPOT_CHECKS',
      'AUDITS_AS_PLANNED',
    ]);
    expect(assurancePlan).toMatchObject({
      reportedFrom: `${year - 1}-10-01`,
      reportedTo: `${year}-09-30`,
      agency: { code: 'UNHCR' },
      partner: { legalName: 'Biyo Relief Organization' },
      parameters: { version: 1, isConfirmed: false, agency: null, requiredAboveUsd: '100000' },
    });
  });

  test('A-INV-7: a lower minimum deletes no planned activity, a higher band raises it again', async () => {
    await visit(bro);
    const { planActivity: second } = await visit(bro);
    expect(await read(id)).toMatchObject({ planned: { visits: 2 }, minimum: { visits: 2 } });
    const lower = await plan({ partnerId: bro, plannedCashUsd: '2500', reportedUsd: null });
    expect(lower).toMatchObject({
      minimum: { visits: 0, spotChecks: 0, audits: 0 },
      planned: { visits: 2 },
      coverage: 'COMPLETE',
    });
    const { assuranceActivity } = await assurance.ok('query ($id: ID!) { assuranceActivity(id: $id) { state } }', {
      id: second.id,
    });
    expect(assuranceActivity.state).toBe('PLANNED');
    await plan({ partnerId: bro, plannedCashUsd: '420000' });
    await rate(bro, 'HACT_MICRO', 'HIGH', { finalisedOn: '2025-09-10' });
    await eventually(async () =>
      expect(await read(id)).toMatchObject({ hactBand: 'HIGH', minimum: { visits: 3 }, planned: { visits: 2 } }),
    );
  });

  test('A-INV-7: the type of the partner counts as well', async () => {
    // As registry tells of a partner whose type was corrected.
    const setType = (type: string) =>
      withClient(system.databases.registry.adminUrl, (client) =>
        client.query(
          `INSERT INTO outbox_event (type, subject, audience, data)
           SELECT type, subject, audience, jsonb_set(data, '{primaryType}', to_jsonb($2::text)) FROM outbox_event
           WHERE subject = $1 AND type = 'registry.partner-screening-basis-changed' ORDER BY id DESC LIMIT 1
           RETURNING id`,
          [bro, type],
        ),
      );
    await setType('UN_ENTITY');
    await eventually(async () =>
      expect(await read(id)).toMatchObject({ risk: null, minimum: { visits: 0 }, planned: { visits: 2 } }),
    );
    await setType('NATIONAL_NGO');
    await eventually(async () => expect((await read(id)).minimum.visits).toBe(3));
  });

  test('keeps each version with its cause, and tells the agencies when coverage moves', async () => {
    const { revisions, version } = await read(id);
    expect(revisions.map((revision: { version: number }) => revision.version)).toEqual(
      Array.from({ length: version }, (_, index) => index + 1),
    );
    expect(revisions.map(({ cause }: { cause: string }) => cause)).toEqual([
      'PLANNED',
      'CHANGED',
      'CHANGED',
      'ACTIVITIES',
      'ACTIVITIES',
      'CHANGED',
      'CHANGED',
      'RECOMPUTED',
      'RECOMPUTED',
      'RECOMPUTED',
    ]);
    const facts = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT audience, data FROM outbox_event WHERE type = 'assessments.assurance-coverage-changed' AND subject = $1 ORDER BY id`,
        [id],
      );
      return rows;
    });
    expect(facts.at(-1)).toEqual({
      audience: 'AGENCY',
      data: {
        planId: id,
        partnerId: bro,
        agency: 'UNHCR',
        year,
        coverage: 'VOID',
        minimum: { visits: 3, spotChecks: 0, audits: 0 },
        done: { visits: 0, spotChecks: 0, audits: 0 },
        at: expect.any(String),
      },
    });
  });
});

describe('without a micro-assessment', () => {
  let id: string;

  beforeAll(async () => {
    id = await addPartner('Shabelle Women Network');
    await eventually(() => plan({ partnerId: id, plannedCashUsd: '100000.01' }));
  });

  test('high risk is assumed, and a micro-assessment is due above the threshold of the agency', async () => {
    expect(await plan({ partnerId: id })).toMatchObject({
      basis: 'HIGH_RISK_ASSUMED',
      hactBand: 'HIGH_ASSUMED',
      pseaCapacity: 'NOT_ASSESSED',
      minimum: { visits: 3 },
      assessmentDue: 'DUE',
    });
    expect((await plan({ partnerId: id, plannedCashUsd: '50000.01' })).assessmentDue).toBe('APPROACHING_THRESHOLD');
    expect((await plan({ partnerId: id, plannedCashUsd: '50000' })).assessmentDue).toBe('NOT_DUE');
  });

  test('an agency may assume another band, and says why', async () => {
    const assume = { partnerId: id, plannedCashUsd: '120000', reportedUsd: '90000' };
    expect(await refuse({ ...assume, assumedBand: 'LOW_ASSUMED' })).toBe('INVALID_INPUT');
    const assumptionReason = 'A sister agency has worked with it for ten years.';
    expect(await refuse({ ...assume, assumedBand: 'NOT_REQUIRED', assumptionReason })).toBe('INVALID_INPUT');
    expect(await plan({ ...assume, assumedBand: 'LOW_ASSUMED', assumptionReason })).toMatchObject({
      basis: 'LOW_RISK_ASSUMED',
      minimum: { visits: 1, spotChecks: 0 },
      assessmentDue: 'DUE',
    });
    await rate(id, 'SIMPLIFIED_CHECKLIST', 'MODERATE');
    expect(await plan({ partnerId: id, assumedBand: null })).toMatchObject({
      basis: 'SIMPLIFIED_CHECKLIST',
      minimum: { visits: 2, spotChecks: 1 },
    });
  });
});

describe('cash follows the agreements', () => {
  let id: string;
  const agree = (change: Record<string, unknown> = {}) =>
    eventually(() =>
      finance.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
        input: {
          partnerId: id,
          externalId: 'UNDP-ET-77',
          country: 'ET',
          from: `${year}-01-01`,
          to: `${year}-12-31`,
          amount: '90000',
          undisbursed: '90000',
          currency: 'USD',
          state: 'ACTIVE',
          ...change,
        },
      }),
    );
  const planOfUndp = async () => {
    const { assurancePlans } = await reader.ok(
      `query ($filter: AssurancePlanFilter) { assurancePlans(filter: $filter) { edges { node { ${fields} } } } }`,
      { filter: { partnerId: id, agency: 'UNDP', year } },
    );
    return assurancePlans.edges[0]?.node;
  };

  beforeAll(async () => {
    id = await addPartner('Awash Valley Farmers');
  });

  test('an agreement that runs makes the plan, a change of it moves the minimum', async () => {
    await agree();
    await eventually(async () =>
      expect(await planOfUndp()).toMatchObject({
        cashUsd: '90000.00',
        cashSource: 'AGREEMENTS',
        minimum: { visits: 1 },
        assessmentDue: 'NOT_DUE',
      }),
    );
    await agree({ amount: '600000' });
    await eventually(async () =>
      expect(await planOfUndp()).toMatchObject({ cashUsd: '600000.00', minimum: { visits: 4 }, assessmentDue: 'DUE' }),
    );
    // Two years: half of it is for this one, by days.
    await agree({ amount: '600000', to: `${year + 1}-12-31` });
    await eventually(async () => {
      const { cashUsd, minimum } = await planOfUndp();
      expect(Math.abs(Number(cashUsd) - 300_000)).toBeLessThan(1_000);
      expect(minimum.visits).toBe(3);
    });
  });
});

describe('parameters', () => {
  const set = `mutation ($input: SetAssuranceParametersInput!) {
    setAssuranceParameters(input: $input) { version agency { code } isConfirmed effectiveFrom } }`;
  const input = (change: Record<string, unknown> = {}) => ({
    expectedVersion: 0,
    effectiveFrom: system.clock.now().toISOString().slice(0, 10),
    source: 'Administrative instruction of 2026',
    exemptTypes: ['UN_ENTITY'],
    visitBands: [{ upToUsd: null, low: 1, moderate: 2, significant: 3, high: 7 }],
    spotCheckAboveUsd: '10000',
    spotChecks: 2,
    auditReplacesSpotCheck: false,
    countedAsVisit: ['PROGRAMMATIC_VISIT'],
    countedAsSpotCheck: ['SPOT_CHECK', 'REMOTE_CHECK'],
    countedAsAudit: ['SCHEDULED_AUDIT'],
    requiredAboveUsd: '20000',
    reportingFromMonth: 1,
    overlapDays: 30,
    ...change,
  });

  test('are data: the next version of an agency moves its plans alone', async () => {
    const id = await addPartner('Ogaden Pastoralists');
    const mine = await eventually(() => plan({ partnerId: id, plannedCashUsd: '30000', reportedUsd: '30000' }));
    const theirs = await plan({ partnerId: id, plannedCashUsd: '30000', reportedUsd: '30000' }, unicef);
    expect(mine.minimum).toEqual({ visits: 1, spotChecks: 0, audits: 0 });
    expect(await assurance.refusal(set, { input: input() })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await unit.refusal(set, { input: input({ effectiveFrom: '2026-01-01' }) })).toBe('INVALID_INPUT');
    expect(await unit.refusal(set, { input: input({ visitBands: [] }) })).toBe('INVALID_INPUT');
    expect(await unit.refusal(set, { input: input({ exemptTypes: ['A_FRIEND'] }) })).toBe('INVALID_INPUT');
    const { setAssuranceParameters } = await unit.ok(set, { input: input() });
    expect(setAssuranceParameters).toMatchObject({ version: 1, agency: { code: 'UNHCR' }, isConfirmed: true });
    expect(await unit.refusal(set, { input: input() })).toBe('CONFLICT / VERSION_CONFLICT');
    await eventually(async () =>
      expect(await read(mine.id)).toMatchObject({ minimum: { visits: 7, spotChecks: 2 }, assessmentDue: 'DUE' }),
    );
    expect((await read(theirs.id)).version).toBe(1);
    const { assuranceParameters } = await reader.ok(
      '{ assuranceParameters(agency: "UNHCR", on: "2026-01-01") { version agency { code } } }',
    );
    expect(assuranceParameters).toEqual({ version: 1, agency: null });
  });
});

describe('who may', () => {
  test('plans are for agencies; making them takes the role', async () => {
    const input = { partnerId: wadajir, plannedCashUsd: '1000' };
    for (const by of [director, reader, officer]) expect(await refuse(input, by)).toBe('FORBIDDEN / ROLE_REQUIRED');
    const list = '{ assurancePlans { totalCount } }';
    expect(await director.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(
      await director.refusal('query ($id: ID!) { partner(id: $id) { assuranceStatus { coverage } } }', { id: wadajir }),
    ).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(list)).toBe('UNAUTHENTICATED');
  });

  test('what cannot be is refused', async () => {
    expect(await refuse({ partnerId: '01890000-0000-7000-8000-00000000beef' })).toBe('NOT_FOUND');
    expect(await refuse({ partnerId: wadajir, year: year - 1 })).toBe('INVALID_INPUT');
    expect(await refuse({ partnerId: wadajir, plannedCashUsd: '-1' })).toBe('INVALID_INPUT');
    expect(await refuse({ partnerId: wadajir, expectedVersion: 3 })).toBe('CONFLICT / VERSION_CONFLICT');
    const made = await plan({ partnerId: wadajir, plannedCashUsd: '1000', idempotencyKey: 'plan-of-wadajir' });
    const again = await plan({ partnerId: wadajir, plannedCashUsd: '1000', idempotencyKey: 'plan-of-wadajir' });
    expect(again).toEqual(made);
    expect(await refuse({ partnerId: wadajir, expectedVersion: 3 })).toBe('CONFLICT / VERSION_CONFLICT');
  });
});

describe('statements', () => {
  const list = `query ($first: Int!) { assurancePlans(first: $first) { totalCount edges { node {
    ${fields} agency { code } partner { id } parameters { version } revisions { version } } } } }`;

  test.each([1, 3, 100])('a page of %i plans with parameters and versions costs five', async (first) => {
    const { assurancePlans } = await expectSql(5, () => reader.ok(list, { first }));
    expect(assurancePlans.edges.length).toBe(Math.min(first, assurancePlans.totalCount));
  });

  test.each([1, 3, 100])('the status of %i partners costs two beside their list', async (first) => {
    const partners = 'query ($first: Int!) { searchPartners(first: $first) { edges { node { id } } } }';
    const withStatus = `query ($first: Int!) { searchPartners(first: $first) { edges { node { id
      assuranceStatus { coverage plans { minimum ${counts} } } } } } }`;
    await expectSql(2, () => reader.ok(partners, { first }));
    await expectSql(4, () => reader.ok(withStatus, { first }));
  });
});

test('a year ends: its plan stays as it was, and agreements that run on have a new one', async () => {
  const id = await addPartner('Jijiga Water Board');
  const old = await eventually(() => plan({ partnerId: id, plannedCashUsd: '200000' }));
  await system.travel(Date.UTC(year + 1, 0, 3) - system.clock.now().getTime());
  reader = await system.as('WFP', 'reader');
  assessor = await system.as('UNICEF', 'assessor');
  assurance = await system.as('UNHCR', 'assurance');
  await eventually(async () =>
    expect(await read(old.id)).toMatchObject({ closedOn: `${year + 1}-01-03`, minimum: old.minimum, coverage: 'VOID' }),
  );
  await rate(id, 'HACT_MICRO', 'LOW', { finalisedOn: `${year}-12-01` });
  expect(await refuse({ partnerId: id, plannedCashUsd: '1' })).toBe('INVALID_INPUT');
  await eventually(async () => {
    const { assurancePlans } = await reader.ok(
      'query ($filter: AssurancePlanFilter) { assurancePlans(filter: $filter) { edges { node { year cashSource } } } }',
      { filter: { agency: 'UNDP', year: year + 1 } },
    );
    expect(assurancePlans.edges.length).toBeGreaterThan(0);
  });
  expect((await read(old.id)).minimum).toEqual(old.minimum);
});
