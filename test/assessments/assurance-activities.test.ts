import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
/** Of UNICEF, which owns; of UNHCR, which joins; of UNDP and WFP, which have nothing to do with it; and of the partner. */
let assurance: Caller;
let unit: Caller;
let unhcr: Caller;
let undp: Caller;
let reader: Caller;
let director: Caller;
let wadajir: string;

const day = 86_400_000;
const dayIn = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const sql = (statement: string, parameters: unknown[] = []) =>
  withClient(system.databases.assessments.adminUrl, async (client) => (await client.query(statement, parameters)).rows);

const fields = `id referenceNo type family state year conductedMode conductedBySai isNexNim isJoint opinion version
  sharedWith { code } owner { code } submittedOn finalOn`;
const body = `report { amountTested { amount currency } ineligibleAmount { amount currency } amountTestedUsd ineligibleUsd
  rateDate summary cancelReason hasFile redaction { reason howToRequest } file { url redaction { reason } } }`;
const step = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
const inputs: Record<string, string> = {
  planActivity: 'PlanActivityInput',
  recordAssurance: 'RecordAssuranceInput',
  submitAssurance: 'AssuranceStepInput',
  finaliseAssurance: 'AssuranceStepInput',
  cancelAssurance: 'CancelAssuranceInput',
  offerAssurance: 'OfferAssuranceInput',
};

const planned = async (change: Record<string, unknown> = {}, by = assurance) => {
  const input = { partnerId: wadajir, type: 'SPOT_CHECK', plannedFrom: dayIn(-5), plannedTo: dayIn(20), ...change };
  return (await eventually(() => by.ok(step('planActivity', 'PlanActivityInput'), { input }))).planActivity;
};
const versionOf = async (id: string) =>
  (await sql('SELECT version FROM assurance_activity WHERE id = $1', [id]))[0]?.version ?? 1;
/** Does a step, at the version that the activity has now. */
const does = async (name: string, id: string, more: Record<string, unknown> = {}, by = assurance) => {
  const input = { activityId: id, expectedVersion: await versionOf(id), ...more };
  return (await by.ok(step(name, inputs[name] ?? ''), { input }))[name];
};
const refuses = async (name: string, id: string, more: Record<string, unknown> = {}, by = assurance) =>
  by.refusal(step(name, inputs[name] ?? ''), {
    input: { activityId: id, expectedVersion: await versionOf(id), ...more },
  });
const look = async (id: string, by: Caller, selection = `${fields} ${body}`) =>
  (await by.ok(`query ($id: ID!) { assuranceActivity(id: $id) { ${selection} } }`, { id })).assuranceActivity;
const sendReport = (by = assurance) =>
  by.send('Assessments', {
    kind: 'ASSURANCE_REPORT',
    name: 'report.pdf',
    bytes: Buffer.from(`%PDF-1.4\n% ${Math.random()}\n%%EOF\n`),
  });
const allDays = () => ({
  contactedOn: dayIn(-8),
  fieldVisitOn: dayIn(-7),
  draftToPartnerOn: dayIn(-6),
  partnerCommentsOn: dayIn(-5),
  draftToAgencyOn: dayIn(-4),
  agencyCommentsOn: dayIn(-3),
});
async function submitted(change: Record<string, unknown> = {}, recorded: Record<string, unknown> = {}) {
  const { id } = await planned(change);
  await does('recordAssurance', id, { ...allDays(), reportFileId: await sendReport(), ...recorded });
  await does('submitAssurance', id);
  return id as string;
}

const plan = (input: Record<string, unknown>, by: Caller) =>
  eventually(() =>
    by.ok('mutation ($input: PlanAssuranceInput!) { planAssurance(input: $input) { id } }', {
      input: { partnerId: wadajir, year: Number(dayIn(0).slice(0, 4)), ...input },
    }),
  );
const coverage = async (agency: string) => {
  const { partner } = await reader.ok(
    `query ($id: ID!) { partner(id: $id) { assuranceStatus { coverage plans {
      agency { code } basis coverage minimum { visits spotChecks audits } done { visits spotChecks audits } } } } }`,
    { id: wadajir },
  );
  return partner.assuranceStatus.plans.find((one: { agency: { code: string } }) => one.agency.code === agency);
};

beforeAll(async () => {
  system = await startTestSystem();
  [assurance, unit, unhcr, undp, reader, director] = await Promise.all([
    system.as('UNICEF', 'assurance'),
    system.as('UNICEF', 'admin'),
    system.as('UNHCR', 'assurance'),
    system.as('UNDP', 'admin'),
    system.as('WFP', 'reader'),
    system.as('PARTNER_USERS', 'director'),
  ]);
  wadajir = await eventually(async () => {
    const { searchPartners } = await reader.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query ($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
  await plan({ plannedCashUsd: '90000', reportedUsd: '60000' }, assurance);
}, 60_000);

afterAll(() => system?.stop());

describe('a spot check of UNICEF', () => {
  let id: string;

  test('is planned, and the days come in order', async () => {
    const made = await planned({ conductedMode: 'HYBRID', faceForms: ['FACE-12'] });
    id = made.id;
    expect(made).toMatchObject({
      referenceNo: expect.stringMatching(/^ASR-\d{7}$/),
      family: 'SPOT_CHECK',
      state: 'PLANNED',
      conductedMode: 'HYBRID',
      isJoint: false,
      sharedWith: [],
      owner: { code: 'UNICEF' },
    });
    const late = { contactedOn: dayIn(-3), fieldVisitOn: dayIn(-4) };
    expect(await refuses('recordAssurance', id, late)).toBe('INVALID_INPUT / DATES_NOT_IN_ORDER');
    expect(await refuses('recordAssurance', id, { contactedOn: dayIn(1) })).toBe('INVALID_INPUT / DATES_NOT_IN_ORDER');
    expect(await refuses('recordAssurance', id, { opinion: 'QUALIFIED' })).toBe(
      'INVALID_INPUT / OPINION_OF_AUDITS_ONLY',
    );
    const { contactedOn, fieldVisitOn } = allDays();
    expect(await does('recordAssurance', id, { contactedOn, fieldVisitOn })).toMatchObject({ state: 'IN_PROGRESS' });
  });

  test('is submitted with all five intermediate days and its report, and not before', async () => {
    const missing = async () => {
      const { errors } = await assurance.ask(step('submitAssurance', 'AssuranceStepInput'), {
        input: { activityId: id, expectedVersion: await versionOf(id) },
      });
      return errors?.[0]?.extensions.facts;
    };
    expect(await missing()).toEqual({
      missing: ['draftToPartnerOn', 'partnerCommentsOn', 'draftToAgencyOn', 'agencyCommentsOn', 'reportFileId'],
    });
    const { agencyCommentsOn, ...days } = allDays();
    await does('recordAssurance', id, {
      ...days,
      reportFileId: await sendReport(),
      summary: 'Payments without supporting documents were found.',
      amounts: {
        amountTested: '5735000',
        ineligibleAmount: '286750',
        currency: 'ETB',
        unitsPerUsd: '57.35',
        rateDate: dayIn(-7),
        rateSource: 'UNORE',
      },
    });
    expect(await missing()).toEqual({ missing: ['agencyCommentsOn'] });
    await does('recordAssurance', id, { agencyCommentsOn });
    expect(await does('submitAssurance', id)).toMatchObject({ state: 'SUBMITTED', submittedOn: dayIn(0) });
    expect(await refuses('recordAssurance', id, { summary: 'Something else altogether.' })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('is not final while a HIGH finding has no high-priority action', async () => {
    const finding = await assurance.ok(
      'mutation ($input: RecordFindingInput!) { recordFinding(input: $input) { id } }',
      {
        input: {
          sourceType: 'ASSURANCE_ACTIVITY',
          sourceId: id,
          category: 'SC_NO_DOCUMENTS',
          priority: 'HIGH',
          dueOn: dayIn(60),
          text: 'Receipts of the second quarter are missing.',
        },
      },
    );
    expect(await refuses('finaliseAssurance', id)).toBe('PRECONDITION_FAILED / HIGH_FINDING_WITHOUT_ACTION');
    const { id: findingId } = finding.recordFinding;
    await assurance.ok('mutation ($input: AddFindingActionInput!) { addFindingAction(input: $input) { id } }', {
      input: {
        findingId,
        priority: 'HIGH',
        owner: 'PARTNER',
        text: 'File the receipts by quarter.',
        dueOn: dayIn(30),
      },
    });
    expect((await coverage('UNICEF')).coverage).toBe('VOID');
    expect(await does('finaliseAssurance', id)).toMatchObject({ state: 'FINAL', finalOn: dayIn(0) });
    expect(await coverage('UNICEF')).toMatchObject({
      coverage: 'PARTIAL',
      minimum: { visits: 1, spotChecks: 1, audits: 0 },
      done: { visits: 0, spotChecks: 1, audits: 0 },
    });
  });

  test('has a report for the owner and the partner; others get a redaction that says how to ask', async () => {
    const found = {
      amountTested: { amount: '5735000', currency: 'ETB' },
      ineligibleAmount: { amount: '286750', currency: 'ETB' },
      amountTestedUsd: '100000.00',
      ineligibleUsd: '5000.00',
      rateDate: dayIn(-7),
      summary: 'Payments without supporting documents were found.',
      cancelReason: null,
      hasFile: true,
      redaction: null,
      file: { url: expect.stringContaining('/files/assessments/'), redaction: null },
    };
    expect((await look(id, assurance)).report).toEqual(found);
    expect((await look(id, director)).report).toEqual(found);
    for (const by of [unhcr, reader, undp]) {
      const { state, report } = await look(id, by);
      expect(state).toBe('FINAL');
      expect(report).toEqual({
        amountTested: null,
        ineligibleAmount: null,
        amountTestedUsd: null,
        ineligibleUsd: null,
        rateDate: null,
        summary: null,
        cancelReason: null,
        hasFile: false,
        redaction: { reason: 'CONFIDENTIAL', howToRequest: expect.stringContaining('ASSURANCE_ACTIVITY') },
        file: { url: null, redaction: { reason: 'CONFIDENTIAL' } },
      });
    }
  });

  test('a grant without attachments opens the words and not the file, and each reading is on record', async () => {
    const { requestDisclosure } = await unhcr.ok(
      'mutation ($input: RequestDisclosureInput!) { requestDisclosure(input: $input) { id version } }',
      {
        input: {
          resourceType: 'ASSURANCE_ACTIVITY',
          resourceId: id,
          level: 'FULL_NO_ATTACHMENTS',
          purpose: 'ASSURANCE_PLANNING',
          explanation: 'We plan our own work with this partner.',
        },
      },
    );
    await assurance.ok('mutation ($input: DecideDisclosureInput!) { decideDisclosure(input: $input) { state } }', {
      input: {
        requestId: requestDisclosure.id,
        decision: 'APPROVE',
        expectedVersion: requestDisclosure.version,
        days: 30,
      },
    });
    const { report } = await look(id, unhcr);
    expect(report).toMatchObject({
      ineligibleUsd: '5000.00',
      redaction: null,
      file: { url: null, redaction: { reason: 'CONFIDENTIAL' } },
    });
    const views = await sql(
      'SELECT viewer_agency, field FROM access_view WHERE resource_id = $1 AND viewer_agency = $2',
      [id, 'UNHCR'],
    );
    expect(views).toEqual([{ viewer_agency: 'UNHCR', field: 'AssuranceActivity.report' }]);
  });

  test('its words lie sealed', async () => {
    const [{ summary }] = await sql('SELECT summary FROM assurance_report WHERE activity_id = $1', [id]);
    expect(summary).not.toContain('supporting documents');
  });
});

describe('audits', () => {
  test('need an opinion, which others see when it is final; an adverse one puts assessments in doubt', async () => {
    const id = await submitted({ type: 'NEX_NIM_AUDIT', auditor: 'SUPREME_AUDIT_INSTITUTION' });
    expect(await look(id, reader, fields)).toMatchObject({ isNexNim: true, conductedBySai: true, family: 'AUDIT' });
    expect(await refuses('finaliseAssurance', id)).toBe('PRECONDITION_FAILED / OPINION_REQUIRED');
    const adverse = await submitted({ type: 'SCHEDULED_AUDIT' }, { opinion: 'ADVERSE' });
    expect((await look(adverse, assurance, fields)).opinion).toBe('ADVERSE');
    expect((await look(adverse, reader, fields)).opinion).toBeNull();
    expect((await coverage('UNICEF')).minimum).toEqual({ visits: 1, spotChecks: 0, audits: 1 });
    await does('finaliseAssurance', adverse);
    expect((await look(adverse, reader, fields)).opinion).toBe('ADVERSE');
    const events = await sql('SELECT kind, agency FROM invalidating_event WHERE source_id = $1', [adverse]);
    expect(events).toEqual([{ kind: 'ADVERSE_OR_DISCLAIMED_AUDIT', agency: 'UNICEF' }]);
    expect((await coverage('UNICEF')).basis).toBe('NEGATIVE_AUDIT_RESULTS');
  });

  test('a special audit is no news for the partner before the auditor contacts it', async () => {
    const { id } = await planned({ type: 'SPECIAL_AUDIT' });
    const list = '{ assuranceActivities { totalCount edges { node { id } } } }';
    const known = async (by: Caller) =>
      (await by.ok(list)).assuranceActivities.edges.some(({ node }: { node: { id: string } }) => node.id === id);
    expect(await known(reader)).toBe(true);
    expect(await known(director)).toBe(false);
    expect(await look(id, director)).toBeNull();
    await does('recordAssurance', id, { contactedOn: dayIn(0) });
    expect(await known(director)).toBe(true);
  });

  test('of internal control alone are of the past', async () => {
    const refusal = assurance.refusal(step('planActivity', 'PlanActivityInput'), {
      input: { partnerId: wadajir, type: 'INTERNAL_CONTROL_AUDIT', plannedFrom: dayIn(1), plannedTo: dayIn(2) },
    });
    expect(await refusal).toBe('INVALID_INPUT / LEGACY_TYPE');
    const legacy = await planned({
      type: 'INTERNAL_CONTROL_AUDIT',
      plannedFrom: '2015-01-01',
      plannedTo: '2015-02-01',
    });
    expect(legacy).toMatchObject({ year: 2015, family: 'AUDIT' });
  });

  test('JIU-101: firms, terms of reference, quality review by another person, and firms far from their peers', async () => {
    const addFirm =
      'mutation ($input: AddAuditFirmInput!) { addAuditFirm(input: $input) { id isActive addedBy { code } } }';
    const { addAuditFirm: firm } = await assurance.ok(addFirm, { input: { name: 'Tana Audit', country: 'ET' } });
    expect(await unhcr.refusal(addFirm, { input: { name: 'TANA audit', country: 'ET' } })).toBe(
      'CONFLICT / NAME_TAKEN',
    );
    const text = 'The auditor reports by ISA 800 and ISA 805 on the statement of expenditure of the partner.';
    await unit.ok('mutation ($input: SetAuditTermsInput!) { setAuditTerms(input: $input) { version } }', {
      input: { type: 'SCHEDULED_AUDIT', text, effectiveFrom: dayIn(0), expectedVersion: 0 },
    });
    const amounts = { amountTested: '100000', ineligibleAmount: '3000', currency: 'USD' };
    const id = await submitted({ type: 'SCHEDULED_AUDIT', firmId: firm.id }, { opinion: 'UNMODIFIED', amounts });
    expect(await look(id, assurance, 'firm { name } terms { text version }')).toEqual({
      firm: { name: 'Tana Audit' },
      terms: { text, version: 1 },
    });
    await does('finaliseAssurance', id);
    const review =
      'mutation ($input: ReviewAuditQualityInput!) { reviewAuditQuality(input: $input) { result comment } }';
    const input = { activityId: id, result: 'NEEDS_IMPROVEMENT', comment: 'Samples were small.' };
    expect(await assurance.refusal(review, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await undp.refusal(review, { input })).toBe('NOT_FOUND');
    const stale = (await unit.ok('{ auditFirmVariances { firm { name } isStale ineligiblePercent isFarFromPeers } }'))
      .auditFirmVariances;
    expect(stale).toEqual([
      { firm: { name: 'Tana Audit' }, isStale: true, ineligiblePercent: '3.00', isFarFromPeers: false },
    ]);
    await unit.ok(review, { input });
    expect(await unit.refusal(review, { input })).toBe('CONFLICT / ALREADY_REVIEWED');
    expect(await look(id, unit, 'qualityReview { result comment }')).toEqual({
      qualityReview: { result: 'NEEDS_IMPROVEMENT', comment: 'Samples were small.' },
    });
    expect(await look(id, undp, 'qualityReview { result }')).toEqual({ qualityReview: null });
    expect((await undp.ok('{ auditFirmVariances { isStale } }')).auditFirmVariances).toEqual([]);
  });
});

describe('JIU-102: several agencies and one partner', () => {
  const join = 'mutation ($input: JoinAssuranceInput!) { joinAssurance(input: $input) { id state version savedUsd } }';
  const overlap = `query ($id: ID!, $year: Int!) { auditOverlap(partnerId: $id, year: $year) { family avoidedActivities avoidedCostUsd
    duplicating { code } needing { code } suggestion { id } activities { id overlapsWith { id } } } }`;
  let id: string;
  const asks = async (by: Caller, activityId = id) =>
    by.refusal(join, { input: { activityId, expectedVersion: await versionOf(activityId) } });

  test('4.c step 9: a spot check that UNICEF plans is suggested to UNHCR, which needs one', async () => {
    id = (await planned()).id;
    await plan({ plannedCashUsd: '420000', reportedUsd: '60000' }, unhcr);
    const year = Number(dayIn(0).slice(0, 4));
    const { auditOverlap } = await reader.ok(overlap, { id: wadajir, year });
    expect(auditOverlap.filter(({ family }: { family: string }) => family === 'SPOT_CHECK')).toEqual([
      {
        family: 'SPOT_CHECK',
        avoidedActivities: 1,
        avoidedCostUsd: '3000.00',
        duplicating: [],
        needing: [{ code: 'UNHCR' }],
        suggestion: { id },
        activities: [{ id, overlapsWith: [] }],
      },
    ]);
    expect(await director.refusal(overlap, { id: wadajir, year })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('UNHCR joins when UNICEF agrees: it counts for both, and both read the report', async () => {
    expect(await asks(reader)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await asks(undp)).toBe('PRECONDITION_FAILED / PLAN_REQUIRED');
    expect(await asks(assurance)).toBe('INVALID_INPUT');
    const { joinAssurance: wish } = await unhcr.ok(join, {
      input: { activityId: id, expectedVersion: await versionOf(id) },
    });
    expect(wish).toMatchObject({ state: 'REQUESTED', savedUsd: '3000' });
    expect(await asks(unhcr)).toBe('CONFLICT / ALREADY_REQUESTED');
    const joins =
      '{ assuranceJoins(state: REQUESTED) { totalCount edges { node { id agency { code } activity { id } } } } }';
    for (const by of [assurance, unhcr]) expect((await by.ok(joins)).assuranceJoins.totalCount).toBe(1);
    expect((await undp.ok(joins)).assuranceJoins.totalCount).toBe(0);
    const decide = 'mutation ($input: DecideAssuranceJoinInput!) { decideAssuranceJoin(input: $input) { state } }';
    const yes = { input: { joinId: wish.id, accept: true, expectedVersion: wish.version } };
    for (const by of [unhcr, undp]) expect(await by.refusal(decide, yes)).toBe('NOT_FOUND');
    expect((await look(id, unhcr)).report.redaction.reason).toBe('CONFIDENTIAL');
    expect((await assurance.ok(decide, yes)).decideAssuranceJoin.state).toBe('ACCEPTED');
    expect(await look(id, reader, 'isJoint sharedWith { code }')).toEqual({
      isJoint: true,
      sharedWith: [{ code: 'UNICEF' }, { code: 'UNHCR' }],
    });
    expect(await asks(unhcr)).toBe('CONFLICT / ALREADY_JOINED');
    await does('recordAssurance', id, {
      ...allDays(),
      reportFileId: await sendReport(),
      summary: 'All was found to be in order.',
    });
    await does('submitAssurance', id);
    const before = await Promise.all(['UNICEF', 'UNHCR'].map(coverage));
    await does('finaliseAssurance', id);
    const after = await Promise.all(['UNICEF', 'UNHCR'].map(coverage));
    expect(after.map(({ done }) => done.spotChecks)).toEqual(before.map(({ done }) => done.spotChecks + 1));
    expect((await look(id, unhcr)).report).toMatchObject({
      summary: 'All was found to be in order.',
      file: { url: expect.any(String) },
    });
    expect(await refuses('cancelAssurance', id, { reason: 'It was not ours to do.' }, unhcr)).toBe('NOT_FOUND');
  });

  test('where the owner lets others in, one joins at once; never when the work is done', async () => {
    const open = await planned({ type: 'PROGRAMMATIC_VISIT' });
    await does('offerAssurance', open.id, { isOpenToOthers: true });
    const { joinAssurance } = await unhcr.ok(join, {
      input: { activityId: open.id, expectedVersion: await versionOf(open.id) },
    });
    expect(joinAssurance.state).toBe('ACCEPTED');
    const done = await planned({ type: 'PROGRAMMATIC_VISIT', isOpenToOthers: true });
    await does('recordAssurance', done.id, { fieldVisitOn: dayIn(-1) });
    expect(await asks(unhcr, done.id)).toBe('CONFLICT / INVALID_STATE');
  });

  test('the calendar of a country shows what all agencies plan, page by page', async () => {
    const mine = await planned({ type: 'PROGRAMMATIC_VISIT', country: 'KE', plannedFrom: dayIn(2) });
    const theirs = await planned({ type: 'PROGRAMMATIC_VISIT', country: 'KE', plannedFrom: dayIn(3) }, unhcr);
    const calendar = `query ($from: Date!, $to: Date!, $after: String) { assuranceCalendar(country: "KE", from: $from, to: $to, first: 1, after: $after) {
      totalCount pageInfo { endCursor } edges { node { id owner { code } overlapsWith { id } } } } }`;
    const page = async (after: string | null) =>
      (await reader.ok(calendar, { from: dayIn(0), to: dayIn(30), after })).assuranceCalendar;
    const first = await page(null);
    expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { id: mine.id } }] });
    expect(first.edges[0].node.overlapsWith).toContainEqual({ id: theirs.id });
    expect((await page(first.pageInfo.endCursor)).edges).toMatchObject([{ node: { id: theirs.id } }]);
  });
});

describe('who may', () => {
  test('another agency changes nothing, and finds its own rows alone by ids of others', async () => {
    const { id } = await planned();
    for (const name of ['recordAssurance', 'submitAssurance', 'finaliseAssurance']) {
      expect(await refuses(name, id, {}, unhcr)).toBe('NOT_FOUND');
      expect(await refuses(name, id, {}, director)).toBe('FORBIDDEN / ROLE_REQUIRED');
      expect(await refuses(name, '01890000-0000-7000-8000-00000000beef', {}, unhcr)).toBe('NOT_FOUND');
    }
    const stranger = { reportFileId: await sendReport(unhcr) };
    expect(await refuses('recordAssurance', id, stranger)).toBe('NOT_FOUND');
    const input = { partnerId: wadajir, type: 'SPOT_CHECK', plannedFrom: dayIn(1), plannedTo: dayIn(2) };
    const agreementIds = ['01890000-0000-7000-8000-00000000beef'];
    const planning = step('planActivity', 'PlanActivityInput');
    expect(await assurance.refusal(planning, { input: { ...input, agreementIds } })).toBe('NOT_FOUND');
    expect(await assurance.refusal(planning, { input: { ...input, plannedTo: dayIn(500) } })).toBe('INVALID_INPUT');
    expect(await assurance.refusal(planning, { input: { ...input, partnerId: agreementIds[0] } })).toBe('NOT_FOUND');
    const once = { ...input, idempotencyKey: 'the-same-activity' };
    const [first, again] = [await planned(once), await planned(once)];
    expect(again).toEqual(first);
  });

  test('what is given up has a reason for agencies, and stays', async () => {
    const { id } = await planned({ type: 'REMOTE_CHECK' });
    await does('recordAssurance', id, { fieldVisitOn: dayIn(-2), draftToPartnerOn: dayIn(-1) });
    await does('cancelAssurance', id, { reason: 'The area is closed by fighting.' });
    expect((await look(id, assurance)).report.cancelReason).toBe('The area is closed by fighting.');
    expect(await look(id, director)).toMatchObject({ state: 'CANCELLED', report: { cancelReason: null } });
    expect(await refuses('cancelAssurance', id, { reason: 'Once more, for the record.' })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('a visit has no drafts, and the partner reads nothing of it before it is final', async () => {
    const { id } = await planned({ type: 'PROGRAMMATIC_VISIT' });
    const summary = 'The water point works, and is well kept.';
    await does('recordAssurance', id, { fieldVisitOn: dayIn(-1), summary, reportFileId: await sendReport() });
    expect((await look(id, director)).report).toMatchObject({ summary: null, hasFile: false, redaction: null });
    await does('submitAssurance', id);
    await does('finaliseAssurance', id);
    expect((await look(id, director)).report).toMatchObject({ summary, hasFile: true });
  });
});

describe('statements', () => {
  const list = `query ($first: Int!) { assuranceActivities(first: $first) { totalCount edges { node { ${fields} partner { id } firm { name } terms { version } } } } }`;

  test.each([20, 100])('a page of %i activities with firms and terms costs five', async (first) => {
    await expectSql(5, () => reader.ok(list, { first }));
  });

  test('reports of a page cost as much as one', async () => {
    const reports =
      'query ($first: Int!) { assuranceActivities(first: $first, filter: { state: FINAL }) { edges { node { report { summary } } } } }';
    const costOf = async (first: number) => (await watchSql(() => assurance.ok(reports, { first }))).statements.length;
    expect(await costOf(4)).toBe(await costOf(2));
  });
});
