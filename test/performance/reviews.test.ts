import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let evaluator: Caller;
let representative: Caller;
let director: Caller;
let stranger: Caller;
let partnerId: string;
let engagementId: string;

const day = 86_400_000;
const dimensions = ['PARTNERSHIP_CONTRIBUTION', 'PARTNER_CONTRIBUTION', 'VALUE_ADDED', 'QUALITY_AND_TRANSACTION_COST'];
const criteria = ['CONTRACT_TERMS', 'QUALITY', 'KPI_ATTAINMENT', 'OBLIGATIONS'];

const contentOf = (score: string, change: Record<string, unknown> = {}) => ({
  milestone: 'MONITORING',
  from: '2025-01-01',
  to: '2025-12-31',
  method: 'MIXED',
  dimensions: dimensions.map((dimension) => ({ dimension, score, narrative: `On ${dimension}` })),
  criteria: criteria.map((criterion) => ({ criterion, score })),
  narrative: 'The wells were finished.',
  recommendation: 'RECOMMEND',
  ...change,
});

const headline = 'id state band recommendation version responseDueOn respondedAt';
const create = `mutation ($input: CreateReviewInput!) { createReview(input: $input) { ${headline} } }`;
const step = (name: string) => `mutation ($input: ReviewStepInput!) { ${name}(input: $input) { ${headline} } }`;
const respond = `mutation ($input: RespondToReviewInput!) { respondToReview(input: $input) { ${headline} } }`;
const one = `query ($id: ID!) { review(id: $id) { ${headline} agency { code } partner { id } engagement { externalId }
  body { level overall narrative response dimensions { score narrative } evidence { name url } redaction { reason howToRequest } } } }`;
const list = `query ($first: Int! = 25, $filter: ReviewFilter) { reviews(first: $first, filter: $filter) {
  totalCount edges { node { id state body { level overall } } } } }`;

const begin = async (score: string, change: Record<string, unknown> = {}) =>
  (await evaluator.ok(create, { input: { engagementId, ...contentOf(score, change) } })).createReview;
const act = async (by: Caller, name: string, { id, version }: { id: string; version: number }) =>
  (await by.ok(step(name), { input: { reviewId: id, expectedVersion: version } }))[name];
const refuse = (by: Caller, name: string, { id, version }: { id: string; version: number }) =>
  by.refusal(step(name), { input: { reviewId: id, expectedVersion: version } });
const read = async (by: Caller, id: string) => (await by.ok(one, { id })).review;

const heard = async (id: string) =>
  (
    await withClient(system.databases.assessments.adminUrl, (client) =>
      client.query('SELECT band, withdrawn FROM partner_review WHERE id = $1', [id]),
    )
  ).rows;

beforeAll(async () => {
  system = await startTestSystem();
  evaluator = await system.as('UNHCR', 'evaluator');
  representative = await system.as('UNHCR', 'representative');
  director = await system.as('PARTNER_USERS', 'director');
  stranger = await system.as('WFP', 'admin');
  const { searchPartners } = await stranger.ok('{ searchPartners(first: 1) { edges { node { id } } } }');
  partnerId = searchPartners.edges[0].node.id;
  const admin = await system.as('UNHCR', 'admin');
  const input = { partnerId, externalId: 'UNHCR-SO-1', country: 'SO', from: '2025-01-01', to: '2026-12-31' };
  const { recordEngagement } = await eventually(
    () =>
      admin.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
        input: { ...input, amount: '100000', undisbursed: '0', currency: 'USD', state: 'ACTIVE' },
      }),
    60_000,
  );
  engagementId = recordEngagement.id;
}, 90_000);

afterAll(() => system?.stop());

test('P-INV-6: a draft is its agency’s, a shared one the partner’s too, a published one everybody’s without its body', async () => {
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
  const fileId = await evaluator.send('Performance', { kind: 'REVIEW_EVIDENCE', name: 'visit.pdf', bytes: pdf });
  const draft = await begin('SATISFACTORY', { evidence: [fileId] });
  expect(draft).toMatchObject({ state: 'DRAFT', band: 'SATISFACTORY', version: 1 });
  const reader = await system.as('WFP', 'reader');
  for (const other of [director, stranger, reader]) {
    expect(await read(other, draft.id)).toBeNull();
    expect((await other.ok(list)).reviews).toEqual({ totalCount: 0, edges: [] });
  }
  expect(await refuse(stranger, 'submitReview', draft)).toBe('NOT_FOUND');

  const shared = await act(evaluator, 'submitReview', draft);
  expect(shared).toMatchObject({ state: 'AWAITING_RESPONSE', version: 2 });
  expect(await read(stranger, draft.id)).toBeNull();
  expect((await read(director, draft.id)).body).toMatchObject({
    level: 'FULL',
    overall: '3.00',
    narrative: 'The wells were finished.',
    evidence: [{ name: 'visit.pdf', url: expect.stringContaining('/files/performance/') }],
    redaction: null,
  });
  const answered = (await director.ok(respond, { input: { reviewId: draft.id, text: 'We agree.' } })).respondToReview;
  expect(answered.respondedAt).not.toBeNull();
  expect(await director.refusal(respond, { input: { reviewId: draft.id, text: 'Again.' } })).toBe(
    'CONFLICT / INVALID_STATE',
  );
  expect(await refuse(evaluator, 'publishReview', shared)).toBe('CONFLICT / VERSION_CONFLICT');
  const published = await act(evaluator, 'publishReview', answered);
  expect(published.state).toBe('PUBLISHED');

  const seen = await read(stranger, draft.id);
  expect(seen).toMatchObject({ band: 'SATISFACTORY', recommendation: 'RECOMMEND', agency: { code: 'UNHCR' } });
  expect(seen.body).toMatchObject({ level: null, overall: null, narrative: null, response: null, dimensions: null });
  expect(seen.body.redaction).toMatchObject({ reason: 'CONFIDENTIAL' });
  expect(seen.body.redaction.howToRequest).toContain('requestReviewAccess');
  expect((await read(evaluator, draft.id)).body).toMatchObject({ level: 'FULL', response: 'We agree.' });
  expect((await read(await system.as('UNHCR', 'steward'), draft.id)).body.level).toBeNull();
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(`SELECT data FROM outbox_event WHERE type = 'performance.review-published' AND subject = $1`, [
      draft.id,
    ]),
  );
  expect(rows.map(({ data }) => data)).toEqual([
    expect.objectContaining({ partnerId, agency: 'UNHCR', band: 'SATISFACTORY', score: 3, withdrawn: false }),
  ]);
  expect(JSON.stringify(rows)).not.toContain('wells');
  // JIU-82: assessments hears of it, for the rolling risk.
  await eventually(async () => expect(await heard(draft.id)).toEqual([{ band: 'SATISFACTORY', withdrawn: false }]));
});

test('JIU-59, P-INV-6: the body goes by grant, for a purpose and a time, and every reading is on the ledger', async () => {
  const draft = await begin('HIGHLY_SATISFACTORY');
  const published = await act(evaluator, 'publishReview', await act(evaluator, 'submitReview', draft));
  const request =
    'mutation ($input: RequestReviewAccessInput!) { requestReviewAccess(input: $input) { id state version reason } }';
  const decide =
    'mutation ($input: DecideReviewAccessInput!) { decideReviewAccess(input: $input) { id state level isActive version } }';
  const revoke = 'mutation ($input: RevokeReviewAccessInput!) { revokeReviewAccess(input: $input) { state isActive } }';
  const asked = { reviewId: draft.id, level: 'FULL', purpose: 'PARTNER_SELECTION', reason: 'A call in Gedo.' };
  const { requestReviewAccess: access } = await stranger.ok(request, { input: asked });
  expect(access).toMatchObject({ state: 'REQUESTED', reason: 'A call in Gedo.' });
  expect(await stranger.refusal(request, { input: asked })).toBe('CONFLICT / ALREADY_REQUESTED');
  expect((await read(stranger, draft.id)).body.level).toBeNull();
  const accesses =
    'query ($id: ID) { reviewAccesses(reviewId: $id) { totalCount edges { node { id state reason grantee { code } } } } }';
  expect((await director.ok(accesses, { id: draft.id })).reviewAccesses.totalCount).toBe(0);

  const answer = { accessId: access.id, decision: 'GRANT', level: 'SUMMARY', expectedVersion: 1 };
  expect(await stranger.refusal(decide, { input: answer })).toBe('NOT_FOUND');
  expect(await (await system.as('UNICEF', 'admin')).refusal(decide, { input: answer })).toBe('NOT_FOUND');
  const { decideReviewAccess: granted } = await evaluator.ok(decide, { input: answer });
  expect(granted).toMatchObject({ state: 'GRANTED', level: 'SUMMARY', isActive: true });
  const { body } = await read(stranger, draft.id);
  expect(body).toMatchObject({ level: 'SUMMARY', overall: '4.00', narrative: null, evidence: null });
  expect(body.dimensions).toHaveLength(4);
  expect(body.dimensions[0]).toEqual({ score: 'HIGHLY_SATISFACTORY', narrative: null });
  expect(body.redaction).not.toBeNull();
  const unicef = await system.as('UNICEF', 'admin');
  expect((await read(unicef, draft.id)).body.level).toBeNull();
  const wrongPurpose = await stranger.ask(one, { id: draft.id }, { 'x-purpose': 'AUDIT' });
  expect(wrongPurpose.data.review.body.level).toBeNull();

  const ledger =
    'query ($id: ID) { reviewReadings(reviewId: $id) { edges { node { viewerSubject level purpose reader { code } } } } }';
  const readings = async (by: Caller) =>
    (await by.ok(ledger, { id: draft.id })).reviewReadings.edges.map(({ node }: { node: unknown }) => node);
  const reading = { level: 'SUMMARY', purpose: 'PARTNER_SELECTION', reader: { code: 'WFP' } };
  expect(await readings(evaluator)).toEqual([{ ...reading, viewerSubject: expect.stringContaining('#admin') }]);
  expect(await readings(director)).toEqual([{ ...reading, viewerSubject: null }]);
  expect(await readings(unicef)).toEqual([]);
  expect((await director.ok(accesses, { id: draft.id })).reviewAccesses.edges[0].node).toMatchObject({
    state: 'GRANTED',
    reason: null,
    grantee: { code: 'WFP' },
  });

  expect((await evaluator.ok(revoke, { input: { accessId: access.id } })).revokeReviewAccess).toEqual({
    state: 'REVOKED',
    isActive: false,
  });
  expect((await read(stranger, draft.id)).body.level).toBeNull();
  const give = 'mutation ($input: GrantReviewAccessInput!) { grantReviewAccess(input: $input) { id until isActive } }';
  const gift = { reviewId: draft.id, agency: 'WFP', level: 'FULL', purpose: 'INVESTIGATION' };
  expect(await unicef.refusal(give, { input: { ...gift, agency: 'UNDP' } })).toBe('NOT_FOUND');
  expect((await evaluator.ok(give, { input: gift })).grantReviewAccess.isActive).toBe(true);
  expect((await read(stranger, draft.id)).body).toMatchObject({ level: 'FULL', narrative: 'The wells were finished.' });
  expect(await readings(director)).toHaveLength(1);
  expect((await director.ok(accesses, { id: draft.id })).reviewAccesses.totalCount).toBe(1);
  await act(evaluator, 'withdrawReview', published);
  expect(await read(stranger, draft.id)).toBeNull();
  expect((await read(director, draft.id)).state).toBe('WITHDRAWN');
  await eventually(async () =>
    expect(await heard(draft.id)).toEqual([{ band: 'HIGHLY_SATISFACTORY', withdrawn: true }]),
  );
});

test('a list costs the same for one and for many', async () => {
  const before = (await stranger.ok(list)).reviews.totalCount;
  for (let made = 0; made < 3; made += 1) {
    await act(evaluator, 'publishReview', await act(evaluator, 'submitReview', await begin('SATISFACTORY')));
  }
  expect((await stranger.ok(list)).reviews.totalCount).toBe(before + 3);
  // Two for the page; three for the bodies: them, the audit record and the ledger.
  for (const first of [1, 4]) await expectSql(5, () => evaluator.ok(list, { first }));
  expect((await stranger.ok(list, { filter: { agency: 'UNDP' } })).reviews.totalCount).toBe(0);
  expect(
    (await stranger.ok(list, { filter: { partnerId, country: 'SO', state: 'PUBLISHED' } })).reviews.totalCount,
  ).toBe(before + 3);
});

test('UNICEF-67: the riskier the partner, the sooner the next review; the longest overdue comes first', async () => {
  const schedule = `query ($first: Int! = 25, $filter: ReviewScheduleFilter) { reviewSchedule(first: $first, filter: $filter) {
    totalCount edges { cursor node { riskBand intervalMonths lastReviewedOn dueOn overdue country engagement { externalId } } } } }`;
  const due = async (by: Caller, filter = {}) =>
    (await by.ok(schedule, { filter })).reviewSchedule.edges.map(({ node }: { node: object }) => node);
  const admin = await system.as('UNHCR', 'admin');
  const agreed = { partnerId, country: 'ET', amount: '1', undisbursed: '0', currency: 'USD', state: 'ACTIVE' };
  const record = 'mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }';
  for (const [externalId, from, to] of [
    ['NEW', '2026-06-01', null],
    ['OLD', '2024-01-15', null],
    ['PAST', '2024-01-01', '2025-01-01'],
  ]) {
    await admin.ok(record, { input: { ...agreed, externalId, from, to } });
  }
  const before = await due(evaluator);
  expect(before.map(({ engagement }: { engagement: { externalId: string } }) => engagement.externalId)).toEqual([
    'OLD',
    'NEW',
    'UNHCR-SO-1',
  ]);
  const today = new Date().toISOString().slice(0, 10);
  expect(before[0]).toMatchObject({ riskBand: null, intervalMonths: 9, lastReviewedOn: null, dueOn: '2024-10-15' });
  expect(before.map(({ dueOn, overdue }: { dueOn: string; overdue: boolean }) => overdue === dueOn < today)).toEqual([
    true,
    true,
    true,
  ]);
  expect(before[2]).toMatchObject({ lastReviewedOn: today, overdue: false });
  await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(
      `INSERT INTO assessment_fact (assessment_id, position, known_at, partner_id, kind, band, owner_agency, finalised_on,
         valid_until)
       VALUES (gen_random_uuid(), 1, now(), $1, 'HACT_MICRO', 'LOW', 'UNICEF', '2025-01-01', '2099-01-01'),
         (gen_random_uuid(), 2, now(), $1, 'HACT_MICRO', 'HIGH', 'UNICEF', '2024-01-01', '2099-01-01'),
         (gen_random_uuid(), 3, now(), $1, 'PSEA_CAPACITY', 'HIGH', 'UNICEF', '2025-06-01', '2099-01-01'),
         (gen_random_uuid(), 4, now(), $1, 'HACT_MICRO', 'HIGH', 'UNICEF', '2025-06-01', '2025-07-01')`,
      [partnerId],
    ),
  );
  const [old] = await due(evaluator, { country: 'ET', dueBefore: '2026-02-01' });
  expect(old).toMatchObject({ riskBand: 'LOW', intervalMonths: 24, dueOn: '2026-01-15' });
  const officesOf = async (name: string) => {
    const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
      client.query('SELECT id FROM known_office WHERE name = $1', [name]),
    );
    return rows[0].id;
  };
  expect(await due(evaluator, { officeId: await officesOf('UNHCR Somalia') })).toHaveLength(1);
  expect(await due(evaluator, { officeId: await officesOf('UNHCR Somalia'), country: 'ET' })).toEqual([]);
  expect(await due(evaluator, { officeId: await officesOf('UNHCR Headquarters'), partnerId })).toHaveLength(3);
  const foreignOffice = { filter: { officeId: await officesOf('WFP Somalia') } };
  expect(await evaluator.refusal(schedule, foreignOffice)).toBe('NOT_FOUND');
  expect(await due(stranger)).toEqual([]);
  expect(await (await system.as('WFP', 'reader')).refusal(schedule)).toBe('FORBIDDEN / ROLE_REQUIRED');
  const [start] = (await evaluator.ok(schedule, { first: 1 })).reviewSchedule.edges;
  const rest = 'query ($after: String!) { reviewSchedule(after: $after) { edges { node { dueOn } } } }';
  expect((await evaluator.ok(rest, { after: start.cursor })).reviewSchedule.edges).toHaveLength(2);
  // Page, count, agreements.
  for (const first of [1, 3]) await expectSql(3, () => evaluator.ok(schedule, { first }));
});

test('UNICEF-23: a joint evaluation is written together, answered by all, and shown to all as a summary', async () => {
  const headline = 'id referenceNo state version title summary responseDueOn lead { code } agencies { code }';
  const begun = `mutation ($input: CreatePartnershipEvaluationInput!) { createPartnershipEvaluation(input: $input) { ${headline} } }`;
  const update = `mutation ($input: UpdatePartnershipEvaluationInput!) { updatePartnershipEvaluation(input: $input) { ${headline} } }`;
  const move = (name: string) => `mutation ($input: EvaluationStepInput!) { ${name}(input: $input) { ${headline} } }`;
  const answer = `mutation ($input: RespondToEvaluationInput!) { respondToEvaluation(input: $input) { stance action dueOn ofPartner version } }`;
  const body = `body { title addedValue findings { id number recommendation responses { stance action comment ofPartner version agency { code } } }
    redaction { reason } }`;
  const ask = `query ($id: ID!) { partnershipEvaluation(id: $id) { ${headline} ${body} } }`;
  const all = `query ($first: Int!) { partnershipEvaluations(first: $first) {
    edges { node { id state ${body} } } } }`;
  const listed =
    'query ($filter: PartnershipEvaluationFilter) { partnershipEvaluations(filter: $filter) { totalCount } }';
  const content = {
    from: '2024-01-01',
    to: '2025-12-31',
    title: 'Water in the south',
    summary: 'Worth going on with.',
    addedValue: 'Access that no agency has alone.',
    strengths: 'Trust of the villages.',
    challenges: 'Funds came late.',
    findings: [
      { finding: 'Instalments were late.', recommendation: 'Pay within ten days.' },
      { finding: 'Wells are not kept up.', recommendation: 'Train a keeper for each well.' },
    ],
  };
  const input = { ...content, partnerId, agencies: ['WFP'], country: 'SO', idempotencyKey: 'the-same-evaluation' };
  const wfp = await system.as('WFP', 'admin');
  const unicef = await system.as('UNICEF', 'admin');
  const wfpReader = await system.as('WFP', 'reader');
  const seen = async (by: Caller, id: string) => (await by.ok(ask, { id })).partnershipEvaluation;
  const { createPartnershipEvaluation: draft } = await evaluator.ok(begun, { input });
  expect((await evaluator.ok(begun, { input })).createPartnershipEvaluation.id).toBe(draft.id);
  expect(draft).toMatchObject({ state: 'DRAFT', title: null, summary: null, lead: { code: 'UNHCR' } });
  expect(draft.agencies).toEqual([{ code: 'UNHCR' }, { code: 'WFP' }]);
  expect(draft.referenceNo).toMatch(/^PEV-\d{7}$/);
  const alone = { ...input, idempotencyKey: null, agencies: ['UNHCR'] };
  expect(await evaluator.refusal(begun, { input: alone })).toBe('INVALID_INPUT');
  expect(await evaluator.refusal(begun, { input: { ...alone, agencies: ['NOBODY'] } })).toBe('INVALID_INPUT');
  const invented = { ...alone, agencies: ['WFP'], partnerId: '0197a2c4-0000-7000-8000-000000000000' };
  expect(await evaluator.refusal(begun, { input: invented })).toBe('NOT_FOUND');
  expect(await director.refusal(begun, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');

  // A draft is for those who need it in the agencies that take part.
  expect((await seen(wfp, draft.id)).body).toMatchObject({ title: 'Water in the south', redaction: null });
  for (const other of [unicef, wfpReader, director]) {
    expect(await seen(other, draft.id)).toBeNull();
    expect((await other.ok(listed)).partnershipEvaluations.totalCount).toBe(0);
  }
  const change = { ...content, evaluationId: draft.id, expectedVersion: 1, title: 'Water in Gedo' };
  expect(await unicef.refusal(update, { input: change })).toBe('NOT_FOUND');
  expect((await wfp.ok(update, { input: change })).updatePartnershipEvaluation.version).toBe(2);
  expect(await evaluator.refusal(update, { input: change })).toBe('CONFLICT / VERSION_CONFLICT');
  const at = (expectedVersion: number) => ({ input: { evaluationId: draft.id, expectedVersion } });
  expect(await wfp.refusal(move('submitPartnershipEvaluation'), at(2))).toBe('NOT_FOUND');
  expect(await evaluator.refusal(move('publishPartnershipEvaluation'), at(2))).toBe('CONFLICT / INVALID_STATE');
  const [first, second] = (await seen(evaluator, draft.id)).body.findings;
  expect(first).toMatchObject({ number: 1, recommendation: 'Pay within ten days.', responses: [] });
  const accept = (findingId: string) => ({
    ...{ evaluationId: draft.id, findingId, stance: 'ACCEPTED', action: 'A desk for payments.', dueOn: '2099-01-01' },
  });
  expect(await director.refusal(answer, { input: accept(first.id) })).toBe('NOT_FOUND');
  expect(await wfp.refusal(answer, { input: accept(first.id) })).toBe('CONFLICT / INVALID_STATE');

  const asked = (await evaluator.ok(move('submitPartnershipEvaluation'), at(2))).submitPartnershipEvaluation;
  expect(asked).toMatchObject({ state: 'AWAITING_RESPONSES', version: 3, title: null });
  expect(await wfp.refusal(update, { input: { ...change, expectedVersion: 3 } })).toBe('CONFLICT / INVALID_STATE');
  expect((await seen(director, draft.id)).body).toMatchObject({ title: 'Water in Gedo', redaction: null });
  expect(await seen(unicef, draft.id)).toBeNull();
  const noticeOf = '{ notices { edges { node { kind referenceNo } } } }';
  await eventually(async () => {
    const kinds = (await director.ok(noticeOf)).notices.edges.map(({ node }: { node: object }) => node);
    expect(kinds).toContainEqual({ kind: 'EVALUATION_RESPONSE_REQUESTED', referenceNo: draft.referenceNo });
  });

  const publish = move('publishPartnershipEvaluation');
  expect(await evaluator.refusal(publish, at(3))).toBe('PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN');
  expect(await evaluator.refusal(answer, { input: accept(first.id) })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await unicef.refusal(answer, { input: accept(first.id) })).toBe('NOT_FOUND');
  expect(await wfp.refusal(answer, { input: accept(draft.id) })).toBe('NOT_FOUND');
  const { dueOn: _dueOn, ...open } = accept(first.id);
  expect(await wfp.refusal(answer, { input: open })).toBe('INVALID_INPUT / ACTION_REQUIRED');
  const partly = { ...accept(first.id), stance: 'PARTLY' };
  expect(await wfp.refusal(answer, { input: partly })).toBe('INVALID_INPUT / COMMENT_REQUIRED');
  expect(await wfp.refusal(answer, { input: { ...accept(first.id), stance: 'REJECTED', comment: 'No.' } })).toBe(
    'INVALID_INPUT / ACTION_NOT_TAKEN',
  );
  const admin = await system.as('UNHCR', 'admin');
  for (const by of [wfp, admin, director]) {
    for (const finding of [first, second]) await by.ok(answer, { input: accept(finding.id) });
  }
  const corrected = {
    evaluationId: draft.id,
    findingId: second.id,
    stance: 'REJECTED',
    comment: 'Villages keep them.',
  };
  expect((await director.ok(answer, { input: corrected })).respondToEvaluation).toEqual({
    ...{ stance: 'REJECTED', action: null, dueOn: null, ofPartner: true, version: 2 },
  });
  const { responses } = (await seen(wfp, draft.id)).body.findings[1];
  expect(responses).toEqual([
    { stance: 'REJECTED', action: null, comment: 'Villages keep them.', ofPartner: true, version: 2, agency: null },
    expect.objectContaining({ stance: 'ACCEPTED', ofPartner: false, agency: { code: 'UNHCR' } }),
    expect.objectContaining({ stance: 'ACCEPTED', ofPartner: false, agency: { code: 'WFP' } }),
  ]);

  const published = (await evaluator.ok(publish, at(3))).publishPartnershipEvaluation;
  expect(published).toMatchObject({ state: 'PUBLISHED', title: 'Water in Gedo', summary: 'Worth going on with.' });
  const known = await seen(unicef, draft.id);
  expect(known).toMatchObject({ title: 'Water in Gedo', summary: 'Worth going on with.' });
  expect(known.body).toEqual({ title: null, addedValue: null, findings: null, redaction: { reason: 'CONFIDENTIAL' } });
  expect((await seen(wfpReader, draft.id)).body.redaction).not.toBeNull();
  expect(await wfp.refusal(answer, { input: accept(first.id) })).toBe('CONFLICT / INVALID_STATE');
  expect((await unicef.ok(listed, { filter: { partnerId, agency: 'WFP' } })).partnershipEvaluations.totalCount).toBe(1);
  await evaluator.ok(begun, { input: { ...input, idempotencyKey: null } });
  // Page and count; bodies with the record of reading them; answers.
  for (const count of [1, 2]) await expectSql(5, () => evaluator.ok(all, { first: count }));
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(`SELECT e.sealed_all, b.bodies FROM
      (SELECT count(*) FILTER (WHERE sealed LIKE '%Gedo%' OR sealed LIKE '%ten days%')::int AS sealed_all
       FROM partnership_evaluation_body) AS e,
      (SELECT count(*)::int AS bodies FROM partnership_evaluation_body WHERE evaluation_id = '${draft.id}') AS b`),
  );
  expect(rows).toEqual([{ sealed_all: 0, bodies: 2 }]);
  await evaluator.ok(move('withdrawPartnershipEvaluation'), at(4));
  expect(await seen(unicef, draft.id)).toBeNull();
  for (const one of [wfp, director]) expect((await seen(one, draft.id)).state).toBe('WITHDRAWN');
});

test('what is incomplete, foreign or out of reach is refused; a repeated key gives the first review', async () => {
  const input = { engagementId, ...contentOf('SATISFACTORY') };
  const refusal = (change: Record<string, unknown>, by = evaluator) =>
    by.refusal(create, { input: { ...input, ...change } });
  expect(await refusal({ criteria: input.criteria.slice(1) })).toBe('INVALID_INPUT / SCORES_INCOMPLETE');
  expect(await refusal({ recommendation: 'RECOMMEND_WITH_CONDITIONS' })).toBe('INVALID_INPUT / CONDITIONS_REQUIRED');
  expect(await refusal({ to: '2024-12-31' })).toBe('INVALID_INPUT / PERIOD_REVERSED');
  expect(await refusal({}, stranger)).toBe('NOT_FOUND');
  expect(await refusal({ engagementId: '0197a2c4-0000-7000-8000-000000000000' })).toBe('NOT_FOUND');
  expect(await refusal({}, director)).toBe('FORBIDDEN / ROLE_REQUIRED');
  const foreignFile = await (await system.as('WFP', 'admin')).send('Performance', {
    kind: 'REVIEW_EVIDENCE',
    name: 'theirs.pdf',
    bytes: Buffer.from('%PDF-1.4\n%%EOF\n'),
  });
  expect(await refusal({ evidence: [foreignFile] })).toBe('NOT_FOUND');
  const key = { ...input, idempotencyKey: 'the-same-review' };
  const made = await evaluator.ok(create, { input: key });
  expect(await evaluator.ok(create, { input: key })).toEqual(made);
  const update = 'mutation ($input: UpdateReviewInput!) { updateReview(input: $input) { band version } }';
  const { id } = made.createReview;
  const rewritten = { reviewId: id, expectedVersion: 1, ...contentOf('UNSATISFACTORY') };
  expect((await evaluator.ok(update, { input: rewritten })).updateReview).toEqual({
    band: 'UNSATISFACTORY',
    version: 2,
  });
  expect(await evaluator.refusal(update, { input: rewritten })).toBe('CONFLICT / VERSION_CONFLICT');
});

test('P-INV-6: DO_NOT_RECOMMEND needs a second person, and the partner’s answer or its 15 working days', async () => {
  const draft = await begin('UNSATISFACTORY', { recommendation: 'DO_NOT_RECOMMEND' });
  expect(await refuse(representative, 'signOffReview', draft)).toBe('CONFLICT / INVALID_STATE');
  const shared = await act(evaluator, 'submitReview', draft);
  expect(await refuse(evaluator, 'publishReview', shared)).toBe('PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN');
  expect(await refuse(evaluator, 'signOffReview', shared)).toBe('FORBIDDEN / ROLE_REQUIRED');
  const signed = await act(representative, 'signOffReview', shared);
  expect(await refuse(representative, 'signOffReview', signed)).toBe('CONFLICT / INVALID_STATE');
  expect(await refuse(evaluator, 'publishReview', signed)).toBe('PRECONDITION_FAILED / RESPONSE_WINDOW_OPEN');

  const answered = await begin('UNSATISFACTORY', { recommendation: 'DO_NOT_RECOMMEND' });
  const heard = await act(evaluator, 'submitReview', answered);
  const { respondToReview } = await director.ok(respond, { input: { reviewId: heard.id, text: 'Floods.' } });
  expect(await refuse(evaluator, 'publishReview', respondToReview)).toBe('PRECONDITION_FAILED / SIGN_OFF_REQUIRED');
  const approved = await act(representative, 'signOffReview', respondToReview);
  expect((await act(evaluator, 'publishReview', approved)).state).toBe('PUBLISHED');

  await system.travel(22 * day);
  evaluator = await system.as('UNHCR', 'evaluator');
  director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal(respond, { input: { reviewId: signed.id, text: 'Late.' } })).toBe(
    'PRECONDITION_FAILED / RESPONSE_WINDOW_CLOSED',
  );
  expect((await act(evaluator, 'publishReview', signed)).state).toBe('PUBLISHED');
  const notices = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(
      `SELECT data FROM outbox_event WHERE type = 'performance.partner-notice-due' AND data ->> 'kind' = 'REVIEW_RESPONSE_REQUESTED'`,
    ),
  );
  expect(notices.rows[0].data).toMatchObject({ partnerId, agency: 'UNHCR', referenceNo: 'UNHCR-SO-1' });
});
