import { partnerTypes } from '@partner-commons/assessments/terms/partner-type.rules';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let assurance: Caller;
let representative: Caller;
let unit: Caller;
let auditor: Caller;
let foreign: Caller;
let reader: Caller;
let director: Caller;
let wadajir: string;
let engagementId: string;

const fields = `id category country engagementId state inherentBand residualBand appetite appetiteStatus version
  current { version cause event consequence owner reason likelihood impact residualLikelihood residualImpact response }
  partner { id }`;
const record = `mutation ($input: RecordRiskInput!) { recordRisk(input: $input) { ${fields} } }`;
const revise = `mutation ($input: ReviseRiskInput!) { reviseRisk(input: $input) { ${fields} } }`;
const close = `mutation ($input: CloseRiskInput!) { closeRisk(input: $input) { ${fields} } }`;
const accept = `mutation ($input: AcceptRiskInput!) { acceptRisk(input: $input) { appetiteStatus } }`;
const one = `query ($id: ID!) { riskEntry(id: $id) { ${fields} history { version reason residualBand revisedBy }
  acceptances { residualBand appetite excess justification until } mitigations { id action status } } }`;
const register = `query ($filter: RiskFilter, $first: Int! = 25, $after: String) {
  riskRegister(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { id category appetiteStatus current { event } mitigations { id } acceptances { id } history { version } } } } }`;
const appetite = `mutation ($input: SetRiskAppetiteInput!) { setRiskAppetite(input: $input) { id effectiveFrom } }`;
const plan = `mutation ($input: PlanMitigationInput!) { planMitigation(input: $input) {
  id status cost { amount currency } costUsd isOverdue action owner effect finishedOn version } }`;
const update = `mutation ($input: UpdateMitigationInput!) { updateMitigation(input: $input) {
  id status costUsd isOverdue effect finishedOn version } }`;
const costs = `query ($filter: MitigationCostsFilter!) { mitigationCosts(filter: $filter) {
  mitigations costUsd doneUsd fundsUsd percent } }`;
const figures = '{ riskFigures { category band own others } }';
const say = `mutation ($input: SetOperatingContextInput!) { setOperatingContext(input: $input) { id level by { code } } }`;
const context = `query ($country: String!, $admin1: String) { operatingContext(country: $country, admin1: $admin1) {
  admin1 level isDisputed counts { source } statements { level by { code } } } }`;
const monitoring = `query ($id: ID!, $year: Int) { partner(id: $id) { monitoringPlan(year: $year) {
  year tableVersion band basis { kind band } amountUsd countries context frequency visits visitsPlanned visitsDone
  visitsMissing staffDays } } }`;

const words = {
  cause: 'Nobody checks payments.',
  event: 'Cash is taken, a fraudmarker.',
  consequence: 'Wells are not built.',
  owner: 'Head of programme',
};
const judgement = { likelihood: 5, impact: 4, residualLikelihood: 3, residualImpact: 4, response: 'REDUCE', ...words };
const recorded = async (change: Record<string, unknown> = {}, by = officer) =>
  (await by.ok(record, { input: { partnerId: wadajir, category: 'FINANCIAL', ...judgement, ...change } })).recordRisk;
const setAppetite = (change: Record<string, unknown>, by = unit) =>
  by.ok(appetite, { input: { category: 'FINANCIAL', maxResidual: 'MODERATE', ...change } });
const dayFromNow = (days: number) =>
  new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  assurance = await system.as('UNHCR', 'assurance');
  representative = await system.as('UNHCR', 'representative');
  unit = await system.as('UNHCR', 'admin');
  auditor = await system.as('UNHCR', 'auditor');
  foreign = await system.as('UNICEF', 'assessor');
  reader = await system.as('WFP', 'reader');
  director = await system.as('PARTNER_USERS', 'director');
  const { searchPartners } = await officer.ok(
    '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
  );
  wadajir = searchPartners.edges[0].node.id;
  const agreement = {
    externalId: 'RISK-1',
    country: 'SO',
    from: '2020-01-01',
    to: null,
    amount: '600000',
    undisbursed: '400000',
    currency: 'USD',
    state: 'ACTIVE',
  };
  const { recordEngagement } = await eventually(() =>
    unit.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
      input: { partnerId: wadajir, ...agreement },
    }),
  );
  engagementId = recordEngagement.id;
  // Partner and agreement have arrived, and the last of the roles.
  const { id, version } = await eventually(() => recorded({ category: 'CYBER', engagementId }));
  await officer.ok(close, { input: { riskId: id, reason: 'It was only a trial.', expectedVersion: version } });
  await eventually(() =>
    director.ok('query ($id: ID!) { partner(id: $id) { currentRating(kind: HACT_MICRO) { band } } }', { id: wadajir }),
  );
}, 60_000);

afterAll(() => system?.stop());

describe('a risk of UNHCR', () => {
  test('JIU-36: is recorded with bands by the published matrix, and revised with its history', async () => {
    const risk = await recorded({ country: 'SO', engagementId });
    expect(risk).toMatchObject({
      category: 'FINANCIAL',
      country: 'SO',
      engagementId,
      state: 'OPEN',
      inherentBand: 'HIGH',
      residualBand: 'SIGNIFICANT',
      appetite: null,
      appetiteStatus: 'NOT_SET',
      version: 1,
      current: { ...words, version: 1, reason: null },
      partner: { id: wadajir },
    });
    const { riskMatrix } = await officer.ok('{ riskMatrix { version cells { likelihood impact band } } }');
    expect(riskMatrix.cells).toContainEqual({ likelihood: 3, impact: 4, band: 'SIGNIFICANT' });
    const input = {
      riskId: risk.id,
      ...judgement,
      residualLikelihood: 1,
      reason: 'Two people sign now.',
      expectedVersion: 1,
    };
    const { reviseRisk } = await assurance.ok(revise, { input });
    expect(reviseRisk).toMatchObject({ residualBand: 'LOW', version: 2, current: { reason: 'Two people sign now.' } });
    expect(await assurance.refusal(revise, { input })).toBe('CONFLICT / VERSION_CONFLICT');
    const { riskEntry } = await auditor.ok(one, { id: risk.id });
    expect(riskEntry.history).toMatchObject([
      { version: 1, residualBand: 'SIGNIFICANT', reason: null },
      { version: 2, residualBand: 'LOW', reason: 'Two people sign now.' },
    ]);
    const closing = { riskId: risk.id, reason: 'The agreement is over.', expectedVersion: 2 };
    expect((await officer.ok(close, { input: closing })).closeRisk).toMatchObject({
      state: 'CLOSED',
      appetiteStatus: null,
    });
    expect(await officer.refusal(revise, { input: { ...input, expectedVersion: 3 } })).toBe('CONFLICT / INVALID_STATE');
  });

  test('is refused with a residual band above the inherent one, for a foreign agreement, an unknown partner', async () => {
    const refusal = (change: object) =>
      officer.refusal(record, { input: { partnerId: wadajir, category: 'LEGAL', ...judgement, ...change } });
    expect(await refusal({ likelihood: 1, impact: 1 })).toBe('INVALID_INPUT / RESIDUAL_ABOVE_INHERENT');
    expect(await refusal({ likelihood: 6 })).toMatch(/^INVALID_INPUT/);
    const invented = '01941f29-7c00-7a11-b628-5629de08d479';
    expect(await refusal({ partnerId: invented })).toBe('NOT_FOUND');
    expect(await refusal({ engagementId: invented })).toBe('NOT_FOUND');
    const input = { partnerId: wadajir, category: 'LEGAL', ...judgement, engagementId };
    expect(await foreign.refusal(record, { input })).toBe('NOT_FOUND');
  });

  test('a repeated key gives the first answer', async () => {
    const idempotencyKey = 'risk-key-1';
    const [first, second] = [await recorded({ idempotencyKey }), await recorded({ idempotencyKey })];
    expect(second.id).toBe(first.id);
  });

  test('OWNER_ONLY: neither another agency nor the partner nor a plain reader finds it on any way', async () => {
    const { id, version } = await recorded({ category: 'REPUTATIONAL' });
    expect((await foreign.ok(one, { id })).riskEntry).toBeNull();
    expect((await foreign.ok(register, { filter: { partnerId: wadajir } })).riskRegister).toMatchObject({
      totalCount: 0,
    });
    const invented = '01941f29-7c00-7a11-b628-5629de08d479';
    for (const riskId of [id, invented]) {
      const change = { riskId, ...judgement, reason: 'No reason at all.', expectedVersion: version };
      expect(await foreign.refusal(revise, { input: change })).toBe('NOT_FOUND');
      const closing = { riskId, reason: 'No reason at all.', expectedVersion: version };
      expect(await foreign.refusal(close, { input: closing })).toBe('NOT_FOUND');
      const action = {
        riskId,
        action: 'Visit',
        owner: 'Us',
        cost: { amount: '1', currency: 'USD' },
        dueOn: dayFromNow(1),
      };
      expect(await foreign.refusal(plan, { input: action })).toBe('NOT_FOUND');
    }
    for (const who of [reader, director, system.anybody]) {
      expect(await who.refusal(one, { id })).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)/);
      expect(await who.refusal(register)).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)/);
      expect(await who.refusal(figures)).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)/);
    }
    await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT count(*)::int AS count FROM risk_revision WHERE sealed LIKE '%fraudmarker%'`,
      );
      expect(rows[0].count).toBe(0);
      const audited = await client.query(
        `SELECT count(*)::int AS count FROM audit_event WHERE detail::text LIKE '%fraudmarker%'`,
      );
      expect(audited.rows[0].count).toBe(0);
    });
  });

  test('each reading is on record', async () => {
    const { id } = await recorded({ category: 'STRATEGIC' });
    await auditor.ok(one, { id });
    await auditor.ok(register, { filter: { category: 'STRATEGIC' } });
    await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT action FROM audit_event WHERE (object_id = $1 AND action = 'riskEntry')
           OR (action = 'riskRegister' AND detail -> 'ids' ? $1::text) ORDER BY action`,
        [id],
      );
      expect(rows.map(({ action }) => action)).toEqual(['riskEntry', 'riskRegister']);
    });
  });

  test('the register is filtered, paged, and costs the same statements for any page', async () => {
    for (const event of ['Page one', 'Page two', 'Page three']) await recorded({ category: 'EXIT_STRATEGY', event });
    const filter = { category: 'EXIT_STRATEGY', state: 'OPEN', partnerId: wadajir };
    for (const first of [1, 3]) {
      const { riskRegister } = await expectSql(6, () => officer.ok(register, { filter, first }));
      expect(riskRegister).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: first === 1 } });
    }
    const { riskRegister } = await officer.ok(register, { filter, first: 1 });
    const after = riskRegister.pageInfo.endCursor;
    const next = (await officer.ok(register, { filter, first: 2, after })).riskRegister.edges;
    expect(next.map(({ node }: { node: { current: { event: string } } }) => node.current.event)).toEqual([
      'Page two',
      'Page one',
    ]);
    expect((await officer.ok(register, { filter: { ...filter, residualBand: 'HIGH' } })).riskRegister.totalCount).toBe(
      0,
    );
    expect((await officer.ok(register, { filter: { country: 'KE' } })).riskRegister.totalCount).toBe(0);
  });
});

describe('JIU-39: the appetite', () => {
  const breaches = async (category: string) =>
    (await representative.ok(register, { filter: { category, appetiteStatus: 'BREACH' } })).riskRegister.totalCount;
  const acceptance = (riskId: string, expectedVersion: number, until = dayFromNow(30)) => ({
    input: { riskId, expectedVersion, justification: 'Lives depend on this water.', until },
  });

  test('a residual risk above it is a breach, at once and in the register, until the right person accepts it', async () => {
    await setAppetite({ category: 'CONTRACTUAL', maxResidual: 'MODERATE' });
    const { id, appetiteStatus, appetite: borne, version } = await recorded({ category: 'CONTRACTUAL' });
    expect({ appetiteStatus, borne }).toEqual({ appetiteStatus: 'BREACH', borne: 'MODERATE' });
    expect(await breaches('CONTRACTUAL')).toBe(1);
    expect(await officer.refusal(accept, acceptance(id, version))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await representative.refusal(accept, acceptance(id, version, dayFromNow(400)))).toBe('INVALID_INPUT');
    expect(await representative.refusal(accept, acceptance(id, 7))).toBe('CONFLICT / VERSION_CONFLICT');
    await representative.ok(accept, acceptance(id, version));
    expect(await breaches('CONTRACTUAL')).toBe(0);
    expect((await officer.ok(one, { id })).riskEntry).toMatchObject({
      appetiteStatus: 'ACCEPTED',
      acceptances: [
        { residualBand: 'SIGNIFICANT', appetite: 'MODERATE', excess: 1, justification: 'Lives depend on this water.' },
      ],
    });
    expect(await representative.refusal(accept, acceptance(id, version))).toBe('CONFLICT / INVALID_STATE');
    await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT (SELECT count(*)::int FROM audit_event WHERE action = 'acceptRisk' AND outcome = 'DONE' AND object_id = $1) AS audited,
                (SELECT count(*)::int FROM outbox_event WHERE type = 'assessments.risk-appetite-breached' AND subject = $1
                 AND audience = 'INTERNAL') AS told`,
        [id],
      );
      expect(rows[0]).toEqual({ audited: 1, told: 1 });
    });
    // A higher risk than what was accepted is a breach again.
    const worse = {
      riskId: id,
      ...judgement,
      residualLikelihood: 5,
      reason: 'It got worse.',
      expectedVersion: version,
    };
    expect((await officer.ok(revise, { input: worse })).reviseRisk).toMatchObject({
      residualBand: 'HIGH',
      appetiteStatus: 'BREACH',
    });
    // Two bands above it is not for the head of an office.
    expect(await representative.refusal(accept, acceptance(id, version + 1))).toBe(
      'FORBIDDEN / HIGHER_APPROVAL_REQUIRED',
    );
    await unit.ok(accept, acceptance(id, version + 1));
    // A lower appetite than the one at the time brings it back, without a word to the risk itself.
    await setAppetite({ category: 'CONTRACTUAL', maxResidual: 'LOW' });
    expect(await breaches('CONTRACTUAL')).toBe(1);
  });

  test('nobody accepts what one judged oneself', async () => {
    await setAppetite({ category: 'COMPLIANCE', maxResidual: 'LOW' });
    const { id, version } = await recorded({ category: 'COMPLIANCE' }, unit);
    expect(await unit.refusal(accept, acceptance(id, version))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  });

  test('the one for a type of partner goes before that for all, and each counts from its day on', async () => {
    await setAppetite({ category: 'SYSTEMIC', maxResidual: 'HIGH' });
    await setAppetite({ category: 'SYSTEMIC', partnerType: 'INTERNATIONAL_NGO', maxResidual: 'LOW' });
    expect((await recorded({ category: 'SYSTEMIC' })).appetiteStatus).toBe('WITHIN');
    await setAppetite({ category: 'SYSTEMIC', partnerType: 'NATIONAL_NGO', maxResidual: 'LOW' });
    expect(await breaches('SYSTEMIC')).toBe(1);
    await setAppetite({
      category: 'SYSTEMIC',
      partnerType: 'NATIONAL_NGO',
      maxResidual: 'HIGH',
      effectiveFrom: dayFromNow(10),
    });
    expect(await breaches('SYSTEMIC')).toBe(1);
    const set = (change: object) =>
      unit.refusal(appetite, { input: { category: 'SYSTEMIC', maxResidual: 'LOW', ...change } });
    expect(await set({ effectiveFrom: dayFromNow(-1) })).toBe('INVALID_INPUT');
    expect(await set({ partnerType: 'NATIONAL_NGOS' })).toBe('INVALID_INPUT / UNKNOWN_CODE');
    expect(await officer.refusal(appetite, { input: { category: 'SYSTEMIC', maxResidual: 'HIGH' } })).toMatch(
      /^FORBIDDEN/,
    );
    const list =
      '{ riskAppetites(category: SYSTEMIC, first: 2) { totalCount edges { node { partnerType maxResidual } } } }';
    expect((await officer.ok(list)).riskAppetites).toMatchObject({
      totalCount: 4,
      edges: [{ node: { partnerType: 'NATIONAL_NGO', maxResidual: 'HIGH' } }, { node: { maxResidual: 'LOW' } }],
    });
    expect((await foreign.ok(list)).riskAppetites.totalCount).toBe(0);
  });

  test('types of partners are those of registry', () => {
    expect([...partnerTypes].sort()).toEqual(Object.values(PartnerType).sort());
  });
});

describe('JIU-40: mitigations', () => {
  test('have a cost, are followed to their end, and are summed against the funds that they protect', async () => {
    const { id: riskId, version } = await recorded({ category: 'OPERATIONAL' });
    const input = {
      riskId,
      action: 'A spot check each quarter',
      owner: 'Assurance unit',
      cost: { amount: '9000', currency: 'USD' },
      dueOn: dayFromNow(0),
    };
    const first = (await officer.ok(plan, { input })).planMitigation;
    expect(first).toMatchObject({ status: 'PLANNED', costUsd: '9000.00', isOverdue: false, effect: null });
    expect(await officer.refusal(plan, { input: { ...input, cost: { amount: '1', currency: 'KES' } } })).toBe(
      'INVALID_INPUT / RATE_REQUIRED',
    );
    const inKes = {
      amount: '387600',
      currency: 'KES',
      unitsPerUsd: '129.20',
      rateDate: '2026-01-01',
      rateSource: 'UNORE',
    };
    const second = (await officer.ok(plan, { input: { ...input, action: 'A manual', cost: inKes } })).planMitigation;
    expect(second).toMatchObject({ costUsd: '3000.00', cost: { amount: '387600.00', currency: 'KES' } });
    const closing = { riskId, reason: 'It cannot happen now.', expectedVersion: version };
    expect(await officer.refusal(close, { input: closing })).toBe('CONFLICT / MITIGATIONS_OPEN');
    const step = (mitigationId: string, status: string, expectedVersion: number, change = {}) => ({
      input: { mitigationId, status, expectedVersion, ...change },
    });
    expect(await assurance.refusal(update, step(first.id, 'DONE', 1))).toBe('INVALID_INPUT');
    const done = { effect: 'No loss was found.', cost: { amount: '12000', currency: 'USD' } };
    expect((await assurance.ok(update, step(first.id, 'DONE', 1, done))).updateMitigation).toMatchObject({
      status: 'DONE',
      costUsd: '12000.00',
      finishedOn: dayFromNow(0),
      version: 2,
    });
    expect(await assurance.refusal(update, step(first.id, 'PLANNED', 2))).toBe('CONFLICT / INVALID_STATE');
    expect(await assurance.refusal(update, step(first.id, 'PLANNED', 1))).toBe('CONFLICT / VERSION_CONFLICT');
    const year = Number(dayFromNow(0).slice(0, 4));
    const { mitigationCosts } = await officer.ok(costs, { filter: { year, partnerId: wadajir } });
    expect(mitigationCosts).toEqual({
      mitigations: 2,
      costUsd: '15000.00',
      doneUsd: '12000.00',
      fundsUsd: '600000.00',
      percent: '2.50',
    });
    expect((await foreign.ok(costs, { filter: { year } })).mitigationCosts).toMatchObject({
      mitigations: 0,
      percent: null,
    });
    await assurance.ok(update, step(second.id, 'CANCELLED', 1));
    expect((await officer.ok(costs, { filter: { year } })).mitigationCosts).toMatchObject({ costUsd: '12000.00' });
    expect(await foreign.refusal(update, step(second.id, 'DONE', 2))).toBe('NOT_FOUND');
    expect((await officer.ok(close, { input: closing })).closeRisk.state).toBe('CLOSED');
    expect(await officer.refusal(plan, { input })).toBe('CONFLICT / INVALID_STATE');
  });
});

test('Z13: numbers over agencies hold back what would tell of one', async () => {
  const cellOf = async (who: Caller) => {
    const { riskFigures } = await who.ok(figures);
    expect(riskFigures).toHaveLength(52);
    return riskFigures.find(
      ({ category, band }: { category: string; band: string }) =>
        category === 'CONCENTRATION' && band === 'SIGNIFICANT',
    );
  };
  const undp = await system.as('UNDP', 'admin');
  const open: string[] = [];
  for (const by of [officer, officer, undp, undp]) open.push((await recorded({ category: 'CONCENTRATION' }, by)).id);
  expect(await cellOf(officer)).toMatchObject({ own: 2, others: null });
  expect(await cellOf(foreign)).toMatchObject({ own: 0, others: 3 });
  const closing = { riskId: open[0], reason: 'It cannot happen now.', expectedVersion: 1 };
  await officer.ok(close, { input: closing });
  expect(await cellOf(foreign)).toMatchObject({ own: 0, others: 3 });
  await undp.ok(close, { input: { ...closing, riskId: open[3] } });
  expect(await cellOf(foreign)).toMatchObject({ own: 0, others: null });
});

describe('JIU-3: the operating context', () => {
  const statement = (level: string, change = {}) => ({
    input: { country: 'SO', level, source: 'INFORM index', validUntil: dayFromNow(90), ...change },
  });

  test('the latest valid statement counts, and disagreement is shown', async () => {
    expect((await officer.ok(context, { country: 'SO' })).operatingContext).toBeNull();
    await assurance.ok(say, statement('HIGH'));
    const unicef = await system.as('UNICEF', 'admin');
    await unicef.ok(say, statement('SIGNIFICANT', { validUntil: dayFromNow(3) }));
    const { operatingContext } = await reader.ok(context, { country: 'SO' });
    expect(operatingContext).toMatchObject({
      level: 'SIGNIFICANT',
      isDisputed: true,
      statements: [
        { level: 'SIGNIFICANT', by: { code: 'UNICEF' } },
        { level: 'HIGH', by: { code: 'UNHCR' } },
      ],
    });
    await assurance.ok(say, statement('MODERATE', { admin1: 'SO-AW' }));
    const part = await reader.ok(context, { country: 'SO', admin1: 'SO-AW' });
    expect(part.operatingContext).toMatchObject({ admin1: 'SO-AW', level: 'MODERATE', isDisputed: false });
    const list = `{ operatingContextStatements(filter: { country: "SO" }, first: 1) { totalCount edges { node { admin1 } } } }`;
    expect((await reader.ok(list)).operatingContextStatements).toMatchObject({
      totalCount: 3,
      edges: [{ node: { admin1: 'SO-AW' } }],
    });
    expect(await officer.refusal(say, statement('LOW'))).toMatch(/^FORBIDDEN/);
    expect(await assurance.refusal(say, statement('LOW', { admin1: 'KE-30' }))).toBe('INVALID_INPUT');
    expect(await assurance.refusal(say, statement('LOW', { validUntil: dayFromNow(-1) }))).toBe('INVALID_INPUT');
    expect(await director.refusal(context, { country: 'SO' })).toMatch(/^FORBIDDEN/);
  });

  test('JIU-82: the monitoring plan follows risk band, amount and context, and is of the own agency', async () => {
    const plans = async (who: Caller) => (await who.ok(monitoring, { id: wadajir, year: 2026 })).partner.monitoringPlan;
    expect(await plans(officer)).toMatchObject({
      year: 2026,
      tableVersion: 1,
      band: expect.stringMatching(/HIGH|SIGNIFICANT/),
      basis: [{ kind: 'RISK_REGISTER' }],
      amountUsd: '600000.00',
      countries: ['SO'],
      context: 'SIGNIFICANT',
      frequency: 'BIMONTHLY',
      visits: 5,
      visitsPlanned: 0,
      visitsDone: 0,
      visitsMissing: 5,
      staffDays: 20,
    });
    expect(await plans(foreign)).toMatchObject({
      basis: [{ kind: 'NOT_ASSESSED', band: 'HIGH' }],
      amountUsd: '0.00',
      visits: 0,
    });
    for (const who of [reader, director]) {
      expect(await who.refusal(monitoring, { id: wadajir })).toMatch(/^FORBIDDEN/);
    }
    const { monitoringTable } = await system.anybody.ok('{ monitoringTable { version rows { visits } } }');
    expect(monitoringTable.rows).toHaveLength(64);
  });

  test('plans of a list of partners cost the same statements as the plan of one', async () => {
    const list =
      'query ($first: Int!) { searchPartners(first: $first) { edges { node { id monitoringPlan { countries } } } } }';
    for (const legalName of ['Monitored Together', 'Monitored As Well']) {
      await officer.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
        input: { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' },
      });
    }
    // Until the new ones have arrived there is nothing to look up for them.
    await eventually(async () => {
      const { searchPartners } = await officer.ok(list, { first: 3 });
      for (const { node } of searchPartners.edges) expect(node.monitoringPlan.countries).toEqual(['SO']);
    });
    const [one, three] = [
      await watchSql(() => officer.ok(list, { first: 1 })),
      await watchSql(() => officer.ok(list, { first: 3 })),
    ];
    expect(three.result.searchPartners.edges).toHaveLength(3);
    expect(three.statements).toHaveLength(one.statements.length);
  });

  test('what is over does not count any more', async () => {
    await system.travel(4 * 86_400_000);
    const { operatingContext } = await (await system.as('WFP', 'reader')).ok(context, { country: 'SO' });
    expect(operatingContext).toMatchObject({ level: 'HIGH', isDisputed: false });
  });
});

test('JIU-70: an agency confirms that risks of partners stand in its framework', async () => {
  const admin = await system.as('UNHCR', 'admin');
  const confirm = `mutation ($input: ConfirmRiskFrameworkInput!) { confirmRiskFramework(input: $input) { id } }`;
  const list = '{ riskStatements { coversPartners framework confirmedOn by { code } } }';
  const input = {
    coversPartners: true,
    framework: 'Enterprise risk management policy, 2023',
    confirmedOn: '2026-01-15',
  };
  await admin.ok(confirm, { input: { ...input, coversPartners: false } });
  await admin.ok(confirm, { input });
  expect((await (await system.as('WFP', 'reader')).ok(list)).riskStatements).toEqual([
    { ...input, by: { code: 'UNHCR' } },
  ]);
  expect(await admin.refusal(confirm, { input: { ...input, confirmedOn: '2999-01-01' } })).toBe('INVALID_INPUT');
});
