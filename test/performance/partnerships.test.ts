import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let evaluator: Caller;
let admin: Caller;
let wfp: Caller;
let partners: string[];
const agreements: Record<string, string> = {};

const keys = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const day = 86_400_000;
const dayFrom = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const year = new Date().getUTCFullYear();

const agree = async (by: Caller, partnerId: string, externalId: string, to: string) => {
  const input = { partnerId, externalId, country: 'SO', from: '2024-01-01', to, amount: '1', undisbursed: '0' };
  const { recordEngagement } = await eventually(() =>
    by.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', {
      input: { ...input, currency: 'USD', state: 'ACTIVE' },
    }),
  );
  agreements[externalId] = recordEngagement.id;
  return recordEngagement.id as string;
};

/** Five partners more than the demo world has, each with a user: fewer would show no figure at all. */
const seed = {
  ...demoSeed,
  partners: [
    ...(demoSeed.partners ?? []),
    ...keys.map((key) => ({
      key,
      legalName: `Wells of ${key}`,
      primaryType: PartnerType.NATIONAL_NGO,
      countryOfOrigin: 'SO',
    })),
  ],
  members: [
    ...keys.map((key) => ({
      issuer: localIssuerOf(partnerUsers),
      subject: key,
      roles: ['PARTNER_ADMIN' as const],
      partner: key,
    })),
    ...demoSeed.members,
  ],
};

/** Timers look when the clock moves; what they do to figures is done within a second. */
async function timersRan(): Promise<void> {
  system.clock.advance(1);
  await new Promise((wake) => setTimeout(wake, 1_200));
}

beforeAll(async () => {
  system = await startTestSystem({ seed });
  evaluator = await system.as('UNHCR', 'evaluator');
  admin = await system.as('UNHCR', 'admin');
  wfp = await system.as('WFP', 'admin');
  const found = await wfp.ok('{ searchPartners(first: 20) { edges { node { id names { value } } } } }');
  const named = found.searchPartners.edges.map(
    ({ node }: { node: { id: string; names: { value: string }[] } }) => node,
  );
  partners = keys.map(
    (key) =>
      named.find(({ names }: { names: { value: string }[] }) => names.some(({ value }) => value === `Wells of ${key}`))
        .id,
  );
}, 90_000);

afterAll(() => system?.stop());

test('P-INV-4: what partners say of an agency is shown by whole groups of five, raw to its independent unit alone', async () => {
  const aspects = [
    'EQUALITY',
    'TRANSPARENCY',
    'RESULT_ORIENTED_APPROACH',
    'RESPONSIBILITY',
    'COMPLEMENTARITY',
    'PAYMENT_TIMELINESS',
    'CLARITY',
  ];
  const say = 'mutation ($input: ReviewAgencyInput!) { reviewAgency(input: $input) { id year comment } }';
  const feedback = `{ agencyFeedback(agency: "UNHCR", year: ${year}) { suppressed aspects { aspect partners mean } } }`;
  const inputOf = (engagementId: string, score: string) => ({
    engagementId,
    year,
    scores: aspects.map((aspect) => ({ aspect, score })),
    comment: 'Paid late in May.',
  });
  for (const [place, key] of keys.entries()) {
    const engagementId = await agree(admin, partners[place] ?? '', `UNHCR-${key}`, dayFrom(400));
    if (place === 4) expect((await wfp.ok(feedback)).agencyFeedback).toEqual({ suppressed: true, aspects: [] });
    const user = await system.as('PARTNER_USERS', key);
    const input = inputOf(engagementId, place === 5 ? 'HIGHLY_SATISFACTORY' : 'PARTLY_SATISFACTORY');
    await user.ok(say, { input });
    if (place > 0) continue;
    expect(await user.refusal(say, { input })).toBe('CONFLICT / ALREADY_REVIEWED');
    expect(await user.refusal(say, { input: { ...input, scores: input.scores.slice(1) } })).toBe(
      'INVALID_INPUT / SCORES_INCOMPLETE',
    );
    expect(await user.refusal(say, { input: { ...input, year: year + 1 } })).toBe('INVALID_INPUT');
    const other = await system.as('PARTNER_USERS', 'p2');
    expect(await other.refusal(say, { input })).toBe('NOT_FOUND');
    expect(await evaluator.refusal(say, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  const { agencyFeedback } = await eventually(async () => {
    const answer = await wfp.ok(feedback);
    if (answer.agencyFeedback.suppressed) throw new Error('not yet');
    return answer;
  });
  // The sixth partner waits for four others, so nobody can subtract yesterday's figure from today's.
  expect(agencyFeedback.aspects).toHaveLength(7);
  expect(agencyFeedback.aspects[0]).toMatchObject({ partners: 5, mean: '2.00' });
  const raw = '{ mutualReviews { totalCount edges { node { comment scores { aspect } partner { id } } } } }';
  expect((await evaluator.ok(raw)).mutualReviews.totalCount).toBe(6);
  expect((await evaluator.ok(raw)).mutualReviews.edges[0].node.comment).toBe('Paid late in May.');
  expect((await (await system.as('PARTNER_USERS', 'p3')).ok(raw)).mutualReviews.totalCount).toBe(1);
  expect(await admin.refusal(raw)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await wfp.refusal(raw)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await (await system.as('PARTNER_USERS', 'p3')).refusal(feedback)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('P-INV-8: the index waits for five ratings beside those of any one agency, and shows none of them', async () => {
  const rate = 'mutation ($input: RecordMilestoneRatingInput!) { recordMilestoneRating(input: $input) { id score } }';
  const ask = `query ($id: ID!) { partner(id: $id) { performance { overdueClosures
    index { points ratings agencies weightsVersion } latestReviews { band agency { code } } } } }`;
  const partnerId = partners[0] ?? '';
  const performance = async (by: Caller) => (await by.ok(ask, { id: partnerId })).partner.performance;
  const wfpAgreement = await agree(wfp, partnerId, 'WFP-p1', dayFrom(400));
  const milestones = ['PROPOSAL', 'REPORTING', 'MONITORING', 'REVISION', 'AUDIT'];
  const rateAll = async (by: Caller, engagementId: string, score: string, until = 5) => {
    for (const milestone of milestones.slice(0, until)) {
      await by.ok(rate, { input: { engagementId, milestone, score, ratedOn: dayFrom(-1) } });
    }
  };
  await rateAll(evaluator, agreements['UNHCR-p1'] ?? '', 'SATISFACTORY');
  await rateAll(wfp, wfpAgreement, 'HIGHLY_SATISFACTORY', 4);
  await timersRan();
  expect(await performance(wfp)).toEqual({ index: null, latestReviews: [], overdueClosures: 0 });
  await rateAll(wfp, wfpAgreement, 'HIGHLY_SATISFACTORY');
  const director = await system.as('PARTNER_USERS', 'p1');
  const { index } = await eventually(async () => {
    const found = await performance(director);
    if (!found.index) throw new Error('not yet');
    return found;
  });
  // A rating that was given again takes the place of the first one: ten count, not fourteen.
  expect(index).toEqual({ points: 85, ratings: 10, agencies: 2, weightsVersion: 1 });
  expect((await performance(wfp)).index).toEqual(index);
  const own = '{ milestoneRatings { totalCount } }';
  expect((await evaluator.ok(own)).milestoneRatings.totalCount).toBe(5);
  expect((await director.ok(own)).milestoneRatings.totalCount).toBe(14);
  expect((await (await system.as('PARTNER_USERS', 'p2')).ok(own)).milestoneRatings.totalCount).toBe(0);
  const foreign = { engagementId: wfpAgreement, milestone: 'AUDIT', score: 'SATISFACTORY', ratedOn: dayFrom(-1) };
  expect(await evaluator.refusal(rate, { input: foreign })).toBe('NOT_FOUND');
  expect(await wfp.refusal(rate, { input: { ...foreign, ratedOn: dayFrom(2) } })).toBe('INVALID_INPUT');

  const publish = 'mutation ($input: PublishIndexWeightsInput!) { publishIndexWeights(input: $input) { version } }';
  const secretariat = await system.as('DCO', 'secretariat');
  const weigh = (first: number) => ({
    weights: [...milestones, 'CLOSURE'].map((milestone, place) => ({ milestone, weight: place === 0 ? first : 10 })),
    effectiveFrom: dayFrom(1),
  });
  expect(await secretariat.refusal(publish, { input: weigh(51) })).toBe('INVALID_INPUT / WEIGHTS_INCOMPLETE');
  expect(await wfp.refusal(publish, { input: weigh(50) })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect((await secretariat.ok(publish, { input: weigh(50) })).publishIndexWeights.version).toBe(2);
  const { indexWeights } = await system.anybody.ok('{ indexWeights { version weights { milestone weight } } }');
  expect(indexWeights.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
});

test('JIU-80, P-INV-8: a partner stands beside ten peers or beside nobody; no peer is named, and one of them moves nothing', async () => {
  const partnerId = partners[0] ?? '';
  const seedPeers = (first: number, last: number, score: number) =>
    withClient(system.databases.performance.adminUrl, async (client) => {
      const id = `('0197a2c4-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;
      const peers = `generate_series(${first}, ${last}) AS n`;
      await client.query(`INSERT INTO known_partner (partner_id, registered_at, primary_type, country)
        SELECT ${id}, now(), 'NATIONAL_NGO', 'SO' FROM ${peers}`);
      await client.query(`INSERT INTO engagement (id, agency, external_id, partner_id, country, starts_on, amount_usd,
          undisbursed_usd, state, version, recorded_at)
        SELECT md5(agency || n)::uuid, agency, 'PEER-' || n, ${id}, 'SO', '2025-01-01', 1, 0, 'ACTIVE', 1, now()
        FROM ${peers}, unnest('{UNICEF,UNDP}'::text[]) AS agency`);
      await client.query(`INSERT INTO milestone_rating (id, engagement_id, agency, partner_id, milestone, score, rated_on,
          rater, recorded_at)
        SELECT gen_random_uuid(), md5(agency || n)::uuid, agency, ${id}, milestone, ${score}, current_date - 1,
          'test#' || agency, now()
        FROM ${peers}, unnest('{UNICEF,UNDP}'::text[]) AS agency,
          unnest('{PROPOSAL,REPORTING,MONITORING,REVISION,AUDIT}'::text[]) AS milestone`);
    });
  const figures = 'level partnerType country region peers points lowerQuartile median upperQuartile place';
  const ask = `query ($id: ID!) { peerComparison(partnerId: $id) { ${figures} }
    partner(id: $id) { performance { peers { ${figures} } } } }`;
  const indexed = (count: number) =>
    eventually(async () => {
      const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
        client.query('SELECT count(*)::int AS count FROM partner_index'),
      );
      if (rows[0].count !== count) throw new Error('not yet');
    });
  await seedPeers(1, 9, 2.5);
  await indexed(10);
  await timersRan();
  expect((await wfp.ok(ask, { id: partnerId })).peerComparison).toBeNull();
  await seedPeers(10, 10, 2.5);
  const director = await system.as('PARTNER_USERS', 'p1');
  const found = await eventually(async () => {
    const answer = await director.ok(ask, { id: partnerId });
    if (!answer.peerComparison) throw new Error('not yet');
    return answer;
  });
  const group = { level: 'TYPE_AND_COUNTRY', partnerType: 'NATIONAL_NGO', country: 'SO', region: null, peers: 10 };
  expect(found.peerComparison).toMatchObject({ ...group, place: 'HIGHEST_QUARTER' });
  expect(found.partner.performance.peers).toEqual(found.peerComparison);
  const { lowerQuartile, median, upperQuartile } = found.peerComparison;
  for (const figure of [lowerQuartile, median, upperQuartile]) expect(figure % 5).toBe(0);
  expect((await wfp.ok(ask, { id: partnerId })).peerComparison).toEqual(found.peerComparison);
  // Nobody reads a peer through it: not its own figure, and not what a newcomer does to the others.
  const peer = '0197a2c4-0000-7000-8000-000000000001';
  const alone = 'query ($id: ID!) { peerComparison(partnerId: $id) { points } }';
  expect((await director.ok(alone, { id: peer })).peerComparison).toBeNull();
  expect((await director.ok(alone, { id: partners[3] })).peerComparison).toBeNull();
  expect((await wfp.ok(alone, { id: peer })).peerComparison).not.toBeNull();
  await seedPeers(11, 14, 1);
  await indexed(15);
  await timersRan();
  const stays = (await director.ok(ask, { id: partnerId })).peerComparison;
  expect(stays).toMatchObject({ lowerQuartile, median, upperQuartile, peers: 10 });
  await seedPeers(15, 15, 1);
  await eventually(async () => {
    const moved = (await director.ok(ask, { id: partnerId })).peerComparison;
    expect(moved.peers).toBe(15);
    expect(moved.lowerQuartile).toBeLessThan(lowerQuartile);
  });
  const many = '{ searchPartners(first: $first) { edges { node { performance { peers { points } } } } } }';
  const budgets = [];
  for (const first of [1, 6]) {
    budgets.push(await watchSql(() => wfp.ok(many.replace('$first', String(first)))));
  }
  const ofPeers = budgets.map(({ statements }) => statements.filter((sql) => sql.includes('PeerComparison')).length);
  expect(ofPeers).toEqual([1, 1]);
  expect(await system.anybody.refusal(alone, { id: partnerId })).toBe('UNAUTHENTICATED');
});

test('HAB-26: at the end of an agreement its assessment is due, overdue, written or waived, and reminded of', async () => {
  const partnerId = partners[1] ?? '';
  await agree(admin, partnerId, 'ENDED', dayFrom(-3));
  await agree(admin, partnerId, 'WAIVED', dayFrom(-2));
  await agree(admin, partnerId, 'SOON', dayFrom(10));
  const all = `query ($first: Int! = 25, $filter: ClosureAssessmentFilter) { closureAssessments(first: $first, filter: $filter) {
    totalCount edges { cursor node { state dueOn version engagement { externalId } text { lessons waiverReason redaction { reason } } } } } }`;
  const states = async (by: Caller, filter = {}) =>
    Object.fromEntries(
      (await by.ok(all, { filter })).closureAssessments.edges.map(
        ({ node }: { node: { state: string; engagement: { externalId: string } } }) => [
          node.engagement.externalId,
          node.state,
        ],
      ),
    );
  expect(await states(wfp)).toEqual({ ENDED: 'OVERDUE', WAIVED: 'OVERDUE', SOON: 'DUE' });
  // Nothing new is signed with the partner meanwhile, by this agency.
  const overdueFor = async (agency: string, purpose = 'SIGN') => {
    const question = `query ($id: ID!, $agency: String!) { eligibility(partnerId: $id, agency: $agency, purpose: ${purpose}) { blockers { code } } }`;
    const { eligibility } = await (agency === 'WFP' ? wfp : evaluator).ok(question, { id: partnerId, agency });
    return eligibility.blockers.filter(({ code }: { code: string }) => code === 'CLOSURE_ASSESSMENT_OVERDUE').length;
  };
  await eventually(async () => expect(await overdueFor('UNHCR')).toBe(2));
  expect([await overdueFor('WFP'), await overdueFor('UNHCR', 'SELECT')]).toEqual([0, 0]);
  const texts = ['achievements', 'challenges', 'lessons', 'humanRights', 'gender', 'inclusion', 'accessibility'];
  const principles = [
    'NATIONAL_AND_LOCAL_OWNERSHIP',
    'NON_DISCRIMINATION',
    'MUTUAL_UNDERSTANDING',
    'TRANSPARENCY',
    'ACCOUNTABILITY',
    'RESULTS_ORIENTED',
  ].map((principle) => ({ principle, score: 'SATISFACTORY' }));
  const inputOf = (externalId: string, change = {}) => ({
    engagementId: agreements[externalId],
    ...Object.fromEntries(texts.map((text) => [text, `Said of ${text}.`])),
    principles,
    ...change,
  });
  const submit =
    'mutation ($input: SubmitClosureAssessmentInput!) { submitClosureAssessment(input: $input) { state version } }';
  const waive = 'mutation ($input: WaiveClosureAssessmentInput!) { waiveClosureAssessment(input: $input) { state } }';
  const refusal = (change: object, by = evaluator) => by.refusal(submit, { input: inputOf('ENDED', change) });
  expect(await refusal({ lessons: 'word '.repeat(1_001) })).toBe('INVALID_INPUT / TOO_MANY_WORDS');
  expect(await refusal({ principles: principles.slice(1) })).toBe('INVALID_INPUT / SCORES_INCOMPLETE');
  expect(await refusal({}, wfp)).toBe('NOT_FOUND');
  expect(await evaluator.refusal(submit, { input: inputOf('UNHCR-p1') })).toBe('CONFLICT / INVALID_STATE');
  const written = await evaluator.ok(submit, { input: inputOf('ENDED') });
  expect(written.submitClosureAssessment).toEqual({ state: 'SUBMITTED', version: 1 });
  expect(await refusal({})).toBe('CONFLICT / VERSION_CONFLICT');
  const corrected = await evaluator.ok(submit, {
    input: inputOf('ENDED', { lessons: 'Dig deeper.', expectedVersion: 1 }),
  });
  expect(corrected.submitClosureAssessment.version).toBe(2);
  const reason = { engagementId: agreements.WAIVED, reason: 'Ended before it began.' };
  expect(await evaluator.refusal(waive, { input: reason })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect((await admin.ok(waive, { input: reason })).waiveClosureAssessment.state).toBe('WAIVED');
  expect(await admin.refusal(waive, { input: reason })).toBe('CONFLICT / INVALID_STATE');
  expect(await states(wfp)).toEqual({ ENDED: 'SUBMITTED', WAIVED: 'WAIVED', SOON: 'DUE' });
  await eventually(async () => expect(await overdueFor('UNHCR')).toBe(0));
  const done = (await evaluator.ok(all, { filter: { state: 'SUBMITTED' } })).closureAssessments.edges[0].node;
  expect(done.text).toMatchObject({ lessons: 'Dig deeper.', redaction: null });
  const hidden = (await wfp.ok(all, { filter: { state: 'SUBMITTED' } })).closureAssessments.edges[0].node;
  expect(hidden.text).toEqual({ lessons: null, waiverReason: null, redaction: { reason: 'CONFIDENTIAL' } });
  // Page, count, agreements; texts and the record of reading them.
  for (const first of [2, 25]) await expectSql(5, () => evaluator.ok(all, { first }));
  const [start] = (await wfp.ok(all, { first: 1 })).closureAssessments.edges;
  const rest = await wfp.ok(
    `query ($after: String!) { closureAssessments(after: $after) { edges { node { dueOn } } } }`,
    {
      after: start.cursor,
    },
  );
  expect(rest.closureAssessments.edges).toHaveLength(2);
  // UNICEF-68: what was closed is asked for a lesson, until there is one or somebody says that there is none.
  const prompts = `query ($first: Int! = 25) { closurePrompts(first: $first) { totalCount edges { node { engagementId
    practicePrompt { wanted dismissedBecause } } } } }`;
  const asked = async (by = evaluator) =>
    (await by.ok(prompts)).closurePrompts.edges.map(({ node }: { node: { engagementId: string } }) => node);
  const wanted = { engagementId: agreements.ENDED, practicePrompt: { wanted: true, dismissedBecause: null } };
  expect(await asked()).toEqual([wanted]);
  expect(await asked(wfp)).toEqual([]);
  const ofEnded = `{ closureAssessments(filter: { state: SUBMITTED }) { edges { node { practicePrompt { wanted dismissedBecause } } } } }`;
  const promptSeen = async (by: Caller) => (await by.ok(ofEnded)).closureAssessments.edges[0].node.practicePrompt;
  expect([await promptSeen(evaluator), await promptSeen(wfp)]).toEqual([wanted.practicePrompt, null]);
  const dismiss = 'mutation ($input: DismissClosurePromptInput!) { dismissClosurePrompt(input: $input) { state } }';
  const nothing = { engagementId: agreements.ENDED, reason: 'A grant of two weeks.' };
  expect(await wfp.refusal(dismiss, { input: nothing })).toBe('NOT_FOUND');
  expect(await evaluator.refusal(dismiss, { input: { ...nothing, engagementId: agreements.SOON } })).toBe(
    'CONFLICT / INVALID_STATE',
  );
  const propose = 'mutation ($input: ProposeGoodPracticeInput!) { proposeGoodPractice(input: $input) { id } }';
  const practice = { title: 'Dig with the village', description: 'Every well was dug with those who drink of it.' };
  const officer = await system.as('UNHCR', 'officer');
  const foreign = { ...practice, engagementId: agreements['WFP-p1'] };
  expect(await officer.refusal(propose, { input: foreign })).toBe('NOT_FOUND');
  const { proposeGoodPractice } = await officer.ok(propose, {
    input: { ...practice, engagementId: agreements.ENDED },
  });
  expect(await asked()).toEqual([]);
  expect(await promptSeen(evaluator)).toEqual({ wanted: false, dismissedBecause: null });
  const takeBack = 'mutation ($input: WithdrawGoodPracticeInput!) { withdrawGoodPractice(input: $input) { state } }';
  await admin.ok(takeBack, { input: { goodPracticeId: proposeGoodPractice.id, reason: 'Told twice.' } });
  // Page and count; the prompts; the agreements are not asked for.
  for (const first of [1, 25]) await expectSql(3, () => evaluator.ok(prompts, { first }));
  await evaluator.ok(dismiss, { input: nothing });
  expect(await evaluator.refusal(dismiss, { input: nothing })).toBe('CONFLICT / INVALID_STATE');
  expect(await asked()).toEqual([]);
  expect(await promptSeen(evaluator)).toEqual({ wanted: false, dismissedBecause: 'A grant of two weeks.' });
  expect(await promptSeen(await system.as('UNHCR', 'steward'))).toBeNull();
  const told = await eventually(async () => {
    const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
      client.query(`SELECT type, data ->> 'engagementId' AS id FROM outbox_event WHERE type LIKE 'performance.closure-assessment-%'
                    AND type <> 'performance.closure-assessment-recorded' ORDER BY id`),
    );
    if (!rows.some(({ id }) => id === agreements.SOON)) throw new Error('not yet');
    return rows;
  });
  const kindsOf = (name: string) => told.filter(({ id }) => id === agreements[name]).map(({ type }) => type);
  expect(kindsOf('SOON')).toEqual(['performance.closure-assessment-due']);
  expect(kindsOf('UNHCR-p1')).toEqual([]);
});

test('UNICEF-19 to 21: an office assesses itself against six benchmarks; others see which it meets, not why', async () => {
  const { partnershipBenchmarks } = await wfp.ok('{ partnershipBenchmarks { code question } }');
  expect(partnershipBenchmarks).toHaveLength(6);
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query('SELECT id, name FROM known_office'),
  );
  const office = (name: string) => rows.find((row) => row.name === name).id;
  const representative = await system.as('UNHCR', 'representative');
  const submit = `mutation ($input: SubmitSelfAssessmentInput!) { submitOfficeSelfAssessment(input: $input) {
    id officeName actions { id overdue version } } }`;
  const answers = partnershipBenchmarks.map(({ code }: { code: string }, place: number) => ({
    benchmark: code,
    met: place < 4,
    evidence: `Seen in ${code}.`,
  }));
  const action = { benchmark: 'TIMELY_FUNDS', action: 'Pay in ten days.', owner: 'Finance unit', dueOn: dayFrom(30) };
  const input = { officeId: office('UNHCR Somalia'), year, answers, actions: [action] };
  const refusal = (change: object, by = representative) => by.refusal(submit, { input: { ...input, ...change } });
  expect(await refusal({ answers: answers.slice(1) })).toBe('INVALID_INPUT / ANSWERS_INCOMPLETE');
  expect(await refusal({ officeId: office('UNHCR Ethiopia') })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await refusal({ officeId: office('WFP Somalia') })).toBe('NOT_FOUND');
  const { submitOfficeSelfAssessment: made } = await representative.ok(submit, { input });
  expect(made).toMatchObject({ officeName: 'UNHCR Somalia', actions: [{ overdue: false, version: 1 }] });
  expect(await refusal({})).toBe('CONFLICT / ALREADY_ASSESSED');
  const update =
    'mutation ($input: UpdateImprovementActionInput!) { updateImprovementAction(input: $input) { status note version } }';
  const change = { actionId: made.actions[0].id, status: 'DONE', expectedVersion: 1 };
  expect(await representative.refusal(update, { input: change })).toBe('INVALID_INPUT / NOTE_REQUIRED');
  expect(await wfp.refusal(update, { input: { ...change, note: 'x' } })).toBe('NOT_FOUND');
  const { updateImprovementAction } = await representative.ok(update, { input: { ...change, note: 'Nine days now.' } });
  expect(updateImprovementAction).toEqual({ status: 'DONE', note: 'Nine days now.', version: 2 });
  const all = `{ officeSelfAssessments(filter: { year: ${year} }) { edges { node { country agency { code }
    answers { benchmark met evidence } actions { action } } } } }`;
  const [own] = (await representative.ok(all)).officeSelfAssessments.edges;
  expect(own.node.answers[0].evidence).toBe('Seen in JOINT_ANALYSIS.');
  const [seen] = (await wfp.ok(all)).officeSelfAssessments.edges;
  expect(seen.node).toMatchObject({ country: 'SO', agency: { code: 'UNHCR' }, actions: null });
  expect(seen.node.answers.map(({ met }: { met: boolean }) => met)).toEqual([true, true, true, true, false, false]);
  expect(seen.node.answers.every(({ evidence }: { evidence: string | null }) => evidence === null)).toBe(true);
  const { benchmarkAttainment } = await wfp.ok(
    `{ benchmarkAttainment(year: ${year}) { agency { code } benchmark offices met share } }`,
  );
  expect(benchmarkAttainment).toHaveLength(6);
  expect(benchmarkAttainment[5]).toEqual({
    agency: { code: 'UNHCR' },
    benchmark: 'JOINT_REVIEW',
    offices: 1,
    met: 0,
    share: '0.00',
  });
});
