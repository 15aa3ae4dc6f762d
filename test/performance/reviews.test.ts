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
