import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import { OfficeLevel } from '@partner-commons/registry/access/offices/office.entity';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

const keys = ['p1', 'p2', 'p3'];
const kenya = {
  agency: 'UNICEF',
  name: 'UNICEF Kenya',
  level: OfficeLevel.COUNTRY,
  country: 'KE',
  parent: 'UNICEF Headquarters',
};
const seed = {
  ...demoSeed,
  offices: [...(demoSeed.offices ?? []), kenya],
  partners: [
    ...demoSeed.partners,
    ...keys.map((key) => ({
      key,
      legalName: `Heard Partner ${key.toUpperCase()}`,
      primaryType: PartnerType.NATIONAL_NGO,
      countryOfOrigin: 'SO',
    })),
  ],
  members: [
    ...keys.map((key) => ({
      issuer: localIssuerOf(partnerUsers),
      subject: `user-${key}`,
      partner: key,
      roles: ['PARTNER_ADMIN' as const],
    })),
    ...demoSeed.members,
    {
      issuer: localIssuerOf('UNICEF'),
      subject: 'kenya',
      agency: 'UNICEF',
      roles: ['CONSULTATION_LEAD' as const],
      office: 'UNICEF Kenya',
    },
  ],
};

let system: TestSystem;
let who: Record<'lead' | 'wfp' | 'wfpUnit' | 'unhcr' | 'undp' | 'rco' | 'reader' | 'p1' | 'p2' | 'p3', Caller>;
let office: string;
let ethiopia: string;
let consultationId: string;

const day = 86_400_000;
const inDays = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const fields = `id referenceNo state theme severity audience statement version commentsUntil partnersAsked agreedWithPartners
  withdrawalReason agencies { code } actions { id due status overdue partnerConfirmed owner { code } evidence { name } adoptedBy { code } }`;
const record = `mutation ($input: RecordOutcomeInput!) { recordOutcome(input: $input) { ${fields} } }`;
const amend = `mutation ($input: AmendOutcomeInput!) { amendOutcome(input: $input) { ${fields} } }`;
const publish = `mutation ($input: PublishOutcomeInput!) { publishOutcome(input: $input) { ${fields} } }`;
const withdraw = `mutation ($input: WithdrawOutcomeInput!) { withdrawOutcome(input: $input) { ${fields} } }`;
const comment = `mutation ($input: CommentOutcomeInput!) { commentOutcome(input: $input) { id stance text round } }`;
const waive = `mutation ($input: WaiveCommentWindowInput!) { waiveCommentWindow(input: $input) { id } }`;
const one = `query ($id: ID!) { consultationOutcome(id: $id) { ${fields} } }`;
const search = `query ($filter: OutcomeFilter, $crossAgency: Boolean! = true, $first: Int! = 25, $after: String) {
  outcomes(filter: $filter, crossAgency: $crossAgency, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } themeTrend { year count agencies }
    edges { node { id statement theme severity audience
      consultation { agencies { code } country date participants { local international } }
      actions { owner { code } due status evidence { name } adoptedBy { code } } } } } }`;
const sees = async (caller: Caller, id: string) => (await caller.ok(one, { id })).consultationOutcome !== null;
const late = 'Second instalments arrive four months late, so that clinics close.';
const inputOf = (change: Record<string, unknown> = {}) => ({
  consultationId,
  theme: 'PAYMENT_DELAYS',
  statement: late,
  severity: 'HIGH',
  audience: 'INTER_AGENCY',
  actions: [{ owner: 'WFP', unit: 'Finance', text: 'Pay second instalments within 15 days.', due: inDays(60) }],
  ...change,
});
const recorded = async (change: Record<string, unknown> = {}) =>
  (await who.lead.ok(record, { input: inputOf(change) })).recordOutcome;

async function renew() {
  who = {
    lead: await system.as('UNICEF', 'lead'),
    wfp: await system.as('WFP', 'official'),
    wfpUnit: await system.as('WFP', 'admin'),
    unhcr: await system.as('UNHCR', 'officer'),
    undp: await system.as('UNDP', 'finance'),
    rco: await system.as('DCO', 'coordinator'),
    reader: await system.as('WFP', 'reader'),
    p1: await system.as(partnerUsers, 'user-p1'),
    p2: await system.as(partnerUsers, 'user-p2'),
    p3: await system.as(partnerUsers, 'user-p3'),
  };
}

beforeAll(async () => {
  system = await startTestSystem({ seed });
  await renew();
  const ids = await eventually(async () => {
    const { searchPartners } = await who.undp.ok(
      '{ searchPartners(filter: { text: "Heard Partner" }) { edges { node { id legalName } } } }',
    );
    if (searchPartners.edges.length < 3) throw new Error('not all partners are there');
    return searchPartners.edges
      .map(({ node }: { node: { id: string; legalName: string } }) => node)
      .sort((a: { legalName: string }, b: { legalName: string }) => (a.legalName < b.legalName ? -1 : 1))
      .map(({ id }: { id: string }) => id);
  });
  const officeOf = (name: string) =>
    eventually(async () => {
      const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
        client.query('SELECT id FROM known_office WHERE name = $1', [name]),
      );
      if (!rows[0]) throw new Error(`${name} is not known yet`);
      return rows[0].id as string;
    });
  [office, ethiopia] = [await officeOf('UNICEF Somalia'), await officeOf('UNHCR Ethiopia')];
  const { createConsultation } = await who.lead.ok(
    'mutation ($input: CreateConsultationInput!) { createConsultation(input: $input) { id } }',
    {
      input: {
        type: 'REGULAR_PARTNER',
        leadAgency: 'UNICEF',
        coAgencies: ['WFP'],
        officeId: office,
        cadence: 'ANNUAL',
        date: inDays(0),
        mode: 'HYBRID',
        agenda: ['Payments'],
        languages: ['en', 'ar'],
      },
    },
  );
  consultationId = createConsultation.id;
  await eventually(() =>
    who.lead.ok('mutation ($input: InviteToConsultationInput!) { inviteToConsultation(input: $input) { invited } }', {
      input: { consultationId, partnerIds: ids },
    }),
  );
  await who.lead.ok('mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { id } }', {
    input: { consultationId, partnerIds: ids.slice(0, 2) },
  });
}, 60_000);

afterAll(() => system?.stop());

test('a recorded outcome is read by those who held the consultation and who were present, and nobody else', async () => {
  const outcome = await recorded();
  expect(outcome).toMatchObject({
    state: 'RECORDED',
    partnersAsked: 2,
    agencies: [{ code: 'UNICEF' }, { code: 'WFP' }],
  });
  for (const inside of ['lead', 'wfp', 'p1', 'p2'] as const) expect(await sees(who[inside], outcome.id)).toBe(true);
  for (const outside of ['unhcr', 'undp', 'rco', 'p3'] as const)
    expect(await sees(who[outside], outcome.id)).toBe(false);
  expect(await sees(system.anybody, outcome.id)).toBe(false);
  expect((await who.undp.ok(search)).outcomes).toMatchObject({ totalCount: 0, themeTrend: [] });
  expect(await who.wfpUnit.refusal(record, { input: inputOf() })).toBe('NOT_FOUND');
  expect(await who.wfpUnit.refusal(amend, { input: { outcomeId: outcome.id, statement: 'Payments are fine.' } })).toBe(
    'NOT_FOUND',
  );
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(
      `SELECT data FROM outbox_event WHERE type = 'performance.partner-notice-due'
      AND data ->> 'kind' = 'OUTCOME_COMMENTS_REQUESTED' AND data ->> 'referenceNo' = $1`,
      [outcome.referenceNo],
    ),
  );
  expect(rows).toHaveLength(2);
});

test('what cannot be recorded is refused, a repeated key gives the first', async () => {
  const refuse = (change: Record<string, unknown>) => who.lead.refusal(record, { input: inputOf(change) });
  const action = { text: 'Simplify forms.', due: inDays(30) };
  expect(await refuse({ theme: 'NO_SUCH_THEME' })).toBe('INVALID_INPUT');
  expect(await refuse({ actions: [{ ...action, owner: 'UNDP' }] })).toBe('INVALID_INPUT');
  expect(await refuse({ actions: [{ ...action, owner: 'WFP', due: inDays(-2) }] })).toBe('INVALID_INPUT');
  expect(await refuse({ consultationId: office })).toBe('NOT_FOUND');
  const input = inputOf({ idempotencyKey: 'outcome-key-1', audience: 'OFFICE' });
  const [first, second] = [await who.lead.ok(record, { input }), await who.lead.ok(record, { input })];
  expect(second).toEqual(first);
  expect(await refuse({ idempotencyKey: 'outcome-key-1' })).toBe('CONFLICT / IDEMPOTENCY_KEY_REUSED');
  expect(await sees(who.wfp, first.recordOutcome.id)).toBe(false);
});

test('P-INV-5: no sharing beyond the agency while partners that were present may comment, unless all waive', async () => {
  const open = 'PRECONDITION_FAILED / COMMENT_WINDOW_OPEN';
  const outcome = await recorded({ audience: 'UNCT', theme: 'DUE_DILIGENCE_DUPLICATION' });
  const input = { outcomeId: outcome.id };
  expect(await who.lead.refusal(publish, { input })).toBe(open);
  expect(await who.p3.refusal(comment, { input: { ...input, text: 'I was not there.' } })).toBe('NOT_FOUND');
  const said = { ...input, stance: 'DISAGREES', text: 'It was five months, not four.' };
  await who.p1.ok(comment, { input: said });
  const read =
    'query ($id: ID!) { consultationOutcome(id: $id) { comments { comments { text } redaction { reason } } } }';
  const commentsFor = async (caller: Caller) =>
    (await caller.ok(read, { id: outcome.id })).consultationOutcome.comments;
  expect(await commentsFor(who.lead)).toEqual({ comments: [{ text: said.text }], redaction: null });
  expect(await commentsFor(who.p2)).toEqual({ comments: [], redaction: null });
  expect(await commentsFor(who.wfp)).toEqual({ comments: null, redaction: { reason: 'CONFIDENTIAL' } });
  await who.p1.ok(waive, { input });
  expect(await who.lead.refusal(publish, { input })).toBe(open);
  const statement = 'Second instalments arrive five months late, so that clinics close.';
  await who.lead.ok(amend, { input: { ...input, statement, reason: 'As partners said.' } });
  await who.p2.ok(waive, { input });
  // The waiver of the first partner was for the text before.
  expect(await who.lead.refusal(publish, { input })).toBe(open);
  await who.p1.ok(waive, { input });
  const { publishOutcome } = await who.lead.ok(publish, { input });
  expect(publishOutcome).toMatchObject({ state: 'PUBLISHED', statement, agreedWithPartners: true });
  expect(await who.lead.refusal(amend, { input: { ...input, severity: 'LOW' } })).toBe('CONFLICT / INVALID_STATE');
  expect(await who.p1.refusal(comment, { input: said })).toBe('CONFLICT / INVALID_STATE');
  // UNCT: UNHCR has an office in Somalia, UNDP has none; donors are the public.
  for (const inside of ['unhcr', 'rco', 'wfp', 'p1'] as const) expect(await sees(who[inside], outcome.id)).toBe(true);
  for (const outside of ['undp', 'p3'] as const) expect(await sees(who[outside], outcome.id)).toBe(false);
  expect((await system.anybody.ok(search)).outcomes).toMatchObject({ totalCount: 0, edges: [], themeTrend: [] });
  const history = 'query ($id: ID!) { consultationOutcome(id: $id) { history { version statement reason } } }';
  const wordings = async (caller: Caller) => (await caller.ok(history, { id: outcome.id })).consultationOutcome.history;
  expect(await wordings(who.p1)).toHaveLength(3);
  expect(await wordings(who.unhcr)).toEqual([]);
});

test('P-INV-5: the agency may have it at once, and nothing is ever deleted', async () => {
  const outcome = await recorded({ audience: 'AGENCY' });
  const input = { outcomeId: outcome.id };
  await who.lead.ok(publish, { input });
  expect(await sees(who.wfp, outcome.id)).toBe(true);
  expect(await sees(who.unhcr, outcome.id)).toBe(false);
  expect(await who.lead.refusal(withdraw, { input: { ...input, reason: 'no' } })).toBe('INVALID_INPUT');
  const reason = 'It was said of another agency.';
  const { withdrawOutcome } = await who.lead.ok(withdraw, { input: { ...input, reason } });
  expect(withdrawOutcome).toMatchObject({ state: 'WITHDRAWN', withdrawalReason: reason, statement: late });
  expect(await who.lead.refusal(publish, { input })).toBe('CONFLICT / INVALID_STATE');
  const schema = await who.lead.ok('{ __schema { mutationType { fields { name } } } }');
  const names: string[] = schema.__schema.mutationType.fields.map(({ name }: { name: string }) => name);
  expect(names.filter((name) => /^(delete|remove).*Outcome/.test(name))).toEqual([]);
});

test('published across agencies: subscribers, search, trend, adoption with credit, good practice', async () => {
  const subscribe = 'mutation ($input: SubscribeToOutcomesInput!) { subscribeToOutcomes(input: $input) { id forum } }';
  await who.undp.ok(subscribe, { input: { themes: ['PAYMENT_DELAYS'], forum: 'HLCM' } });
  await who.reader.ok(subscribe, { input: { countries: ['ET'] } });
  const outcome = await recorded({ audience: 'PUBLIC', statement: 'Payments come months too late in all districts.' });
  const input = { outcomeId: outcome.id };
  await system.travel(15 * day);
  await renew();
  expect(await who.p1.refusal(comment, { input: { ...input, text: 'Too late now.' } })).toBe(
    'CONFLICT / COMMENT_WINDOW_CLOSED',
  );
  await who.lead.ok(publish, { input });
  const filter = { themes: ['PAYMENT_DELAYS'], countries: ['SS', 'ET', 'SO'], from: '2025-01-01' };
  const found = (await who.undp.ok(search, { filter })).outcomes;
  expect(found).toMatchObject({ totalCount: 1, themeTrend: [{ count: 1, agencies: 1 }] });
  expect(found.edges[0].node).toMatchObject({
    consultation: { agencies: [{ code: 'UNICEF' }, { code: 'WFP' }], country: 'SO', participants: { local: 2 } },
    actions: [{ owner: { code: 'WFP' }, status: 'OPEN', evidence: [], adoptedBy: [] }],
  });
  expect((await who.undp.ok(search, { filter, crossAgency: false })).outcomes.totalCount).toBe(0);
  expect((await who.undp.ok(search, { filter: { text: 'districts months' } })).outcomes.totalCount).toBe(1);
  expect(
    (await system.anybody.ok('{ outcomes { totalCount edges { node { statement } } } }')).outcomes.totalCount,
  ).toBe(1);
  const notices = '{ outcomeNotices { totalCount edges { node { outcome { id } } } } }';
  expect((await who.undp.ok(notices)).outcomeNotices).toMatchObject({
    totalCount: 1,
    edges: [{ node: { outcome: { id: outcome.id } } }],
  });
  expect((await who.reader.ok(notices)).outcomeNotices.totalCount).toBe(0);

  const [{ id: outcomeActionId }] = outcome.actions;
  const update = `mutation ($input: UpdateOutcomeActionInput!) { updateOutcomeAction(input: $input) { status partnerConfirmed evidence { name hasFile } } }`;
  expect(await who.lead.refusal(update, { input: { outcomeActionId, status: 'IN_PROGRESS' } })).toBe('NOT_FOUND');
  expect(await who.wfpUnit.refusal(update, { input: { outcomeActionId, status: 'DONE' } })).toBe(
    'PRECONDITION_FAILED / EVIDENCE_REQUIRED',
  );
  const proof = { name: 'Payments in 2026', link: 'https://wfp.example.org/payments' };
  const confirm =
    'mutation ($input: ConfirmOutcomeActionInput!) { confirmOutcomeAction(input: $input) { partnerConfirmed } }';
  expect(await who.p1.refusal(confirm, { input: { outcomeActionId } })).toBe('CONFLICT / INVALID_STATE');
  await who.wfpUnit.ok(update, { input: { outcomeActionId, status: 'DONE', evidence: [proof] } });
  await who.p1.ok(confirm, { input: { outcomeActionId } });
  expect(await who.p3.refusal(confirm, { input: { outcomeActionId } })).toBe('NOT_FOUND');

  const adopt = `mutation ($input: AdoptActionInput!) { adoptAction(input: $input) { id status credits { code } countryCode } }`;
  expect(await who.wfpUnit.refusal(adopt, { input: { outcomeActionId } })).toBe('CONFLICT / OWN_ACTION');
  expect(await who.unhcr.refusal(adopt, { input: { outcomeActionId, officeId: office } })).toBe('NOT_FOUND');
  const { adoptAction } = await who.unhcr.ok(adopt, { input: { outcomeActionId, officeId: ethiopia } });
  expect(adoptAction).toMatchObject({ status: 'ADOPTED', credits: { code: 'WFP' }, countryCode: 'ET' });
  expect(await who.unhcr.refusal(adopt, { input: { outcomeActionId, officeId: ethiopia } })).toBe(
    'CONFLICT / ALREADY_ADOPTED',
  );
  const advance = `mutation ($input: UpdateActionAdoptionInput!) { updateActionAdoption(input: $input) { status evidence { name } } }`;
  const done = { adoptionId: adoptAction.id, status: 'DONE', evidence: [proof] };
  expect(await who.wfpUnit.refusal(advance, { input: done })).toBe('NOT_FOUND');
  await who.unhcr.ok(advance, { input: done });
  expect((await who.undp.ok(one, { id: outcome.id })).consultationOutcome.actions[0]).toMatchObject({
    status: 'DONE',
    partnerConfirmed: true,
    evidence: [{ name: proof.name }],
    adoptedBy: [{ code: 'UNHCR' }],
  });

  const practices =
    '{ goodPractices { edges { node { id state title agency { code } owner { code } themes countries } } } }';
  const [{ node: proposed }] = (await who.wfpUnit.ok(practices)).goodPractices.edges;
  expect(proposed).toMatchObject({
    state: 'PROPOSED',
    owner: { code: 'WFP' },
    agency: { code: 'UNHCR' },
    countries: ['ET'],
  });
  expect((await who.undp.ok(practices)).goodPractices.edges).toEqual([]);
  const decide = 'mutation ($input: DecideGoodPracticeInput!) { decideGoodPractice(input: $input) { state } }';
  const approval = { input: { goodPracticeId: proposed.id, approve: true } };
  expect(await (await system.as('UNHCR', 'admin')).refusal(decide, approval)).toBe('NOT_FOUND');
  expect((await who.wfpUnit.ok(decide, approval)).decideGoodPractice.state).toBe('PUBLISHED');
  expect((await who.undp.ok(practices)).goodPractices.edges).toHaveLength(1);
  expect(
    (await system.anybody.ok(practices.replace('agency { code } owner { code }', ''))).goodPractices.edges,
  ).toEqual([]);
  const promote = 'mutation ($input: PromoteGoodPracticeInput!) { promoteGoodPractice(input: $input) { audience } }';
  await who.wfpUnit.ok(promote, { input: { goodPracticeId: proposed.id, audience: 'PUBLIC' } });
  const publicOnes = await system.anybody.ok('{ goodPractices { edges { node { title } } } }');
  expect(publicOnes.goodPractices.edges).toHaveLength(1);
});

test("a lesson is its agency's until it is published, and one about a partner never leaves the agencies", async () => {
  const record = 'mutation ($input: RecordLessonInput!) { recordLesson(input: $input) { id state } }';
  const publishLesson = 'mutation ($input: PublishLessonInput!) { publishLesson(input: $input) { state audience } }';
  const lessons =
    '{ lessons(filter: { country: "SO", text: "clinics" }) { totalCount edges { node { title theme } } } }';
  const told = {
    source: 'EVALUATION',
    title: 'Pay before the rains',
    text: 'Where the second instalment came before the rains, clinics stayed open.',
    theme: 'PAYMENT_DELAYS',
    country: 'SO',
  };
  const { recordLesson } = await who.unhcr.ok(record, { input: told });
  expect((await who.undp.ok(lessons)).lessons.totalCount).toBe(0);
  expect((await who.unhcr.ok(lessons)).lessons.totalCount).toBe(1);
  const input = { lessonId: recordLesson.id };
  expect(await who.lead.refusal(publishLesson, { input })).toBe('NOT_FOUND');
  await who.unhcr.ok(publishLesson, { input });
  expect((await who.undp.ok(lessons)).lessons.totalCount).toBe(1);
  expect((await system.anybody.ok(lessons)).lessons.totalCount).toBe(0);
  expect((await who.p3.ok(lessons)).lessons.totalCount).toBe(0);
  await who.unhcr.ok(publishLesson, { input: { ...input, audience: 'PUBLIC' } });
  expect((await system.anybody.ok(lessons)).lessons.totalCount).toBe(1);
  const partnerId = (
    await who.undp.ok('{ searchPartners(filter: { text: "Heard Partner" }) { edges { node { id } } } }')
  ).searchPartners.edges[0].node.id;
  const about = await who.unhcr.ok(record, { input: { ...told, partnerId } });
  // One that was merged into another is found under both ids.
  const survivor = newId();
  const setRedirect = (sql: string) =>
    withClient(system.databases.performance.adminUrl, (client) => client.query(sql, [partnerId, survivor]));
  await setRedirect('INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)');
  const ofPartner = 'query ($id: ID!) { lessons(filter: { partnerId: $id }) { totalCount } }';
  for (const id of [partnerId, survivor]) {
    expect((await who.unhcr.ok(ofPartner, { id })).lessons.totalCount).toBe(1);
  }
  await setRedirect('DELETE FROM partner_redirect WHERE old_id = $1 AND survivor_id = $2');
  const wide = { lessonId: about.recordLesson.id, audience: 'PUBLIC' };
  expect(await who.unhcr.refusal(publishLesson, { input: wide })).toBe('INVALID_INPUT');
});

test('OUTCOMES_SHARED counts what was published beyond the agency, of all that were not withdrawn', async () => {
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(`SELECT count(*) FILTER (WHERE wide AND published_at IS NOT NULL)::int AS shared, count(*)::int AS outcomes
      FROM outcome_fact WHERE withdrawn_at IS NULL`),
  );
  // INTER_AGENCY and OFFICE recorded, UNCT and PUBLIC published; AGENCY was withdrawn.
  expect(rows).toEqual([{ shared: 2, outcomes: 4 }]);
});

test('a page of outcomes costs the same number of statements, however many there are', async () => {
  for (const first of [1, 4]) {
    // Rows, count, trend; consultations and their participants; actions, evidence, adoptions.
    const { outcomes } = await expectSql(8, () => who.lead.ok(search, { first }));
    expect(outcomes.edges).toHaveLength(first);
  }
  const pages = [];
  let after: string | null = null;
  for (;;) {
    const { outcomes }: { outcomes: { edges: unknown[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await who.lead.ok(search, { first: 2, after });
    pages.push(...outcomes.edges);
    if (!outcomes.pageInfo.hasNextPage) break;
    after = outcomes.pageInfo.endCursor;
  }
  expect(pages).toHaveLength(5);
});

test('evidence is a file of the agency that owns the action; whoever reads the outcome gets it, on record', async () => {
  const outcome = await recorded({ audience: 'AGENCY' });
  const [{ id: outcomeActionId }] = outcome.actions;
  const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
  const send = (by: Caller) => by.send('Performance', { kind: 'OUTCOME_EVIDENCE', name: 'payments.pdf', bytes });
  const [fileId, foreign] = [await send(who.wfpUnit), await send(who.lead)];
  const update = `mutation ($input: UpdateOutcomeActionInput!) {
    updateOutcomeAction(input: $input) { evidence { id name hasFile link agency { code } } } }`;
  const shown = (evidence: object, status = 'IN_PROGRESS') => ({
    input: { outcomeActionId, status, evidence: [{ name: 'Payments in 2026', ...evidence }] },
  });
  expect(await who.wfpUnit.refusal(update, shown({ fileId: foreign }))).toBe('NOT_FOUND');
  expect(await who.wfpUnit.refusal(update, shown({}))).toBe('INVALID_INPUT');
  expect(await who.wfpUnit.refusal(update, shown({ fileId, link: 'https://wfp.example.org/pay' }))).toBe(
    'INVALID_INPUT',
  );
  const [given] = (await who.wfpUnit.ok(update, shown({ fileId }))).updateOutcomeAction.evidence;
  expect(given).toMatchObject({ name: 'Payments in 2026', hasFile: true, link: null, agency: { code: 'WFP' } });
  expect(await who.wfpUnit.refusal(update, shown({ fileId }, 'DONE'))).toBe('CONFLICT / FILE_IN_USE');

  const download = `mutation ($input: DownloadActionEvidenceInput!) { downloadActionEvidence(input: $input) { url } }`;
  const asked = { input: { evidenceId: given.id } };
  for (const reader of [who.lead, who.p1]) {
    const { url } = (await reader.ok(download, asked)).downloadActionEvidence;
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
  }
  for (const stranger of [who.undp, who.p3]) expect(await stranger.refusal(download, asked)).toBe('NOT_FOUND');
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(
      `SELECT outcome, count(*)::int FROM audit_event WHERE action = 'downloadActionEvidence' GROUP BY outcome ORDER BY outcome`,
    ),
  );
  expect(rows).toContainEqual({ outcome: 'DONE', count: 2 });
  const link = {
    input: { outcomeActionId, status: 'DONE', evidence: [{ name: 'A page', link: 'https://wfp.example.org' }] },
  };
  const [, page] = (await who.wfpUnit.ok(update, link)).updateOutcomeAction.evidence;
  expect(await who.lead.refusal(download, { input: { evidenceId: page.id } })).toBe('NOT_FOUND');
});

test('a translation is of one text, by the office that keeps the outcome, and of none that is withdrawn', async () => {
  const outcome = await recorded({ audience: 'AGENCY' });
  const translate = `mutation ($input: TranslateOutcomeInput!) { translateOutcome(input: $input) {
    statement french: statement(lang: "fr") arabic: statement(lang: "ar") translations { lang statement } } }`;
  const input = { outcomeId: outcome.id, lang: 'fr', statement: 'Les paiements arrivent quatre mois trop tard.' };
  expect(await who.lead.refusal(translate, { input: { ...input, lang: 'en' } })).toBe('INVALID_INPUT');
  expect(await who.wfpUnit.refusal(translate, { input })).toBe('NOT_FOUND');
  expect(await (await system.as('UNICEF', 'kenya')).refusal(translate, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect((await who.lead.ok(translate, { input })).translateOutcome).toEqual({
    statement: late,
    french: input.statement,
    arabic: late,
    translations: [{ lang: 'fr', statement: input.statement }],
  });
  expect(await who.lead.refusal(translate, { input })).toBe('CONFLICT / ALREADY_TRANSLATED');
  const statement = 'Second instalments arrive five months late, so that clinics close.';
  await who.lead.ok(amend, { input: { outcomeId: outcome.id, statement, reason: 'As partners said.' } });
  const read = 'query ($id: ID!) { consultationOutcome(id: $id) { statement(lang: "fr") translations { lang } } }';
  const seen = (await who.p1.ok(read, { id: outcome.id })).consultationOutcome;
  expect(seen).toEqual({ statement, translations: [] });
  await who.lead.ok(translate, { input: { ...input, statement: 'Les paiements arrivent cinq mois trop tard.' } });
  await who.lead.ok(withdraw, { input: { outcomeId: outcome.id, reason: 'It was said of another agency.' } });
  expect(await who.lead.refusal(translate, { input: { ...input, lang: 'es' } })).toBe('CONFLICT / INVALID_STATE');
});
