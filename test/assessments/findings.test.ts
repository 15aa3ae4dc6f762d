import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
/** Of UNICEF: who records, a colleague of the same role, assurance and the unit; of UNHCR; of WFP; and of the partner. */
let assessor: Caller;
let reviewer: Caller;
let assurance: Caller;
let unit: Caller;
let officer: Caller;
let reader: Caller;
let director: Caller;
let partnerId: string;

const day = 86_400_000;
const fields = `id referenceNo state priority area country category { code list } text recommendation agreedAction heldBack
  amountUsd refundedUsd documentedUsd justifiedUsd writtenOffUsd pendingUnsupportedUsd dueOn sourceType sourceId visitedOn
  owner { code } partner { id } responsible isWaiverProposed confirmedAt closedAt version`;
const record = `mutation ($input: RecordFindingInput!) { recordFinding(input: $input) { ${fields} } }`;
const look = `query ($id: ID!) { finding(id: $id) { ${fields}
  actions { id owner priority state text isOverdue version } evidence { id title byPartner verdict link { url redaction { howToRequest } } }
  settlements { id kind amountUsd decision note } history { kind note by { code } } } }`;
const list = `query ($filter: FindingFilter! = {}, $first: Int! = 25, $after: String) { findings(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${fields} actions { id } evidence { id } settlements { id } history { kind } } } } }`;
const counts = 'query ($id: ID!) { partner(id: $id) { openFindings { highUnresolved redaction { reason } } } }';
const step = (name: string, type = 'FindingStepInput') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id state version heldBack isWaiverProposed confirmedAt closedAt pendingUnsupportedUsd } }`;

const dayIn = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const sql = (statement: string, parameters: unknown[] = []) =>
  withClient(system.databases.assessments.adminUrl, async (client) => (await client.query(statement, parameters)).rows);
const told = (subject: string, type: string) =>
  sql('SELECT data FROM outbox_event WHERE subject = $1 AND type = $2 ORDER BY id', [subject, type]);

/** A finding of UNICEF of a visit of its own, recorded by its assessor. */
async function found(change: Record<string, unknown> = {}, who = assessor) {
  const input = {
    sourceType: 'MONITORING_VISIT',
    partnerId,
    visitedOn: dayIn(-2),
    category: 'SC_NO_DOCUMENTS',
    priority: 'HIGH',
    dueOn: dayIn(60),
    text: 'Receipts of the second quarter are missing.',
    ...change,
  };
  return (await eventually(() => who.ok(record, { input }))).recordFinding;
}

async function assessed(): Promise<string> {
  const input = {
    partnerId,
    kind: 'HACT_MICRO',
    band: 'MODERATE',
    finalisedOn: '2024-09-10',
    validUntil: '2099-09-09',
    idempotencyKey: newId(),
  };
  const { recordAssessment } = await eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
  return recordAssessment.id;
}

const inAssessment = (sourceId: string, change: Record<string, unknown> = {}, who = assessor) =>
  found({ sourceType: 'ASSESSMENT', sourceId, partnerId: undefined, visitedOn: undefined, ...change }, who);

/** Does a step, at the version that the finding has now. */
async function at(who: Caller, id: string, name: string, more: Record<string, unknown> = {}, type?: string) {
  const input = { findingId: id, expectedVersion: await versionOf(id), ...more };
  return (await who.ok(step(name, type), { input }))[name];
}
async function refused(who: Caller, id: string, name: string, more: Record<string, unknown> = {}, type?: string) {
  return who.refusal(step(name, type), { input: { findingId: id, expectedVersion: await versionOf(id), ...more } });
}
const versionOf = async (id: string) => (await sql('SELECT version FROM finding WHERE id = $1', [id]))[0].version;

const sendPdf = (who: Caller) =>
  who.send('Assessments', {
    kind: 'FINDING_EVIDENCE',
    name: 'receipts.pdf',
    bytes: Buffer.from(`%PDF-1.4\n% ${Math.random()}\n%%EOF\n`),
  });

async function evidenced(who: Caller, id: string): Promise<string> {
  await at(
    who,
    id,
    'addFindingEvidence',
    { fileId: await sendPdf(who), title: 'Receipts of April' },
    'AddFindingEvidenceInput',
  );
  return (await sql('SELECT id FROM finding_evidence WHERE finding_id = $1 ORDER BY id DESC LIMIT 1', [id]))[0].id;
}

const judge = step('judgeFindingEvidence', 'JudgeFindingEvidenceInput');
const judging = async (id: string, evidenceId: string, verdict = 'ACCEPTED') => ({
  input: { evidenceId, verdict, expectedVersion: await versionOf(id) },
});

async function signIn(): Promise<void> {
  [assessor, reviewer, assurance, unit, officer, reader, director] = await Promise.all([
    system.as('UNICEF', 'assessor'),
    system.as('UNICEF', 'reviewer'),
    system.as('UNICEF', 'assurance'),
    system.as('UNICEF', 'admin'),
    system.as('UNHCR', 'officer'),
    system.as('WFP', 'reader'),
    system.as('PARTNER_USERS', 'director'),
  ]);
}

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
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

test('3.2: categories are data: 28 of spot checks, 16 financial titles, 13 key controls, by date', async () => {
  const query = 'query ($asOf: Date) { findingCategories(asOf: $asOf) { code list label area } }';
  const { findingCategories } = await director.ok(query);
  const sizes = Object.fromEntries(
    ['SPOT_CHECK', 'FINANCIAL', 'KEY_CONTROL', 'INTEGRITY'].map((name) => [
      name,
      findingCategories.filter(({ list }: { list: string }) => list === name).length,
    ]),
  );
  expect(sizes).toEqual({ SPOT_CHECK: 28, FINANCIAL: 16, KEY_CONTROL: 13, INTEGRITY: 2 });
  expect((await officer.ok(query, { asOf: '2013-12-31' })).findingCategories).toEqual([]);
  await sql(`UPDATE finding_category SET effective_until = '2020-12-31' WHERE code = 'SC_OTHER'`);
  expect(await assessor.refusal(record, { input: await inputOf({ category: 'SC_OTHER' }) })).toBe('INVALID_INPUT');
  await sql(`UPDATE finding_category SET effective_until = NULL WHERE code = 'SC_OTHER'`);
});

const inputOf = async (change: Record<string, unknown>) => ({
  sourceType: 'MONITORING_VISIT',
  partnerId,
  visitedOn: dayIn(-2),
  category: 'SC_NO_DOCUMENTS',
  priority: 'HIGH',
  dueOn: dayIn(60),
  text: 'Receipts of the second quarter are missing.',
  ...change,
});

describe('a finding in an assessment of UNICEF', () => {
  let assessmentId: string;
  let id: string;

  beforeAll(async () => {
    assessmentId = await assessed();
    const finding = await inAssessment(assessmentId, {
      category: 'KC_SEGREGATION',
      section: 'C',
      question: 'C.4',
      recommendation: 'Let two people sign.',
      amountUsd: '1200.5',
    });
    expect(finding).toMatchObject({
      referenceNo: expect.stringMatching(/^FND-\d{7}$/),
      state: 'OPEN',
      area: 'INTERNAL_CONTROL',
      category: { code: 'KC_SEGREGATION', list: 'KEY_CONTROL' },
      country: 'SO',
      sourceType: 'ASSESSMENT',
      sourceId: assessmentId,
      amountUsd: '1200.50',
      pendingUnsupportedUsd: '1200.50',
      owner: { code: 'UNICEF' },
      partner: { id: partnerId },
      heldBack: false,
    });
    id = finding.id;
  });

  test('is read by the agency and the partner; others are not told that it is there', async () => {
    for (const who of [assessor, unit, director]) {
      expect((await who.ok(look, { id })).finding).toMatchObject({ id, text: expect.stringContaining('Receipts') });
    }
    for (const who of [officer, reader]) {
      expect(await who.ok(look, { id })).toEqual({ finding: null });
      expect(await who.ok(look, { id: newId() })).toEqual({ finding: null });
      const { findings } = await who.ok(list, { filter: { sourceId: assessmentId } });
      expect(findings).toMatchObject({ totalCount: 0, edges: [] });
    }
    expect(await system.anybody.refusal(look, { id })).toBe('UNAUTHENTICATED');
  });

  test('is sealed, and its readings are on record, also for its owner', async () => {
    const [row] = await sql('SELECT sealed FROM finding WHERE id = $1', [id]);
    expect(row.sealed).not.toMatch(/Receipts|two people/);
    const [{ count }] = await sql(
      `SELECT count(*)::int AS count FROM audit_event WHERE action = 'finding' AND object_id = $1 AND agency = 'UNICEF'`,
      [id],
    );
    expect(count).toBeGreaterThan(0);
  });

  test('2.8: the count of HIGH unresolved ones is for every agency, and says that more is held back', async () => {
    const { partner } = await officer.ok(counts, { id: partnerId });
    expect(partner.openFindings).toEqual({ highUnresolved: 1, redaction: { reason: 'CONFIDENTIAL' } });
    expect((await director.ok(counts, { id: partnerId })).partner.openFindings).toEqual({
      highUnresolved: 1,
      redaction: null,
    });
    expect((await assessor.ok(counts, { id: partnerId })).partner.openFindings.redaction).toBeNull();
  });

  test('is recorded by nobody else in an assessment that is not theirs', async () => {
    const input = await inputOf({
      sourceType: 'ASSESSMENT',
      sourceId: assessmentId,
      partnerId: undefined,
      visitedOn: undefined,
    });
    expect(await officer.refusal(record, { input })).toBe('NOT_FOUND');
    expect(await officer.refusal(record, { input: { ...input, sourceId: newId() } })).toBe('NOT_FOUND');
    expect(await director.refusal(record, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await reader.refusal(record, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('is changed by no other agency: every step answers as for an invented id', async () => {
    for (const name of ['startFinding', 'implementFinding', 'verifyFinding', 'confirmFinding', 'releaseFinding']) {
      expect(await refused(officer, id, name)).toBe('NOT_FOUND');
      const input = { findingId: newId(), expectedVersion: 1 };
      expect(await officer.refusal(step(name), { input })).toBe('NOT_FOUND');
    }
    expect(await refused(director, id, 'verifyFinding')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('is read by an agency with leave to read its source, without attachments and for as long as that lasts', async () => {
    await evidenced(assessor, id);
    const wish = {
      resourceType: 'ASSESSMENT',
      resourceId: assessmentId,
      level: 'FULL_NO_ATTACHMENTS',
      purpose: 'PARTNER_SELECTION',
      explanation: 'We plan an agreement with this partner.',
    };
    const { requestDisclosure } = await officer.ok(
      'mutation ($input: RequestDisclosureInput!) { requestDisclosure(input: $input) { id version } }',
      { input: wish },
    );
    await unit.ok('mutation ($input: DecideDisclosureInput!) { decideDisclosure(input: $input) { id } }', {
      input: {
        requestId: requestDisclosure.id,
        decision: 'APPROVE',
        days: 10,
        expectedVersion: requestDisclosure.version,
      },
    });
    const { finding } = await officer.ok(look, { id });
    expect(finding).toMatchObject({
      text: expect.stringContaining('Receipts'),
      responsible: null,
      evidence: [{ title: 'Receipts of April', link: { url: null, redaction: { howToRequest: expect.any(String) } } }],
    });
    expect((await assessor.ok(look, { id })).finding.evidence[0].link.url).toContain('/files/assessments/');
    expect((await officer.ok(list, { filter: { sourceId: assessmentId } })).findings.totalCount).toBe(1);
    expect(await refused(officer, id, 'startFinding')).toBe('NOT_FOUND');
    expect((await reader.ok(look, { id })).finding).toBeNull();
    const views = await sql(
      `SELECT field, viewer_agency FROM access_view WHERE resource_id = $1 AND viewer_agency = 'UNHCR'`,
      [assessmentId],
    );
    expect(views.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(['finding', 'findings']));
    await system.travel(11 * day);
    await signIn();
    expect(await officer.ok(look, { id })).toEqual({ finding: null });
    expect((await officer.ok(list, { filter: { sourceId: assessmentId } })).findings.totalCount).toBe(0);
  });
});

describe('A-INV-6: a HIGH finding', () => {
  test('is not closed without evidence that another user verified', async () => {
    const { id } = await found();
    expect(await refused(assessor, id, 'verifyFinding')).toBe('CONFLICT / INVALID_STATE');
    expect(await at(director, id, 'startFinding')).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await at(director, id, 'implementFinding', { note: 'All receipts are filed now.' })).toMatchObject({
      state: 'IMPLEMENTED',
    });
    for (const who of [assessor, reviewer, unit]) {
      expect(await refused(who, id, 'verifyFinding')).toBe('PRECONDITION_FAILED / EVIDENCE_REQUIRED');
    }
    const evidenceId = await evidenced(director, id);
    expect(await refused(assessor, id, 'verifyFinding')).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await assessor.refusal(judge, await judging(id, evidenceId))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await refused(reviewer, id, 'verifyFinding')).toBe('PRECONDITION_FAILED / EVIDENCE_REQUIRED');
    expect(await director.refusal(judge, await judging(id, evidenceId))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(judge, await judging(id, evidenceId))).toBe('NOT_FOUND');
    await reviewer.ok(judge, await judging(id, evidenceId));
    expect(await reviewer.refusal(judge, await judging(id, evidenceId))).toBe('CONFLICT / DECIDED_MEANWHILE');
    expect(await at(assessor, id, 'verifyFinding')).toMatchObject({ state: 'VERIFIED', closedAt: expect.any(String) });
    expect((await told(id, 'assessments.finding-changed')).at(-1)).toMatchObject({
      data: { findingId: id, partnerId, agency: 'UNICEF', priority: 'HIGH', state: 'VERIFIED' },
    });
    expect((await director.ok(look, { id })).finding.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'RECORDED',
      'STARTED',
      'IMPLEMENTED',
      'EVIDENCE_ADDED',
      'EVIDENCE_ACCEPTED',
      'VERIFIED',
    ]);
  });

  test('is not closed by the officer who owns the agreement on evidence of his own', async () => {
    const responsible = await subjectOf(assurance);
    const { id } = await found({ responsible });
    await at(director, id, 'implementFinding');
    const evidenceId = await evidenced(assurance, id);
    expect(await refused(assurance, id, 'verifyFinding')).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await assurance.refusal(judge, await judging(id, evidenceId))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    await reviewer.ok(judge, await judging(id, evidenceId));
    expect(await at(assurance, id, 'verifyFinding')).toMatchObject({ state: 'VERIFIED' });
  });

  test('counts evidence anew after it was opened again', async () => {
    const { id } = await found();
    await at(director, id, 'implementFinding');
    await reviewer.ok(judge, await judging(id, await evidenced(director, id)));
    await at(unit, id, 'verifyFinding');
    const reopen = { reason: 'The receipts were of another project.', dueOn: dayIn(30) };
    expect(await at(reviewer, id, 'reopenFinding', reopen, 'ReopenFindingInput')).toMatchObject({
      state: 'OPEN',
      closedAt: null,
    });
    await at(director, id, 'implementFinding');
    expect(await refused(unit, id, 'verifyFinding')).toBe('PRECONDITION_FAILED / EVIDENCE_REQUIRED');
  });

  test('is waived by two people, the second of whom does not own it; and its priority never falls', async () => {
    const { id } = await found({}, assurance);
    const waive = { reason: 'The project was closed and repaid.' };
    await at(reviewer, id, 'proposeFindingWaiver', waive, 'FindingReasonInput');
    expect(await refused(reviewer, id, 'proposeFindingWaiver', waive, 'FindingReasonInput')).toBe(
      'CONFLICT / ALREADY_PROPOSED',
    );
    const decide = { approved: true };
    const type = 'DecideFindingWaiverInput';
    expect(await refused(reviewer, id, 'decideFindingWaiver', decide, type)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refused(assurance, id, 'decideFindingWaiver', decide, type)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    const lower = { priority: 'LOW', reason: 'It is not so bad after all.' };
    expect(await refused(assurance, id, 'amendFinding', lower, 'AmendFindingInput')).toBe('INVALID_INPUT');
    expect(await at(unit, id, 'decideFindingWaiver', decide, type)).toMatchObject({ state: 'WAIVED' });
    expect(await refused(unit, id, 'startFinding')).toBe('CONFLICT / INVALID_STATE');
  });

  test('is protected by the database too', async () => {
    const { id } = await found();
    await expect(
      sql(
        `UPDATE finding SET state = 'VERIFIED', implemented_by = 'x', implemented_at = now(), closed_by = 'x', closed_at = now()
         WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('finding_duties_ck');
  });
});

/** As the gateway names somebody. */
async function subjectOf(who: Caller): Promise<string> {
  const { id } = await found({ priority: 'LOW' }, who);
  return (await sql('SELECT recorded_by AS subject FROM finding WHERE id = $1', [id]))[0].subject;
}

test('50: actions have an owner and a day, and another person verifies them', async () => {
  const { id } = await found({ priority: 'MEDIUM' });
  const add = `mutation ($input: AddFindingActionInput!) { addFindingAction(input: $input) { id state version } }`;
  const input = { findingId: id, priority: 'HIGH', dueOn: dayIn(20), text: 'Scan all receipts.' };
  const key = { idempotencyKey: newId() };
  const { addFindingAction: own } = await assessor.ok(add, { input: { ...input, owner: 'PARTNER', ...key } });
  const { addFindingAction: again } = await assessor.ok(add, { input: { ...input, owner: 'PARTNER', ...key } });
  expect(again.id).toBe(own.id);
  const { addFindingAction: theirs } = await assessor.ok(add, { input: { ...input, owner: 'AGENCY' } });
  expect(await officer.refusal(add, { input: { ...input, owner: 'AGENCY' } })).toBe('NOT_FOUND');
  const complete = `mutation ($input: FindingActionStepInput!) { completeFindingAction(input: $input) { state version } }`;
  expect(await director.refusal(complete, { input: { actionId: theirs.id, expectedVersion: 1 } })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
  await director.ok(complete, { input: { actionId: own.id, expectedVersion: 1 } });
  expect(await director.refusal(complete, { input: { actionId: own.id, expectedVersion: 1 } })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  await at(director, id, 'implementFinding');
  expect(await refused(assessor, id, 'verifyFinding')).toBe('PRECONDITION_FAILED / ACTIONS_OPEN');
  const verify = `mutation ($input: VerifyFindingActionInput!) { verifyFindingAction(input: $input) { state version } }`;
  await assessor.ok(complete, { input: { actionId: theirs.id, expectedVersion: 1 } });
  const verified = { input: { actionId: theirs.id, done: true, expectedVersion: 2 } };
  expect(await assessor.refusal(verify, verified)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect((await reviewer.ok(verify, verified)).verifyFindingAction.state).toBe('VERIFIED');
  expect(await at(assessor, id, 'verifyFinding')).toMatchObject({ state: 'VERIFIED' });
});

test('3.2: pending unsupported = findings − refunded − extra documentation − justified − written off', async () => {
  const { id } = await found({ priority: 'MEDIUM', amountUsd: '48250.75', category: 'FF_NO_SUPPORT' });
  const settle = (kind: string, amountUsd: string) => ({ kind, amountUsd, note: 'Bank statement of May.' });
  const type = 'SettleFindingInput';
  expect(await refused(assessor, id, 'settleFinding', settle('REFUNDED', '1'), type)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await refused(assurance, id, 'settleFinding', settle('REFUNDED', '0.001'), type)).toBe('INVALID_INPUT');
  await at(assurance, id, 'settleFinding', settle('REFUNDED', '10000'), type);
  await at(assurance, id, 'settleFinding', settle('EXTRA_DOCUMENTATION', '20000.25'), type);
  expect(await at(assurance, id, 'settleFinding', settle('JUSTIFIED', '8000'), type)).toMatchObject({
    pendingUnsupportedUsd: '10250.50',
  });
  expect(await refused(assurance, id, 'settleFinding', settle('REFUNDED', '10250.51'), type)).toBe(
    'CONFLICT / EXCEEDS_PENDING',
  );
  await at(director, id, 'implementFinding');
  expect(await refused(assessor, id, 'verifyFinding')).toBe('PRECONDITION_FAILED / AMOUNT_PENDING');
  expect(await at(assurance, id, 'settleFinding', settle('WRITTEN_OFF', '10250.50'), type)).toMatchObject({
    pendingUnsupportedUsd: '10250.50',
  });
  const decide = { decision: 'APPROVED' };
  const decideType = 'DecideFindingWriteOffInput';
  expect(await refused(assurance, id, 'decideFindingWriteOff', decide, decideType)).toBe(
    'FORBIDDEN / SEGREGATION_OF_DUTIES',
  );
  expect(await at(unit, id, 'decideFindingWriteOff', decide, decideType)).toMatchObject({
    pendingUnsupportedUsd: '0.00',
  });
  expect(await at(assessor, id, 'verifyFinding')).toMatchObject({ state: 'VERIFIED' });
  expect((await director.ok(look, { id })).finding).toMatchObject({
    amountUsd: '48250.75',
    writtenOffUsd: '10250.50',
    settlements: [{ amountUsd: '10000.00' }, {}, {}, { kind: 'WRITTEN_OFF', decision: 'APPROVED' }],
  });
});

test('fraud is held back from the partner until it is released, in counts and notices too; confirmed by another it puts assessments in doubt', async () => {
  const highOf = async (who: Caller) => (await who.ok(counts, { id: partnerId })).partner.openFindings.highUnresolved;
  const before = { partner: await highOf(director), agency: await highOf(officer) };
  const notices = () => told(partnerId, 'assessments.partner-notice-due');
  const noticed = (await notices()).length;
  const { id, referenceNo, heldBack } = await found({ category: 'IN_FRAUD', amountUsd: '5000' });
  expect(heldBack).toBe(true);
  expect(await director.ok(look, { id })).toEqual({ finding: null });
  expect(await refused(director, id, 'startFinding')).toBe('NOT_FOUND');
  expect({ partner: await highOf(director), agency: await highOf(officer) }).toEqual({
    partner: before.partner,
    agency: before.agency + 1,
  });
  expect((await notices()).length).toBe(noticed);

  expect(await refused(assessor, id, 'confirmFinding')).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect(await at(reviewer, id, 'confirmFinding')).toMatchObject({ confirmedAt: expect.any(String) });
  expect(await refused(reviewer, id, 'confirmFinding')).toBe('CONFLICT / INVALID_STATE');
  const raised = () =>
    sql(`SELECT kind, agency, resolution FROM invalidating_event WHERE source = 'FINDING' AND source_id = $1`, [id]);
  expect(await raised()).toEqual([{ kind: 'FRAUD_FINDING', agency: 'UNICEF', resolution: null }]);
  const ordinary = await found({ priority: 'LOW' });
  expect(await refused(reviewer, ordinary.id, 'confirmFinding')).toBe('CONFLICT / INVALID_STATE');

  await at(assessor, id, 'releaseFinding');
  expect((await director.ok(look, { id })).finding.referenceNo).toBe(referenceNo);
  expect(await highOf(director)).toBe(before.partner + 1);
  expect((await notices()).at(-1)).toMatchObject({ data: { kind: 'ACTION_DUE', agency: 'UNICEF' } });

  await at(
    reviewer,
    id,
    'proposeFindingWaiver',
    { reason: 'The investigation closed the case.' },
    'FindingReasonInput',
  );
  await at(unit, id, 'decideFindingWaiver', { approved: true }, 'DecideFindingWaiverInput');
  expect(await raised()).toEqual([{ kind: 'FRAUD_FINDING', agency: 'UNICEF', resolution: 'WAIVED' }]);
});

test('50: what is not done by its day is OVERDUE: the partner is reminded before, followers hear of it once, and done is not late', async () => {
  const { id, referenceNo } = await found({ dueOn: dayIn(20) });
  const done = await found({ dueOn: dayIn(20), priority: 'LOW' });
  await at(director, done.id, 'implementFinding');
  const notices = async () =>
    (await told(partnerId, 'assessments.partner-notice-due')).filter(({ data }) => data.referenceNo === referenceNo);
  expect(await notices()).toHaveLength(1);
  await system.travel(10 * day);
  await eventually(async () => expect(await notices()).toHaveLength(2));
  await system.travel(11 * day);
  await signIn();
  await eventually(async () => expect(await told(id, 'assessments.finding-overdue')).toHaveLength(1));
  expect(await notices()).toHaveLength(3);
  expect((await assessor.ok(look, { id })).finding.state).toBe('OVERDUE');
  const { findings } = await assessor.ok(list, { filter: { states: ['OVERDUE'], partnerId } });
  const ids = findings.edges.map(({ node }: { node: { id: string } }) => node.id);
  expect(ids).toContain(id);
  expect(ids).not.toContain(done.id);
  const overdue = async () =>
    (await sql('SELECT sum(overdue)::int AS n FROM finding_figure WHERE partner_id = $1', [partnerId]))[0].n;
  const late = await overdue();
  expect(late).toBeGreaterThan(0);
  await at(
    assessor,
    id,
    'amendFinding',
    { dueOn: dayIn(90), reason: 'The auditor comes in May.' },
    'AmendFindingInput',
  );
  expect((await assessor.ok(look, { id })).finding.state).toBe('OPEN');
  expect(await overdue()).toBe(late - 1);
  expect(await told(done.id, 'assessments.finding-overdue')).toEqual([]);
});

test('JIU-50: the heat map adds up over agencies and holds back what tells of fewer than five partners', async () => {
  const heat = `query ($country: String!, $type: String) { capacityHeatMap(country: $country, partnerType: $type) {
    area isSuppressed partners findings open openHigh } }`;
  const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  for (let number = 0; number < 5; number += 1) {
    const { addPartner } = await officer.ok(add, {
      input: { legalName: `Heat ${newId()}`, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'KE' },
    });
    const by = number % 2 === 0 ? officer : assessor;
    await found({ partnerId: addPartner.id, area: 'HR', priority: 'LOW' }, by);
    if (number < 4) await found({ partnerId: addPartner.id, area: 'PROCUREMENT' }, by);
  }
  const { capacityHeatMap } = await reader.ok(heat, { country: 'KE', type: 'NATIONAL_NGO' });
  const held = { isSuppressed: true, partners: null, findings: null, open: null, openHigh: null };
  expect(capacityHeatMap).toEqual([
    { area: 'HR', isSuppressed: false, partners: 5, findings: 5, open: 5, openHigh: 0 },
    { area: 'PROCUREMENT', ...held },
  ]);
  expect((await reader.ok(heat, { country: 'KE' })).capacityHeatMap).toHaveLength(2);
  expect(await director.refusal(heat, { country: 'KE' })).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('a list costs the same for two findings and for twenty, with all that hangs on them', async () => {
  for (let number = 0; number < 8; number += 1) await found({ priority: 'LOW' });
  const cost = async (first: number) => {
    const { result, statements } = await watchSql(() => assessor.ok(list, { filter: { partnerId }, first }));
    expect(result.findings.edges).toHaveLength(first);
    return statements.length;
  };
  const small = await cost(2);
  expect(await cost(15)).toBe(small);
  const { result, statements } = await watchSql(() =>
    officer.ok('{ searchPartners(first: 25) { edges { node { openFindings { highUnresolved } } } } }'),
  );
  expect(result.searchPartners.edges.length).toBeGreaterThan(3);
  expect(statements.filter((sent) => sent.includes('FindingFigureRepository'))).toHaveLength(1);
});

test('pages follow one another without gaps', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  let total = 0;
  do {
    const { findings } = (await assessor.ok(list, { filter: { partnerId }, first: 7, after })) as {
      findings: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        edges: { node: { id: string } }[];
      };
    };
    seen.push(...findings.edges.map(({ node }) => node.id));
    total = findings.totalCount;
    after = findings.pageInfo.hasNextPage ? findings.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toHaveLength(total);
  expect([...seen].sort().reverse()).toEqual(seen);
  expect(await assessor.refusal(list, { after: 'nonsense' })).toBe('INVALID_INPUT');
});
