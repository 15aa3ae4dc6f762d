import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Role } from '@partner-commons/platform/viewer';
import { OfficeLevel } from '@partner-commons/registry/access/offices/office.entity';
import type { Seed } from '@partner-commons/registry/access/seed/seed';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

/** Story 4.e: what partners of South Sudan say to three agencies is heard, answered, shared and done elsewhere, too. */

jest.setTimeout(120_000);

/** 22 local ones and 12 international ones. */
const partners = Array.from({ length: 34 }, (_, number) => ({
  key: `p${number}`,
  legalName: `Jonglei Partner ${String(number).padStart(2, '0')}`,
  primaryType: number < 22 ? PartnerType.NATIONAL_NGO : PartnerType.INTERNATIONAL_NGO,
  countryOfOrigin: number < 22 ? 'SS' : 'KE',
}));

const held = (agency: string, subject: string, office: string | null, ...roles: Role[]) => ({
  issuer: localIssuerOf(agency),
  subject,
  roles,
  agency,
  ...(office && { office }),
});
const countryOffice = (agency: string) => ({
  agency,
  name: `${agency} South Sudan`,
  level: OfficeLevel.COUNTRY,
  country: 'SS',
  parent: `${agency} Headquarters`,
});

const seed: Seed = {
  ...demoSeed,
  offices: [...(demoSeed.offices ?? []), ...['UNICEF', 'UNHCR', 'WFP'].map(countryOffice)],
  partners: [...demoSeed.partners, ...partners],
  members: [
    held('WFP', 'ss-finance', 'WFP South Sudan', 'READER', 'FINANCE_OFFICER'),
    held('WFP', 'ss-deputy', 'WFP South Sudan', 'READER', 'SENIOR_OFFICIAL'),
    held('UNHCR', 'et-officer', 'UNHCR Ethiopia', 'READER', 'PROGRAMME_OFFICER'),
    ...partners.map(({ key }) => ({
      issuer: localIssuerOf(partnerUsers),
      subject: key,
      partner: key,
      roles: ['PARTNER_ADMIN' as const],
    })),
    ...demoSeed.members,
  ],
};

const day = 86_400_000;
let system: TestSystem;
let lead: Caller;
let undp: Caller;
let unit: Caller;
let users: Caller[];
let consultationId: string;
const officeIds = new Map<string, string>();
const partnerIds: string[] = [];

const inDays = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const mutate = async (who: Caller, name: string, type: string, input: Record<string, unknown>, fields = '__typename') =>
  (await who.ok(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input }))[name];
const refused = (who: Caller, name: string, type: string, input: Record<string, unknown>) =>
  who.refusal(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
const userOf = (number: number): Caller => users[number] as Caller;

async function renew() {
  lead = await system.as('UNICEF', 'lead');
  undp = await system.as('UNDP', 'finance');
  unit = await system.as('WFP', 'admin');
  users = await Promise.all(partners.map(({ key }) => system.as(partnerUsers, key)));
}

beforeAll(async () => {
  system = await startTestSystem({ seed });
  await renew();
  const { searchPartners } = await eventually(async () => {
    const found = await undp.ok(
      '{ searchPartners(filter: { text: "Jonglei" }, first: 100) { edges { node { id legalName } } } }',
    );
    expect(found.searchPartners.edges).toHaveLength(34);
    return found;
  });
  const idOf = new Map<string, string>(
    searchPartners.edges.map(({ node }: { node: { id: string; legalName: string } }) => [node.legalName, node.id]),
  );
  partnerIds.push(...partners.map(({ legalName }) => idOf.get(legalName) ?? ''));
  for (const agency of ['UNICEF', 'UNHCR', 'WFP']) {
    const { offices } = await undp.ok(
      'query ($agency: String!) { offices(agency: $agency) { edges { node { id name } } } }',
      { agency },
    );
    for (const { node } of offices.edges) officeIds.set(node.name, node.id);
  }
  const keepers = [await system.as('UNICEF', 'admin'), await system.as('UNHCR', 'admin'), unit];
  for (const [number, partnerId] of partnerIds.entries()) {
    const agreement = { partnerId, externalId: `SS-${number}`, country: 'SS', from: '2025-01-01', state: 'ACTIVE' };
    const amounts = { amount: '100000', undisbursed: '50000', currency: 'USD' };
    await eventually(() =>
      mutate(keepers[number % 3] as Caller, 'recordEngagement', 'RecordEngagementInput', { ...agreement, ...amounts }),
    );
  }
}, 120_000);
afterAll(() => system?.stop());

test('step 1: all partners that work with the three agencies in the country are invited, and answer', async () => {
  const consultation = {
    type: 'REGULAR_PARTNER',
    leadAgency: 'UNICEF',
    coAgencies: ['UNHCR', 'WFP'],
    officeId: officeIds.get('UNICEF South Sudan'),
    cadence: 'ANNUAL',
    date: inDays(7),
    mode: 'HYBRID',
    agenda: ['Payments', 'Due diligence', 'Reporting'],
    languages: ['en', 'ar'],
  };
  ({ id: consultationId } = await mutate(lead, 'createConsultation', 'CreateConsultationInput', consultation, 'id'));
  const filter = { country: 'SS', activeWith: ['UNICEF', 'UNHCR', 'WFP'] };
  expect(
    await mutate(lead, 'inviteToConsultation', 'InviteToConsultationInput', { consultationId, filter }, 'invited'),
  ).toEqual({ invited: 34 });
  for (const number of Array.from({ length: 29 }, (_, place) => place)) {
    const answer = { consultationId, response: 'ACCEPTED', people: 1 };
    await mutate(userOf(number), 'respondToInvitation', 'RespondToInvitationInput', answer);
  }
  const { consultation: stored } = await lead.ok(
    'query ($id: ID!) { consultation(id: $id) { country participants { invited accepted local international } } }',
    { id: consultationId },
  );
  expect(stored).toEqual({ country: 'SS', participants: { invited: 34, accepted: 29, local: 22, international: 7 } });
});

test('step 2 and 9: 26 answer a survey; results stand where five answered, raw answers are for nobody of WFP', async () => {
  const questions = [
    { code: 'PAYMENT_DELAY_DAYS', text: 'Days until a payment came?', kind: 'NUMBER', byAgency: true },
  ];
  const survey = { consultationId, anonymous: true, k: 5, questions };
  const { id: surveyId } = await mutate(lead, 'createSurvey', 'CreateSurveyInput', survey, 'id');
  for (const number of Array.from({ length: 26 }, (_, place) => place)) {
    const answers = [
      // 34.5 to 59.5 days, 47 in the mean.
      { question: 'PAYMENT_DELAY_DAYS', agency: 'WFP', number: String(34.5 + number) },
      ...(number < 4 ? [{ question: 'PAYMENT_DELAY_DAYS', agency: 'UNHCR', number: '20' }] : []),
    ];
    await mutate(userOf(number), 'answerSurvey', 'AnswerSurveyInput', { surveyId, answers });
  }
  await mutate(lead, 'closeSurvey', 'CloseSurveyInput', { surveyId });
  const read = `query ($id: ID!) { survey(id: $id) { state responses results { question agency { code } n mean suppressed }
    rawAnswers { answers { totalCount } redaction { reason } } } }`;
  const { survey: settled } = await eventually(async () => {
    const found = await unit.ok(read, { id: surveyId });
    expect(found.survey.state).toBe('SETTLED');
    return found;
  });
  expect(settled.responses).toBe(26);
  expect(settled.results).toEqual(
    expect.arrayContaining([
      { question: 'PAYMENT_DELAY_DAYS', agency: { code: 'WFP' }, n: 26, mean: '47.00', suppressed: false },
      { question: 'PAYMENT_DELAY_DAYS', agency: { code: 'UNHCR' }, n: null, mean: null, suppressed: true },
    ]),
  );
  expect(settled.rawAnswers).toEqual({ answers: null, redaction: { reason: 'CONFIDENTIAL' } });
});

test('step 3: an anonymous concern is answered late, climbs to a senior official, and the partner confirms by its code', async () => {
  const subject = 'Second instalments come four months late and stop clinics.';
  const concern = { anonymous: true, subject, severity: 'HIGH', agency: 'WFP', country: 'SS', theme: 'PAYMENT_DELAYS' };
  const cbo = userOf(3);
  const { code } = await mutate(cbo, 'raiseConcern', 'RaiseConcernInput', concern, 'code');
  expect(code).toEqual(expect.any(String));
  // P-INV-7: nothing in the database leads back to who raised it.
  const traces = await withClient(system.databases.performance.adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT table_name, query_to_xml('SELECT * FROM ' || quote_ident(table_name), true, true, '')::text AS content
       FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
         AND (table_name LIKE '%concern%' OR table_name IN ('outbox_event', 'idempotent_call'))`,
    );
    return rows.filter(({ table_name, content }) => table_name.includes('concern') && /#p3\b/.test(content));
  });
  expect(traces).toEqual([]);

  const byCode = 'query ($code: String!) { concernByCode(code: $code) { id state level dueOn resolution } }';
  const { concernByCode: raised } = await system.anybody.ok(byCode, { code });
  expect(raised).toMatchObject({ state: 'OPEN', resolution: null });
  const finance = await system.as('WFP', 'ss-finance');
  const seen = 'query ($id: ID!) { concern(id: $id) { subject state partner { id } } }';
  expect(await finance.ok(seen, { id: raised.id })).toMatchObject({ concern: { subject, partner: null } });
  expect(await (await system.as('UNHCR', 'officer')).ok(seen, { id: raised.id })).toEqual({ concern: null });

  // Ten working days are over at the latest after sixteen days.
  await system.travel(16 * day);
  await renew();
  await eventually(async () =>
    expect((await system.anybody.ok(byCode, { code })).concernByCode.state).toBe('ESCALATED'),
  );
  const deputy = await system.as('WFP', 'ss-deputy');
  const resolution = { concernId: raised.id, resolution: 'Instalments are paid within 15 days from now on.' };
  await mutate(deputy, 'resolveConcern', 'ResolveConcernInput', resolution, 'state');
  expect((await system.anybody.ok(byCode, { code })).concernByCode).toMatchObject({
    state: 'RESOLVED',
    resolution: resolution.resolution,
  });
  await mutate(system.anybody, 'confirmConcernResolution', 'ConfirmConcernResolutionInput', { code }, 'state');
  expect((await system.anybody.ok(byCode, { code })).concernByCode.state).toMatch(/^(CONFIRMED|CLOSED)$/);
});

const outcomeFields = 'id state statement actions { id }';
const statement = 'Second instalments arrive four months late, so that clinics close.';
let delays: { id: string; actions: { id: string }[] };
let duplication: { id: string };

test('steps 4 to 6: outcomes are commented on, amended, and shared when the time for comments is over', async () => {
  await mutate(lead, 'recordAttendance', 'RecordAttendanceInput', {
    consultationId,
    partnerIds: partnerIds.slice(0, 29),
  });
  await mutate(lead, 'recordMinutes', 'RecordMinutesInput', { consultationId, text: 'Payments were the main point.' });
  delays = await mutate(
    lead,
    'recordOutcome',
    'RecordOutcomeInput',
    {
      consultationId,
      theme: 'PAYMENT_DELAYS',
      statement,
      severity: 'HIGH',
      audience: 'INTER_AGENCY',
      actions: [{ owner: 'WFP', unit: 'Finance', text: 'Pay second instalments within 15 days.', due: inDays(90) }],
    },
    outcomeFields,
  );
  duplication = await mutate(
    lead,
    'recordOutcome',
    'RecordOutcomeInput',
    {
      consultationId,
      theme: 'DUE_DILIGENCE_DUPLICATION',
      statement: 'The same partner answers three due diligence questionnaires in one year.',
      severity: 'MEDIUM',
      audience: 'UNCT',
    },
    outcomeFields,
  );
  const comment = { outcomeId: delays.id, stance: 'SUGGESTS', text: 'Say that it is five months in the north.' };
  await mutate(userOf(0), 'commentOutcome', 'CommentOutcomeInput', comment);
  const amended = `${statement.slice(0, -1)}; in the north it is five months.`;
  const { statement: stored } = await mutate(
    lead,
    'amendOutcome',
    'AmendOutcomeInput',
    { outcomeId: delays.id, statement: amended, reason: 'As partners said.' },
    'statement',
  );
  expect(stored).toBe(amended);
  for (const { id } of [delays, duplication]) {
    expect(await refused(lead, 'publishOutcome', 'PublishOutcomeInput', { outcomeId: id })).toBe(
      'PRECONDITION_FAILED / COMMENT_WINDOW_OPEN',
    );
  }
  await mutate(undp, 'subscribeToOutcomes', 'SubscribeToOutcomesInput', { themes: ['PAYMENT_DELAYS'], forum: 'HLCM' });
  await system.travel(16 * day);
  await renew();
  for (const { id } of [delays, duplication]) {
    expect(await mutate(lead, 'publishOutcome', 'PublishOutcomeInput', { outcomeId: id }, 'state')).toEqual({
      state: 'PUBLISHED',
    });
  }
  expect((await undp.ok('{ outcomeNotices { edges { node { outcome { id } } } } }')).outcomeNotices.edges).toEqual([
    { node: { outcome: { id: delays.id } } },
  ]);
});

const search = `query ($filter: OutcomeFilter) { outcomes(filter: $filter, crossAgency: true) { totalCount
  edges { node { statement theme severity audience consultation { agencies { code } country date participants { local international } }
    actions { owner { code } due status evidence { name } adoptedBy { code } } } } themeTrend { year count } } }`;
const filter = { themes: ['PAYMENT_DELAYS'], countries: ['SS', 'ET', 'SO'], from: '2025-01-01' };

test('steps 6 and 7: another agency finds it by theme, a third one adopts the action, and it becomes a good practice', async () => {
  const [{ id: outcomeActionId }] = delays.actions as [{ id: string }];
  const officer = await system.as('UNHCR', 'et-officer');
  const adoption = { outcomeActionId, officeId: officeIds.get('UNHCR Ethiopia') };
  const { id: adoptionId, credits } = await mutate(
    officer,
    'adoptAction',
    'AdoptActionInput',
    adoption,
    'id credits { code }',
  );
  expect(credits).toEqual({ code: 'WFP' });
  const evidence = [{ name: 'Payment times of 2026', link: 'https://unhcr.example.org/et/payments' }];
  await mutate(officer, 'updateActionAdoption', 'UpdateActionAdoptionInput', { adoptionId, status: 'DONE', evidence });
  const { outcomes } = await undp.ok(search, { filter });
  expect(outcomes).toMatchObject({
    totalCount: 1,
    edges: [
      {
        node: {
          theme: 'PAYMENT_DELAYS',
          severity: 'HIGH',
          audience: 'INTER_AGENCY',
          consultation: { country: 'SS', participants: { local: 22, international: 7 } },
          actions: [{ owner: { code: 'WFP' }, adoptedBy: [{ code: 'UNHCR' }] }],
        },
      },
    ],
    themeTrend: [{ count: 1 }],
  });
  const practices = '{ goodPractices { edges { node { id state agency { code } } } } }';
  const [{ node: proposed }] = (await unit.ok(practices)).goodPractices.edges;
  expect(proposed).toMatchObject({ state: 'PROPOSED', agency: { code: 'UNHCR' } });
  const approval = { goodPracticeId: proposed.id, approve: true };
  await mutate(unit, 'decideGoodPractice', 'DecideGoodPracticeInput', approval);
  expect((await undp.ok(practices)).goodPractices.edges).toMatchObject([{ node: { state: 'PUBLISHED' } }]);
});

test('step 8: the page of a partner tells that it was consulted, never who complained, and the KPIs follow', async () => {
  const { partner } = await undp.ok('query ($id: ID!) { partner(id: $id) { consultedOn { id } } }', {
    id: partnerIds[3],
  });
  expect(partner.consultedOn).toEqual([{ id: consultationId }]);
  const codes = ['OUTCOMES_SHARED', 'CONCERN_RESOLUTION', 'CONSULTATION_COVERAGE'];
  const year = system.clock.now().getUTCFullYear();
  const secretariat = await system.as('DCO', 'secretariat');
  await mutate(secretariat, 'refreshDerivedKpis', 'RefreshDerivedKpisInput', { year, codes });
  const question = `query ($codes: [String!]!, $year: Int!) { kpiDashboard(period: { year: $year }, codes: $codes, groupBy: [AGENCY]) {
    rows { agency { code } code numerator denominator origin dataAsOf } } }`;
  await eventually(async () => {
    const [seenByUnicef, seenByWfp] = [
      await lead.ok(question, { codes, year }),
      await unit.ok(question, { codes, year }),
    ];
    const of = (code: string, agency: string) =>
      (agency === 'WFP' ? seenByWfp : seenByUnicef).kpiDashboard.rows.find(
        (row: { code: string; agency: { code: string } }) => row.code === code && row.agency.code === agency,
      );
    expect(of('OUTCOMES_SHARED', 'UNICEF')).toMatchObject({ numerator: '2', denominator: '2', origin: 'DERIVED' });
    expect(of('CONCERN_RESOLUTION', 'WFP')).toMatchObject({ numerator: '0', denominator: '1' });
    expect(of('CONSULTATION_COVERAGE', 'UNICEF')).toMatchObject({ numerator: '1', denominator: '1' });
  }, 20_000);
});

test('step 9: donors see nothing of it, and nothing is deleted: what is withdrawn stays on record', async () => {
  expect((await system.anybody.ok(search)).outcomes).toMatchObject({ totalCount: 0, edges: [], themeTrend: [] });
  const withdrawal = { outcomeId: duplication.id, reason: 'It is part of a wider outcome that follows.' };
  expect(
    await mutate(lead, 'withdrawOutcome', 'WithdrawOutcomeInput', withdrawal, 'state withdrawalReason statement'),
  ).toMatchObject({ state: 'WITHDRAWN', withdrawalReason: withdrawal.reason, statement: expect.any(String) });
});
