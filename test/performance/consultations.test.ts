import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

const partnerKeys = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const isForeign = (key: string) => key === 'p5' || key === 'p6';
const seed = {
  ...demoSeed,
  partners: [
    ...demoSeed.partners,
    ...partnerKeys.map((key) => ({
      key,
      legalName: `Consulted Partner ${key.toUpperCase()}`,
      primaryType: isForeign(key) ? PartnerType.INTERNATIONAL_NGO : PartnerType.NATIONAL_NGO,
      countryOfOrigin: isForeign(key) ? 'KE' : 'SO',
    })),
  ],
  members: [
    {
      issuer: localIssuerOf('UNICEF'),
      agency: 'UNICEF',
      subject: 'evaluator',
      roles: ['READER' as const, 'EVALUATOR' as const],
    },
    {
      issuer: localIssuerOf('WFP'),
      agency: 'WFP',
      subject: 'evaluator',
      roles: ['READER' as const, 'EVALUATOR' as const, 'CONSULTATION_LEAD' as const],
    },
    ...partnerKeys.map((key) => ({
      issuer: localIssuerOf(partnerUsers),
      subject: `user-${key}`,
      partner: key,
      roles: ['PARTNER_ADMIN' as const],
    })),
    ...demoSeed.members,
  ],
};

let system: TestSystem;
let lead: Caller;
let reader: Caller;
let evaluator: Caller;
let somalia: Caller;
let users: Caller[];
let partnerIds: string[];
let director: Caller;
let office: string;
let consultationId: string;
let surveyId: string;

const inDays = (days: number) => new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const fields = `id referenceNo type state country date officeId agenda version agencies { code }
  participants { invited accepted declined local international byType { type count } }
  minutes { text version redaction { reason } }`;
const create = `mutation ($input: CreateConsultationInput!) { createConsultation(input: $input) { ${fields} } }`;
const one = `query ($id: ID!) { consultation(id: $id) { ${fields} invitations { totalCount edges { node { response attended partner { id } } } } } }`;
const list = `query ($filter: ConsultationFilter, $first: Int! = 25, $after: String) {
  consultations(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { referenceNo agencies { code } participants { invited local } } } } }`;
const invite = `mutation ($input: InviteToConsultationInput!) { inviteToConsultation(input: $input) { invited consultation { state version } } }`;
const respond = `mutation ($input: RespondToInvitationInput!) { respondToInvitation(input: $input) { response people } }`;
const attend = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { ${fields} } }`;
const minute = `mutation ($input: RecordMinutesInput!) { recordMinutes(input: $input) { ${fields} } }`;
const inputOf = (change: Record<string, unknown> = {}) => ({
  type: 'REGULAR_PARTNER',
  leadAgency: 'UNICEF',
  coAgencies: ['WFP'],
  officeId: office,
  cadence: 'ANNUAL',
  date: inDays(20),
  mode: 'HYBRID',
  agenda: ['Payments', 'Reporting burden'],
  languages: ['en', 'ar'],
  ...change,
});
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(system.databases.performance.adminUrl, async (client) => (await client.query(text, values)).rows);
const userOf = (index: number): Caller => {
  const user = users[index];
  if (!user) throw new Error(`no user ${index}`);
  return user;
};

async function renew() {
  lead = await system.as('UNICEF', 'lead');
  reader = await system.as('UNDP', 'finance');
  evaluator = await system.as('UNICEF', 'evaluator');
  somalia = await system.as('DCO', 'coordinator');
  director = await system.as('PARTNER_USERS', 'director');
  users = await Promise.all(partnerKeys.map((key) => system.as('PARTNER_USERS', `user-${key}`)));
}

beforeAll(async () => {
  system = await startTestSystem({ seed });
  await renew();
  const { searchPartners } = await eventually(async () => {
    const found = await reader.ok(
      '{ searchPartners(filter: { text: "Consulted Partner" }) { edges { node { id legalName } } } }',
    );
    if (found.searchPartners.edges.length < 6) throw new Error('not all partners are there');
    return found;
  });
  const named = new Map<string, string>(
    searchPartners.edges.map(({ node }: { node: { id: string; legalName: string } }) => [node.legalName, node.id]),
  );
  partnerIds = partnerKeys.map((key) => named.get(`Consulted Partner ${key.toUpperCase()}`) ?? '');
  const { offices } = await reader.ok('{ offices(agency: "UNICEF") { edges { node { id name } } } }');
  office = offices.edges.find(({ node }: { node: { name: string } }) => node.name === 'UNICEF Somalia').node.id;
  const unit = await system.as('UNICEF', 'admin');
  for (const [index, partnerId] of partnerIds.entries()) {
    await eventually(() =>
      unit.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
        input: {
          partnerId,
          externalId: `U-${index}`,
          country: 'SO',
          from: '2026-01-01',
          amount: '1000',
          undisbursed: '0',
          currency: 'USD',
          state: 'ACTIVE',
        },
      }),
    );
  }
}, 60_000);

afterAll(() => system?.stop());

describe('a consultation (JIU-97)', () => {
  test('is planned by the leading agency for its own office', async () => {
    const { createConsultation } = await eventually(() =>
      lead.ok(create, { input: inputOf({ idempotencyKey: 'consultation-1' }) }),
    );
    expect(createConsultation).toMatchObject({
      type: 'REGULAR_PARTNER',
      state: 'PLANNED',
      country: 'SO',
      agencies: [{ code: 'UNICEF' }, { code: 'WFP' }],
      minutes: { text: null, redaction: null },
    });
    consultationId = createConsultation.id;
    const again = await lead.ok(create, { input: inputOf({ idempotencyKey: 'consultation-1' }) });
    expect(again.createConsultation.id).toBe(consultationId);
    const refusals = [
      await lead.refusal(create, { input: inputOf({ leadAgency: 'WFP' }) }),
      await lead.refusal(create, { input: inputOf({ coAgencies: ['NOPE'] }) }),
      await lead.refusal(create, { input: inputOf({ country: 'KE' }) }),
      await lead.refusal(create, { input: inputOf({ officeId: consultationId }) }),
      await reader.refusal(create, { input: inputOf() }),
    ];
    expect(refusals).toEqual([
      'FORBIDDEN / OTHER_AGENCY',
      'INVALID_INPUT',
      'INVALID_INPUT / COUNTRY_OF_OFFICE',
      'NOT_FOUND',
      'FORBIDDEN / ROLE_REQUIRED',
    ]);
  });

  test('invites those with an active agreement, who find a notice and answer', async () => {
    const filter = { country: 'SO', activeWith: ['UNICEF', 'WFP'] };
    const input = { consultationId, filter };
    expect((await lead.ok(invite, { input })).inviteToConsultation).toMatchObject({
      invited: 6,
      consultation: { state: 'INVITED' },
    });
    expect((await lead.ok(invite, { input })).inviteToConsultation.invited).toBe(0);
    const wfp = await system.as('WFP', 'evaluator');
    expect(await wfp.refusal(invite, { input })).toBe('FORBIDDEN / NOT_THE_OWNER');
    const { notices } = await eventually(async () => {
      const found = await userOf(0).ok('{ notices { edges { node { kind referenceNo dueOn text } } } }');
      if (found.notices.edges.length === 0) throw new Error('no notice yet');
      return found;
    });
    expect(notices.edges[0].node).toMatchObject({ kind: 'CONSULTATION_INVITATION', dueOn: inDays(20) });
    for (const [index, response] of ['ACCEPTED', 'ACCEPTED', 'DECLINED', 'ACCEPTED', 'ACCEPTED'].entries()) {
      await userOf(index).ok(respond, { input: { consultationId, response, people: 2 } });
    }
    expect((await lead.ok(one, { id: consultationId })).consultation.participants).toEqual({
      invited: 6,
      accepted: 4,
      declined: 1,
      local: 3,
      international: 1,
      byType: [
        { type: 'INTERNATIONAL_NGO', count: 1 },
        { type: 'NATIONAL_NGO', count: 3 },
      ],
    });
    expect(await director.refusal(respond, { input: { consultationId, response: 'ACCEPTED' } })).toBe('NOT_FOUND');
  });

  test('is listed for all agencies, for the coordinator of its country, and for the partners that are invited', async () => {
    for (const country of ['SO', 'KE', null]) {
      const input = inputOf({ officeId: null, country, type: 'THEMATIC' });
      await lead.ok(create, { input });
    }
    const countOf = async (who: Caller, filter = {}) => (await who.ok(list, { filter })).consultations.totalCount;
    expect([await countOf(reader), await countOf(somalia), await countOf(userOf(0)), await countOf(director)]).toEqual([
      4, 2, 1, 0,
    ]);
    expect(await countOf(reader, { countries: ['KE'], agencies: ['WFP'], types: ['THEMATIC'] })).toBe(1);
    expect((await director.ok(one, { id: consultationId })).consultation).toBeNull();
    const seen = (await userOf(2).ok(one, { id: consultationId })).consultation;
    expect(seen.invitations).toEqual({
      totalCount: 1,
      edges: [{ node: { response: 'DECLINED', attended: null, partner: { id: partnerIds[2] } } }],
    });
    const page = await lead.ok(list, { first: 3 });
    const next = await lead.ok(list, { first: 3, after: page.consultations.pageInfo.endCursor });
    expect(next.consultations.edges).toHaveLength(1);
    await expectSql(3, () => lead.ok(list, { first: 1 }));
    await expectSql(3, () => lead.ok(list, { first: 4 }));
    expect((await system.anybody.ask(list)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a survey (JIU-99)', () => {
  const createSurvey = `mutation ($input: CreateSurveyInput!) { createSurvey(input: $input) { id referenceNo state invited responses k anonymous } }`;
  const answer = `mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { surveyId answered } }`;
  const mine = `query ($id: ID!) { survey(id: $id) { questions { code kind byAgency choices } ballots { token answered partner { id } } } }`;
  const shown = `query ($id: ID!) { survey(id: $id) { state responses invited
    results { question agency { code } n mean suppressed counts { choice count } }
    rawAnswers { redaction { reason } answers { totalCount edges { node { agency { code } partner { id } values { question value } } } } } } }`;
  const questions = [
    { code: 'PAYMENT_DELAY_DAYS', text: 'Days until the second instalment?', kind: 'NUMBER', byAgency: true },
    { code: 'RESPECT', text: 'Are you treated as an equal?', kind: 'SCALE' },
    { code: 'BURDEN', text: 'What costs you most?', kind: 'CHOICE', choices: ['REPORTS', 'AUDITS'] },
    { code: 'WORDS', text: 'What else?', kind: 'TEXT' },
  ];
  const answersOf = (index: number) => [
    { question: 'PAYMENT_DELAY_DAYS', agency: 'WFP', number: String(45 + index) },
    ...(index < 3 ? [{ question: 'PAYMENT_DELAY_DAYS', agency: 'UNICEF', number: '10' }] : []),
    { question: 'RESPECT', number: '4' },
    { question: 'BURDEN', choice: index === 0 ? 'AUDITS' : 'REPORTS' },
    { question: 'WORDS', text: `Words of partner ${index}` },
  ];

  test('P-INV-7: one answer per invited partner, by its token, and nothing stored leads from one to the other', async () => {
    const input = { consultationId, questions, k: 5 };
    expect(await lead.refusal(createSurvey, { input: { ...input, k: 4 } })).toBe('INVALID_INPUT');
    const created = (await lead.ok(createSurvey, { input })).createSurvey;
    expect(created).toMatchObject({ state: 'OPEN', invited: 6, responses: 0, anonymous: true });
    surveyId = created.id;
    const ballots = await Promise.all(
      users.map(async (user) => (await user.ok(mine, { id: surveyId })).survey.ballots),
    );
    expect(ballots.map(([ballot]) => ballot.partner.id)).toEqual(partnerIds);
    const tokens: string[] = ballots.map(([ballot]) => ballot.token);
    expect(new Set(tokens).size).toBe(6);
    // The first signed in and without a token, the others by their tokens, without signing in.
    await userOf(0).ok(answer, { input: { surveyId, answers: answersOf(0) } });
    for (const [index, token] of tokens.entries()) {
      if (index > 0) await system.anybody.ok(answer, { input: { surveyId, token, answers: answersOf(index) } });
    }
    const refusals = [
      await userOf(0).refusal(answer, { input: { surveyId, answers: answersOf(0) } }),
      await system.anybody.refusal(answer, { input: { surveyId, token: tokens[1], answers: answersOf(1) } }),
      await system.anybody.refusal(answer, { input: { surveyId, token: 'guessed', answers: answersOf(1) } }),
      await director.refusal(answer, { input: { surveyId, answers: answersOf(1) } }),
      await reader.refusal(answer, { input: { surveyId, answers: answersOf(1) } }),
    ];
    expect(refusals).toEqual([
      'CONFLICT / ALREADY_ANSWERED',
      'CONFLICT / ALREADY_ANSWERED',
      'NOT_FOUND',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    const open = (await lead.ok(shown, { id: surveyId })).survey;
    expect(open).toMatchObject({ state: 'OPEN', responses: 6, results: [] });

    const actors = await sql<{ actor: string; agency: string | null }>(
      `SELECT DISTINCT actor, agency FROM audit_event WHERE action = 'answerSurvey'`,
    );
    expect(actors).toEqual([{ actor: 'PUBLIC', agency: null }]);
    const keys = await sql(`SELECT 1 FROM idempotent_call WHERE action = 'answerSurvey'`);
    expect(keys).toEqual([]);
  });

  test('P-INV-7: rows of answers hold neither partner nor time nor order, and their transaction is that of a batch', async () => {
    const columns = await sql<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name IN ('survey_answer', 'survey_urn')
       GROUP BY 1 ORDER BY 1`,
    );
    expect(columns.map((column) => column.column_name)).toEqual(['agency', 'answers', 'id', 'survey_id']);
    const { closeSurvey } = await lead.ok(
      'mutation ($input: CloseSurveyInput!) { closeSurvey(input: $input) { state } }',
      { input: { surveyId } },
    );
    expect(closeSurvey.state).toBe('CLOSED');
    expect(await userOf(0).refusal(answer, { input: { surveyId, answers: answersOf(0) } })).toBe(
      'CONFLICT / ALREADY_ANSWERED',
    );
    await eventually(async () => {
      const { survey } = await lead.ok(shown, { id: surveyId });
      if (survey.state !== 'SETTLED') throw new Error(survey.state);
    });
    const answers = await sql<{ xmin: string; answers: string }>(
      'SELECT xmin::text, answers FROM survey_answer WHERE survey_id = $1',
      [surveyId],
    );
    // Six blocks about WFP, three about UNICEF, six about nobody.
    expect(answers).toHaveLength(15);
    expect(new Set(answers.map(({ xmin }) => xmin)).size).toBe(1);
    expect(answers.some(({ answers: sealed }) => sealed.includes('Words'))).toBe(false);
    const spent = await sql<{ xmin: string }>('SELECT xmin::text FROM survey_invitation WHERE survey_id = $1', [
      surveyId,
    ]);
    expect(spent.some(({ xmin }) => xmin === answers[0]?.xmin)).toBe(false);
    expect(await sql('SELECT 1 FROM survey_urn WHERE survey_id = $1', [surveyId])).toEqual([]);
  });

  test('P-INV-4: results stand where five answered; raw answers are for the independent unit of the leading agency', async () => {
    const { survey } = await reader.ok(shown, { id: surveyId });
    expect(survey.results).toEqual([
      {
        question: 'PAYMENT_DELAY_DAYS',
        agency: { code: 'UNICEF' },
        n: null,
        mean: null,
        suppressed: true,
        counts: null,
      },
      { question: 'PAYMENT_DELAY_DAYS', agency: { code: 'WFP' }, n: 6, mean: '47.50', suppressed: false, counts: null },
      { question: 'RESPECT', agency: null, n: 6, mean: '4.00', suppressed: false, counts: null },
      {
        question: 'BURDEN',
        agency: null,
        n: 6,
        mean: null,
        suppressed: false,
        counts: [
          { choice: 'REPORTS', count: null },
          { choice: 'AUDITS', count: null },
        ],
      },
      { question: 'WORDS', agency: null, n: 6, mean: null, suppressed: false, counts: null },
    ]);
    const wfp = await system.as('WFP', 'evaluator');
    for (const other of [reader, lead, wfp]) {
      const { rawAnswers } = (await other.ok(shown, { id: surveyId })).survey;
      expect(rawAnswers).toEqual({ redaction: { reason: 'CONFIDENTIAL' }, answers: null });
    }
    const { rawAnswers } = (await evaluator.ok(shown, { id: surveyId })).survey;
    expect(rawAnswers).toMatchObject({ redaction: null, answers: { totalCount: 15 } });
    const nodes = rawAnswers.answers.edges.map(({ node }: { node: { partner: unknown } }) => node);
    expect(nodes.every(({ partner }: { partner: unknown }) => partner === null)).toBe(true);
    const reads = await sql(`SELECT 1 FROM audit_event WHERE action = 'Survey.rawAnswers' AND object_id = $1`, [
      surveyId,
    ]);
    expect(reads.length).toBe(1);
    expect(await userOf(0).refusal(shown, { id: surveyId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await reader.ok('query ($id: ID!) { surveyResults(surveyId: $id) { n } }', { id: surveyId })).toMatchObject({
      surveyResults: [{ n: null }, { n: 6 }, { n: 6 }, { n: 6 }, { n: 6 }],
    });
  });

  test('that is not anonymous says so, and keeps who answered for the independent unit', async () => {
    const input = { consultationId, questions: questions.slice(1, 2), anonymous: false };
    const { id } = (await lead.ok(createSurvey, { input })).createSurvey;
    const answers = [{ question: 'RESPECT', number: '2' }];
    for (const user of users.slice(0, 5)) await user.ok(answer, { input: { surveyId: id, answers } });
    await lead.ok('mutation ($input: CloseSurveyInput!) { closeSurvey(input: $input) { state } }', {
      input: { surveyId: id },
    });
    const { rawAnswers, results } = await eventually(async () => {
      const { survey } = await evaluator.ok(shown, { id });
      if (survey.state !== 'SETTLED') throw new Error(survey.state);
      return survey;
    });
    expect(results).toMatchObject([{ n: 5, mean: '2.00' }]);
    const partners = rawAnswers.answers.edges.map(({ node }: { node: { partner: { id: string } } }) => node.partner.id);
    expect(partners.sort()).toEqual(partnerIds.slice(0, 5).sort());
  });
});

describe('what was said', () => {
  test('is for those who held it and those who were present', async () => {
    const early = { consultationId, partnerIds: partnerIds.slice(0, 2) };
    expect(await lead.refusal(attend, { input: early })).toBe('INVALID_INPUT / NOT_HELD_YET');
    await system.travel(20 * 86_400_000);
    await renew();
    const { recordAttendance } = await lead.ok(attend, {
      input: { consultationId, partnerIds: partnerIds.slice(0, 5) },
    });
    expect(recordAttendance).toMatchObject({ state: 'HELD', participants: { local: 4, international: 1 } });
    const text = 'The partners said that second instalments come four months late.';
    expect((await lead.ok(minute, { input: { consultationId, text } })).recordMinutes).toMatchObject({
      state: 'MINUTED',
      minutes: { text, version: 1, redaction: null },
    });
    const minutesFor = async (who: Caller) => (await who.ok(one, { id: consultationId })).consultation.minutes;
    const withheld = { text: null, version: null, redaction: { reason: 'CONFIDENTIAL' } };
    expect(await minutesFor(await system.as('WFP', 'reader'))).toMatchObject({ text });
    expect(await minutesFor(userOf(0))).toMatchObject({ text });
    expect(await minutesFor(userOf(5))).toEqual(withheld);
    expect(await minutesFor(reader)).toEqual(withheld);
    const stored = await sql<{ text: string }>('SELECT text FROM consultation_minutes');
    expect(stored[0]?.text).not.toContain('instalments');
    expect(await sql(`SELECT 1 FROM audit_event WHERE action = 'Consultation.minutes'`)).not.toEqual([]);
    expect(await lead.refusal(invite, { input: { consultationId, partnerIds } })).toBe('CONFLICT / INVALID_STATE');
  });

  test('a page of partners tells on what they were consulted, for staff', async () => {
    const consulted = 'query ($id: ID!) { partner(id: $id) { consultedOn { id type date } } }';
    const { partner } = await reader.ok(consulted, { id: partnerIds[0] });
    expect(partner.consultedOn).toEqual([{ id: consultationId, type: 'REGULAR_PARTNER', date: inDays(0) }]);
    expect((await reader.ok(consulted, { id: partnerIds[5] })).partner.consultedOn).toEqual([]);
    const told = await sql<{ audience: string; data: Record<string, unknown> }>(
      `SELECT audience, data FROM outbox_event WHERE type = 'performance.consultation-held'`,
    );
    expect(told).toMatchObject([
      {
        audience: 'AGENCY',
        data: { consultationId, agencies: ['UNICEF', 'WFP'], country: 'SO', type: 'REGULAR_PARTNER' },
      },
    ]);
  });
});

test('P-INV-7: feedback on an agency is given once in a half-year, and its results stand when that is over', async () => {
  const give = `mutation ($input: GiveFeedbackInput!) { giveFeedback(input: $input) { answered } }`;
  const answers = [
    { question: 'EQUALITY', number: '3' },
    { question: 'WORDS', text: 'Visit us.' },
  ];
  for (const user of users.slice(0, 5)) await user.ok(give, { input: { agency: 'UNICEF', answers } });
  const refusals = [
    await userOf(0).refusal(give, { input: { agency: 'UNICEF', answers } }),
    await userOf(0).refusal(give, { input: { agency: 'WFP', answers } }),
    await userOf(0).refusal(give, { input: { agency: 'UNICEF', partnerId: partnerIds[1], answers } }),
    await userOf(5).refusal(give, { input: { agency: 'UNICEF', answers: [{ question: 'EQUALITY', number: '6' }] } }),
  ];
  expect(refusals).toEqual([
    'CONFLICT / ALREADY_ANSWERED',
    'PRECONDITION_FAILED / NO_AGREEMENT_WITH_AGENCY',
    'NOT_FOUND',
    'INVALID_INPUT / ANSWER_NOT_VALID',
  ]);
  const actors = await sql(`SELECT DISTINCT actor FROM audit_event WHERE action = 'giveFeedback'`);
  expect(actors).toEqual([{ actor: 'PUBLIC' }]);
  await system.travel(190 * 86_400_000);
  await renew();
  const feedback = `{ surveys(kind: FEEDBACK, agency: "UNICEF") { edges { node { state responses invited
    results { question n mean suppressed } } } } }`;
  const { node } = await eventually(async () => {
    const [edge] = (await reader.ok(feedback)).surveys.edges;
    if (edge.node.state !== 'SETTLED') throw new Error(edge.node.state);
    return edge;
  });
  expect(node).toMatchObject({ responses: 5, invited: 5 });
  expect(node.results[0]).toEqual({ question: 'EQUALITY', n: 5, mean: '3.00', suppressed: false });
});
