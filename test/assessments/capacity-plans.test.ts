import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
let assessor: Caller;
let reviewer: Caller;
let unit: Caller;
let officer: Caller;
let reader: Caller;
let director: Caller;
let partnerId: string;

const day = 86_400_000;
const content = `content { purpose state kind country goal startsOn dueOn isOverdue baselineBand targetBand resultBand uplift isTargetMet
  sharedWith progress findings { id } notes { kind text band by { code } }
  actions { id state progress method text topic { code area } provider { code } providerFirm fundedBy { code } cost { amount currency }
    dueOn isOverdue version evidence { url redaction { reason } } } } redaction { howToRequest }`;
const fields = `id referenceNo owner { code } partner { id } isInterAgency version ${content}`;
const create = `mutation ($input: CreateCapacityPlanInput!) { createCapacityPlan(input: $input) { ${fields} } }`;
const look = `query ($id: ID!) { capacityPlan(id: $id) { ${fields} } }`;
const list = `query ($filter: CapacityPlanFilter! = {}, $first: Int! = 25) {
  capacityPlans(filter: $filter, first: $first) { totalCount edges { node { ${fields} } } } }`;
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
const complete = act('completeCapacityAction', 'CompleteCapacityActionInput');
const close = act('closeCapacityPlan', 'CloseCapacityPlanInput');
const review = act('reviewCapacityPlan', 'ReviewCapacityPlanInput');
const share = act('shareCapacityPlan', 'ShareCapacityPlanInput');
const note = act('addCapacityNote', 'AddCapacityNoteInput');

const dayIn = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const sql = (statement: string, parameters: unknown[] = []) =>
  withClient(system.databases.assessments.adminUrl, async (client) => (await client.query(statement, parameters)).rows);

const sendPdf = (who: Caller) =>
  who.send('Assessments', {
    kind: 'CAPACITY_EVIDENCE',
    name: 'attendance.pdf',
    bytes: Buffer.from(`%PDF-1.4\n% ${Math.random()}\n%%EOF\n`),
  });

async function assessed(change: Record<string, unknown> = {}): Promise<string> {
  const input = {
    partnerId,
    kind: 'HACT_MICRO',
    band: 'HIGH',
    finalisedOn: dayIn(-90),
    validUntil: dayIn(900),
    idempotencyKey: newId(),
    ...change,
  };
  const { recordAssessment } = await eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
  return recordAssessment.id;
}

async function found(change: Record<string, unknown> = {}, who = assessor) {
  const input = {
    sourceType: 'MONITORING_VISIT',
    partnerId,
    visitedOn: dayIn(-2),
    category: 'SC_NO_DOCUMENTS',
    priority: 'MEDIUM',
    dueOn: dayIn(60),
    text: 'Receipts of the second quarter are missing.',
    ...change,
  };
  const { recordFinding } = await eventually(() =>
    who.ok('mutation ($input: RecordFindingInput!) { recordFinding(input: $input) { id version } }', { input }),
  );
  return recordFinding;
}

const action = (change: Record<string, unknown> = {}) => ({
  topic: 'ACCOUNTING',
  method: 'TRAINING',
  text: 'Train two bookkeepers.',
  dueOn: dayIn(60),
  ...change,
});
const planOf = (change: Record<string, unknown> = {}) => ({
  partnerId,
  purpose: 'STRENGTHENING',
  goal: 'Receipts are complete and two people sign.',
  dueOn: dayIn(180),
  ...change,
});
const planned = async (change: Record<string, unknown> = {}, who = assessor) =>
  (await who.ok(create, { input: planOf(change) })).createCapacityPlan;
const now = async (id: string, who = assessor) => (await who.ok(look, { id })).capacityPlan;

beforeAll(async () => {
  system = await startTestSystem();
  [assessor, reviewer, unit, officer, reader, director] = await Promise.all([
    system.as('UNICEF', 'assessor'),
    system.as('UNICEF', 'reviewer'),
    system.as('UNICEF', 'admin'),
    system.as('UNHCR', 'officer'),
    system.as('WFP', 'reader'),
    system.as('PARTNER_USERS', 'director'),
  ]);
  partnerId = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query ($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
});

afterAll(() => system?.stop());

test('JIU-53, 5.15: a plan from findings goes from band to band: actions, evidence, interim monitoring, review, end', async () => {
  const baselineAssessmentId = await assessed();
  const first = await found();
  const second = await found({ category: 'KC_SEGREGATION' });
  const key = { idempotencyKey: newId() };
  const input = planOf({
    ...key,
    baselineAssessmentId,
    targetBand: 'MODERATE',
    findingIds: [first.id, second.id],
    actions: [action({ providerAgency: 'UNHCR', fundedBy: 'UNDP', cost: '12500.50', currency: 'USD' })],
  });
  const { createCapacityPlan: plan } = await assessor.ok(create, { input });
  expect((await assessor.ok(create, { input })).createCapacityPlan.id).toBe(plan.id);
  expect(plan).toMatchObject({
    referenceNo: expect.stringMatching(/^CDP-\d{7}$/),
    owner: { code: 'UNICEF' },
    partner: { id: partnerId },
    isInterAgency: false,
    redaction: null,
    content: {
      purpose: 'STRENGTHENING',
      state: 'ACTIVE',
      kind: 'HACT_MICRO',
      country: 'SO',
      baselineBand: 'HIGH',
      targetBand: 'MODERATE',
      resultBand: null,
      uplift: null,
      sharedWith: ['UNDP', 'UNHCR'],
      progress: 0,
      findings: [{ id: first.id }, { id: second.id }],
    },
  });
  // The area of the second finding had no action, so that guidance was added.
  expect(plan.content.actions).toMatchObject([
    {
      topic: { code: 'ACCOUNTING', area: 'ACCOUNTING' },
      provider: { code: 'UNHCR' },
      fundedBy: { code: 'UNDP' },
      cost: { amount: '12500.50', currency: 'USD' },
      evidence: null,
    },
    { topic: { code: 'INTERNAL_CONTROL' }, method: 'MENTORING', provider: null },
  ]);
  const [training, guidance] = plan.content.actions;

  const progress = act('recordCapacityProgress', 'RecordCapacityProgressInput');
  const half = { actionId: training.id, progress: 50, expectedVersion: 1 };
  expect((await director.ok(progress, { input: half })).recordCapacityProgress.content).toMatchObject({ progress: 25 });
  expect(await director.refusal(progress, { input: half })).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await officer.refusal(progress, { input: { ...half, expectedVersion: 2 } })).toBe('NOT_FOUND');
  await director.ok(note, { input: { planId: plan.id, text: 'One bookkeeper was trained.' } });
  await assessor.ok(note, { input: { planId: plan.id, text: 'The office in Gode was visited.' } });

  const done = async (actionId: string, expectedVersion: number, who: Caller) => ({
    actionId,
    evidenceFileId: await sendPdf(who),
    expectedVersion,
  });
  await director.ok(complete, { input: await done(training.id, 2, director) });
  const closing = async () => ({
    planId: plan.id,
    note: 'All is in place.',
    expectedVersion: (await now(plan.id)).version,
  });
  expect(await reviewer.refusal(close, { input: await closing() })).toBe('PRECONDITION_FAILED / ACTIONS_OPEN');
  const foreignFile = { actionId: guidance.id, evidenceFileId: await sendPdf(director), expectedVersion: 1 };
  expect(await assessor.refusal(complete, { input: foreignFile })).toBe('NOT_FOUND');
  await assessor.ok(complete, { input: await done(guidance.id, 1, assessor) });
  expect(await assessor.refusal(close, { input: await closing() })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');

  const newer = await assessed({ band: 'MODERATE', finalisedOn: dayIn(0) });
  const reviewing = async (assessmentId: string) => ({
    planId: plan.id,
    assessmentId,
    note: 'Two people sign now.',
    expectedVersion: (await now(plan.id)).version,
  });
  expect(await assessor.refusal(review, { input: await reviewing(baselineAssessmentId) })).toBe('INVALID_INPUT');
  const ofAnotherKind = await assessed({ kind: 'SIMPLIFIED_CHECKLIST', finalisedOn: dayIn(0) });
  expect(await assessor.refusal(review, { input: await reviewing(ofAnotherKind) })).toBe('INVALID_INPUT');
  expect(await assessor.refusal(review, { input: await reviewing(newId()) })).toBe('NOT_FOUND');
  const { reviewCapacityPlan: reviewed } = await assessor.ok(review, { input: await reviewing(newer) });
  expect(reviewed.content).toMatchObject({ resultBand: 'MODERATE', uplift: 2, isTargetMet: true, progress: 100 });

  const { closeCapacityPlan: closed } = await reviewer.ok(close, { input: await closing() });
  expect(closed.content).toMatchObject({
    state: 'CLOSED',
    notes: [
      { kind: 'MONITORING', by: null },
      { kind: 'MONITORING', by: { code: 'UNICEF' } },
      { kind: 'REVIEW', band: 'MODERATE' },
      { kind: 'CLOSURE' },
    ],
  });
  expect(await reviewer.refusal(close, { input: await closing() })).toBe('CONFLICT / INVALID_STATE');
});

describe('2.8: a plan', () => {
  let id: string;

  beforeAll(async () => {
    const { id: findingId } = await found();
    ({ id } = await planned({ findingIds: [findingId], actions: [action({ text: 'Secret training.' })] }));
  });

  test('is there for every agency, and read by its agency and the partner alone', async () => {
    for (const who of [assessor, director]) {
      expect(await now(id, who)).toMatchObject({
        redaction: null,
        content: { goal: expect.stringContaining('Receipts') },
      });
    }
    for (const who of [officer, reader]) {
      const plan = await now(id, who);
      expect(plan).toMatchObject({ owner: { code: 'UNICEF' }, content: null });
      expect(plan.redaction.howToRequest).toContain('CAPACITY_PLAN');
      expect(JSON.stringify(plan)).not.toMatch(/STRENGTHENING|ACTIVE|training|Receipts/);
    }
    expect(await system.anybody.refusal(look, { id })).toBe('UNAUTHENTICATED');
    const { partner } = await reader.ok(
      'query ($id: ID!) { partner(id: $id) { capacityPlans { totalCount edges { node { id content { goal } redaction { reason } } } } } }',
      { id: partnerId },
    );
    expect(partner.capacityPlans.edges[0].node).toEqual({ id, content: null, redaction: { reason: 'CONFIDENTIAL' } });
  });

  test('Z03: is not found by a condition on what is held back', async () => {
    const ids = async (who: Caller, filter: Record<string, unknown>) =>
      (await who.ok(list, { filter })).capacityPlans.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(await ids(reader, { partnerId })).toContain(id);
    for (const filter of [{ purpose: 'STRENGTHENING' }, { state: 'ACTIVE' }, { isOverdue: false }]) {
      expect(await ids(assessor, { partnerId, ...filter })).toContain(id);
      expect(await ids(director, filter)).toContain(id);
      expect(await ids(reader, { partnerId, ...filter })).not.toContain(id);
    }
  });

  test('is changed by no other agency, and its words are sealed', async () => {
    const { version } = await now(id);
    const input = { planId: id, note: 'Nothing was reached.', expectedVersion: version };
    expect(await officer.refusal(close, { input })).toBe('NOT_FOUND');
    expect(await officer.refusal(close, { input: { ...input, planId: newId() } })).toBe('NOT_FOUND');
    expect(await reader.refusal(close, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal(close, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const rows = await sql(
      `SELECT b.sealed, a.sealed AS action FROM capacity_plan_body b JOIN capacity_action a USING (plan_id) WHERE plan_id = $1`,
      [id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/Receipts|Secret/);
  });

  test('is for all agencies with consent of the partner, without its findings, until the partner takes it back', async () => {
    const { version } = await now(id);
    expect(await assessor.refusal(share, { input: { planId: id, share: true, expectedVersion: version } })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    const { shareCapacityPlan: shared } = await director.ok(share, {
      input: { planId: id, share: true, expectedVersion: version },
    });
    expect(shared.isInterAgency).toBe(true);
    expect(await now(id, reader)).toMatchObject({
      redaction: null,
      content: { purpose: 'STRENGTHENING', findings: [], actions: [{ text: 'Secret training.' }] },
    });
    expect((await now(id, assessor)).content.findings).toHaveLength(1);
    await director.ok(share, { input: { planId: id, share: false, expectedVersion: version + 1 } });
    expect((await now(id, reader)).content).toBeNull();
  });

  test('is read with leave of its agency (JIU-59), each look on record', async () => {
    const { requestDisclosure } = await officer.ok(
      'mutation ($input: RequestDisclosureInput!) { requestDisclosure(input: $input) { id version } }',
      {
        input: {
          resourceType: 'CAPACITY_PLAN',
          resourceId: id,
          level: 'FULL_NO_ATTACHMENTS',
          purpose: 'RISK_MANAGEMENT',
          explanation: 'We want to fund a part of this plan.',
        },
      },
    );
    await unit.ok('mutation ($input: DecideDisclosureInput!) { decideDisclosure(input: $input) { id } }', {
      input: {
        requestId: requestDisclosure.id,
        decision: 'APPROVE',
        days: 10,
        expectedVersion: requestDisclosure.version,
      },
    });
    expect((await now(id, officer)).content).toMatchObject({ goal: expect.stringContaining('Receipts') });
    expect((await now(id, reader)).content).toBeNull();
    const views = await sql(`SELECT field FROM access_view WHERE resource_id = $1 AND viewer_agency = 'UNHCR'`, [id]);
    expect(views).toEqual([{ field: 'CapacityPlan.content' }]);
  });

  test('is read by the agency that provides an action', async () => {
    const { version } = await now(id);
    const add = act('addCapacityAction', 'AddCapacityActionInput');
    const input = {
      planId: id,
      expectedVersion: version,
      ...action({ providerAgency: 'WFP', providerFirm: 'Audit Ltd' }),
    };
    expect(await assessor.refusal(add, { input })).toBe('INVALID_INPUT');
    expect(await assessor.refusal(add, { input: { ...input, providerFirm: null, providerAgency: 'NOBODY' } })).toBe(
      'INVALID_INPUT',
    );
    await assessor.ok(add, { input: { ...input, providerFirm: null } });
    expect((await now(id, reader)).content.sharedWith).toEqual(['WFP']);
  });
});

test('a plan takes no finding that the partner is not shown, nor one of another agency or partner', async () => {
  const held = await found({ category: 'IN_FRAUD' });
  expect(await assessor.refusal(create, { input: planOf({ findingIds: [held.id] }) })).toBe('INVALID_INPUT');
  const theirs = await found({}, officer);
  expect(await assessor.refusal(create, { input: planOf({ findingIds: [theirs.id] }) })).toBe('NOT_FOUND');
  expect(await assessor.refusal(create, { input: planOf({ partnerId: newId() }) })).toBe('NOT_FOUND');
  expect(await assessor.refusal(create, { input: planOf({ dueOn: dayIn(-1) }) })).toBe('INVALID_INPUT');
  const low = await assessed({ band: 'MODERATE', kind: 'OTHER' });
  expect(await assessor.refusal(create, { input: planOf({ baselineAssessmentId: low, targetBand: 'HIGH' }) })).toBe(
    'INVALID_INPUT',
  );
});

test('3.3, 49: a PSEA rating below full capacity makes a plan due; every agency sees whether there is one', async () => {
  const due = async (who: Caller) => {
    const { partner } = await who.ok(
      'query ($id: ID!) { partner(id: $id) { pseaPlan { isNeeded hasPlan isDue dueBy } } }',
      { id: partnerId },
    );
    return partner.pseaPlan;
  };
  expect(await due(reader)).toEqual({ isNeeded: false, hasPlan: false, isDue: false, dueBy: null });
  const rating = await assessed({ kind: 'PSEA_CAPACITY', band: 'MODERATE', finalisedOn: dayIn(-3) });
  expect(await due(reader)).toEqual({ isNeeded: true, hasPlan: false, isDue: true, dueBy: dayIn(27) });
  const wrong = planOf({ purpose: 'PSEA', baselineAssessmentId: await assessed({ kind: 'OTHER' }) });
  expect(await assessor.refusal(create, { input: wrong })).toBe('INVALID_INPUT');
  expect(await assessor.refusal(create, { input: planOf({ purpose: 'PSEA' }) })).toBe('INVALID_INPUT');
  const plan = await planned({
    purpose: 'PSEA',
    baselineAssessmentId: rating,
    targetBand: 'LOW',
    actions: [action({ topic: 'PSEA' })],
  });
  for (const who of [reader, director]) {
    expect(await due(who)).toEqual({ isNeeded: true, hasPlan: true, isDue: false, dueBy: null });
  }
  const cancel = act('cancelCapacityPlan', 'CloseCapacityPlanInput');
  await assessor.ok(cancel, {
    input: { planId: plan.id, note: 'Another agency has one.', expectedVersion: plan.version },
  });
  expect(await due(reader)).toMatchObject({ isDue: true });
});

test('SYS-28: a remediation plan after a self-assessment is developmental: nothing is raised against the partner', async () => {
  const before = await sql('SELECT count(*)::int AS n FROM invalidating_event WHERE partner_id = $1', [partnerId]);
  const eligibility = () => officer.ok('query ($id: ID!) { partner(id: $id) { standing } }', { id: partnerId });
  const standing = await eligibility();
  const plan = await planned({ purpose: 'REMEDIATION', actions: [action({ topic: 'SUPPLIER_CODE' })] });
  expect(plan.content.purpose).toBe('REMEDIATION');
  expect(await sql('SELECT count(*)::int AS n FROM invalidating_event WHERE partner_id = $1', [partnerId])).toEqual(
    before,
  );
  expect(await eligibility()).toEqual(standing);
  const facts = await sql(`SELECT DISTINCT audience FROM outbox_event WHERE subject = $1`, [plan.id]);
  expect(facts).toEqual([{ audience: 'INTERNAL' }]);
});

test('HAB-8: monitoring of the SDGs is a topic; topics are data', async () => {
  const { capacityTopics } = await director.ok('{ capacityTopics { code area } }');
  expect(capacityTopics).toContainEqual({ code: 'SDG_MONITORING', area: 'M_AND_E' });
  expect(new Set(capacityTopics.map(({ area }: { area: string }) => area)).size).toBe(15);
  expect(await assessor.refusal(create, { input: planOf({ actions: [action({ topic: 'NOTHING' })] }) })).toBe(
    'INVALID_INPUT',
  );
});

test('JIU-54: outcomes add up over cohorts, and fewer than five partners are held back', async () => {
  const outcomes = `query ($filter: CapacityOutcomeFilter! = {}) { capacityOutcomes(filter: $filter) {
    cohort isSuppressed plans partners closed measured improved improvedPercent findings } }`;
  const cohort = Number(dayIn(0).slice(0, 4));
  const { capacityOutcomes } = await reader.ok(outcomes);
  expect(capacityOutcomes).toEqual([
    {
      cohort,
      isSuppressed: true,
      plans: null,
      partners: null,
      closed: null,
      measured: null,
      improved: null,
      improvedPercent: null,
      findings: null,
    },
  ]);
  for (let number = 0; number < 5; number += 1) {
    const { addPartner } = await officer.ok(
      'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
      {
        input: { legalName: `Cohort ${newId()}`, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'KE' },
      },
    );
    const of = { partnerId: addPartner.id };
    const baselineAssessmentId = await assessed({ ...of, finalisedOn: dayIn(-30) });
    const plan = await planned({ ...of, baselineAssessmentId, purpose: 'REMEDIATION' });
    if (number < 4) {
      const assessmentId = await assessed({ ...of, band: number < 3 ? 'LOW' : 'HIGH', finalisedOn: dayIn(0) });
      const input = { planId: plan.id, assessmentId, note: 'Seen on site.', expectedVersion: plan.version };
      await assessor.ok(review, { input });
    }
  }
  const { capacityOutcomes: kenya } = await reader.ok(outcomes, { filter: { country: 'KE' } });
  expect(kenya).toEqual([
    {
      cohort,
      isSuppressed: false,
      plans: 5,
      partners: 5,
      closed: 0,
      measured: 4,
      improved: 3,
      improvedPercent: '75.00',
      findings: 0,
    },
  ]);
  expect((await reader.ok(outcomes)).capacityOutcomes).toMatchObject([{ isSuppressed: true }]);
  expect(await reader.refusal(outcomes, { filter: { country: 'KE', agency: 'UNICEF' } })).toBe('INVALID_INPUT');
  expect(await director.refusal(outcomes)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('a list of plans costs the same for two and for eight, with all that is in them', async () => {
  for (let number = 0; number < 2; number += 1)
    await planned({ findingIds: [(await found()).id], actions: [action()] });
  const cost = async (first: number) => {
    const { result, statements } = await watchSql(() => assessor.ok(list, { filter: { agency: 'UNICEF' }, first }));
    expect(result.capacityPlans.edges).toHaveLength(first);
    return statements.length;
  };
  const small = await cost(2);
  expect(await cost(8)).toBe(small);
  const { result, statements } = await watchSql(() =>
    officer.ok(
      '{ searchPartners(first: 25) { edges { node { pseaPlan { isDue } capacityPlans(first: 3) { totalCount } } } } }',
    ),
  );
  expect(result.searchPartners.edges.length).toBeGreaterThan(4);
  expect(statements.filter((sent) => sent.includes('PseaPlanRepository'))).toHaveLength(1);
  expect(statements.filter((sent) => sent.includes('CapacityPlanRepository'))).toHaveLength(2);
});
