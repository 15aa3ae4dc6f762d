import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let who: Record<
  'evaluator' | 'unhcrAdmin' | 'auditor' | 'official' | 'wfpAdmin' | 'unicef' | 'undp' | 'reader' | 'partner',
  Caller
>;
let partnerId: string;
let otherId: string;
let discussionId: string;

const day = 86_400_000;
const inDays = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const named = (agency: string, subject: string) => `${localIssuerOf(agency)}#${subject}`;
const opening = 'Reports of this partner came late in two agencies; what do the others see?';
const fields = `id topic text purpose state version openerAgency { code } agencies { code } invitedAgencies { code }
  participants { agency { code } subject } partners { id }`;
const open = `mutation ($input: OpenForumDiscussionInput!) { openForumDiscussion(input: $input) { ${fields} } }`;
const join = `mutation ($input: JoinForumDiscussionInput!) { joinForumDiscussion(input: $input) { ${fields} } }`;
const add = `mutation ($input: AddForumParticipantsInput!) { addForumParticipants(input: $input) { ${fields} } }`;
const invite = `mutation ($input: InviteAgencyToForumInput!) { inviteAgencyToForum(input: $input) { ${fields} } }`;
const leave = `mutation ($input: LeaveForumDiscussionInput!) { leaveForumDiscussion(input: $input) { discussionId } }`;
const close = `mutation ($input: TurnForumDiscussionInput!) { closeForumDiscussion(input: $input) { ${fields} } }`;
const reopen = `mutation ($input: TurnForumDiscussionInput!) { reopenForumDiscussion(input: $input) { ${fields} } }`;
const post = `mutation ($input: PostToForumDiscussionInput!) { postToForumDiscussion(input: $input) { id text } }`;
const retract = `mutation ($input: WithdrawForumPostInput!) { withdrawForumPost(input: $input) { text withdrawnAt } }`;
const decide = `mutation ($input: RecordForumDecisionInput!) { recordForumDecision(input: $input) { id text } }`;
const dissent = `mutation ($input: RecordForumDissentInput!) {
  recordForumDissent(input: $input) { dissents { agency { code } text } } }`;
const follow = `mutation ($input: AddForumFollowUpInput!) { addForumFollowUp(input: $input) { id version overdue } }`;
const complete = `mutation ($input: CompleteForumFollowUpInput!) {
  completeForumFollowUp(input: $input) { state note overdue version } }`;
const one = `query ($id: ID!) { forumDiscussion(id: $id) { ${fields}
  history { kind about reason } decisions { text dissents { agency { code } } } } }`;
const list = `query ($filter: ForumDiscussionFilter, $first: Int! = 25, $after: String) {
  forumDiscussions(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { id topic partners { id } history { kind } decisions { id } } } } }`;
const posts = `query ($discussionId: ID!, $first: Int! = 25, $after: String) {
  forumPosts(discussionId: $discussionId, first: $first, after: $after) { totalCount pageInfo { endCursor }
    edges { node { id author text withdrawnAt references { kind id } } } } }`;
const followUps = `query ($filter: ForumFollowUpFilter, $first: Int! = 25, $after: String) {
  forumFollowUps(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { id text owner { code } state overdue } } } }`;
const invitations = '{ forumInvitations { totalCount edges { node { discussionId byAgency { code } } } } }';
const sees = async (caller: Caller, id = discussionId) => (await caller.ok(one, { id })).forumDiscussion !== null;
const inputOf = (change: Record<string, unknown> = {}) => ({
  topic: 'Late reports in Somalia',
  purpose: 'PERFORMANCE_MONITORING',
  partnerIds: [partnerId],
  agencies: ['WFP', 'UNICEF'],
  text: opening,
  ...change,
});

async function renew() {
  who = {
    evaluator: await system.as('UNHCR', 'evaluator'),
    unhcrAdmin: await system.as('UNHCR', 'admin'),
    auditor: await system.as('UNHCR', 'auditor'),
    official: await system.as('WFP', 'official'),
    wfpAdmin: await system.as('WFP', 'admin'),
    unicef: await system.as('UNICEF', 'admin'),
    undp: await system.as('UNDP', 'admin'),
    reader: await system.as('WFP', 'reader'),
    partner: await system.as(partnerUsers, 'director'),
  };
}

beforeAll(async () => {
  const second = { legalName: 'Second Partner', primaryType: PartnerType.NATIONAL_NGO, countryOfOrigin: 'SO' };
  system = await startTestSystem({
    seed: { ...demoSeed, partners: [...demoSeed.partners, { key: 'two', ...second }] },
  });
  await renew();
  [partnerId, otherId] = await eventually(async () => {
    const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
      client.query('SELECT partner_id AS id FROM known_partner ORDER BY partner_id LIMIT 2'),
    );
    if (rows.length < 2) throw new Error('partners are not known yet');
    return rows.map(({ id }) => id as string) as [string, string];
  });
}, 60_000);

afterAll(() => system?.stop());

test('JIU-60: agencies are asked, and name who takes part; nobody else learns that there is a discussion', async () => {
  const input = inputOf({ idempotencyKey: 'forum-key-1' });
  const { openForumDiscussion: opened } = await who.evaluator.ok(open, { input });
  expect((await who.evaluator.ok(open, { input })).openForumDiscussion).toEqual(opened);
  expect(opened).toMatchObject({
    state: 'OPEN',
    text: opening,
    agencies: [{ code: 'UNHCR' }],
    invitedAgencies: [{ code: 'UNICEF' }, { code: 'WFP' }],
    participants: [{ agency: { code: 'UNHCR' }, subject: named('UNHCR', 'evaluator') }],
    partners: [{ id: partnerId }],
  });
  discussionId = opened.id;
  // An invitation says that somebody asks, not about whom.
  for (const asked of [who.official, who.wfpAdmin, who.unicef]) {
    const { forumInvitations } = await asked.ok(invitations);
    expect(forumInvitations).toEqual({
      totalCount: 1,
      edges: [{ node: { discussionId, byAgency: { code: 'UNHCR' } } }],
    });
    expect(await sees(asked)).toBe(false);
  }
  expect((await who.undp.ok(invitations)).forumInvitations.totalCount).toBe(0);
  expect(await who.undp.refusal(join, { input: { discussionId } })).toBe('NOT_FOUND');
  const { joinForumDiscussion: joined } = await who.official.ok(join, { input: { discussionId } });
  expect(joined).toMatchObject({
    agencies: [{ code: 'UNHCR' }, { code: 'WFP' }],
    invitedAgencies: [{ code: 'UNICEF' }],
  });

  for (const inside of [who.evaluator, who.official, who.auditor]) expect(await sees(inside)).toBe(true);
  for (const outside of [who.unhcrAdmin, who.wfpAdmin, who.unicef, who.undp]) {
    expect(await sees(outside)).toBe(false);
    expect((await outside.ok(list)).forumDiscussions).toMatchObject({ totalCount: 0, edges: [] });
    expect((await outside.ok(posts, { discussionId })).forumPosts.totalCount).toBe(0);
    expect((await outside.ok(followUps)).forumFollowUps.totalCount).toBe(0);
    expect(await outside.refusal(post, { input: { discussionId, text: 'Let me in.' } })).toBe('NOT_FOUND');
    expect(await outside.refusal(invite, { input: { discussionId, agency: 'UNDP' } })).toBe('NOT_FOUND');
  }
  // A colleague answered; who else comes in, those who sit there say.
  expect(await who.wfpAdmin.refusal(join, { input: { discussionId } })).toBe('NOT_FOUND');
  for (const stranger of [who.reader, who.partner]) {
    expect(await stranger.refusal(one, { id: discussionId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await stranger.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  await who.official.ok(add, { input: { discussionId, colleagues: [named('WFP', 'admin'), named('WFP', 'reader')] } });
  expect(await sees(who.wfpAdmin)).toBe(true);
  // Being named is not enough without the role, nor is the name of another agency's person.
  expect(await who.reader.refusal(one, { id: discussionId })).toBe('FORBIDDEN / ROLE_REQUIRED');
  await who.official.ok(add, { input: { discussionId, colleagues: [named('UNDP', 'admin')] } });
  expect(await sees(who.undp)).toBe(false);
});

test('a notice of an invitation carries no content, and partners get none', async () => {
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(`SELECT type, audience, data FROM outbox_event WHERE data ->> 'discussionId' = $1`, [discussionId]),
  );
  expect(rows).toHaveLength(2);
  for (const { type, audience, data } of rows) {
    expect([type, audience]).toEqual(['performance.forum-agency-invited', 'INTERNAL']);
    expect(Object.keys(data).sort()).toEqual(['agency', 'at', 'byAgency', 'discussionId']);
  }
});

test('posts point to what they do not open, and a withdrawn one leaves a tombstone', async () => {
  const references = [{ kind: 'REVIEW', id: newId() }];
  const said = { discussionId, text: 'With us the last two reports came on time.', references };
  const { postToForumDiscussion } = await who.official.ok(post, { input: said });
  const postId = postToForumDiscussion.id;
  await who.evaluator.ok(post, { input: { discussionId, text: 'Good to know.' } });
  const texts = async (caller: Caller) =>
    (await caller.ok(posts, { discussionId })).forumPosts.edges.map(
      ({ node }: { node: { text: string } }) => node.text,
    );
  expect(await texts(who.evaluator)).toEqual([said.text, 'Good to know.']);
  expect((await who.evaluator.ok(posts, { discussionId })).forumPosts.edges[0].node).toMatchObject({
    author: named('WFP', 'official'),
    references,
  });
  expect(await who.evaluator.refusal(retract, { input: { postId } })).toBe('NOT_FOUND');
  expect(await who.unicef.refusal(retract, { input: { postId } })).toBe('NOT_FOUND');
  await who.official.ok(retract, { input: { postId } });
  expect(await who.official.refusal(retract, { input: { postId } })).toBe('CONFLICT / INVALID_STATE');
  expect(await texts(who.evaluator)).toEqual([null, 'Good to know.']);
  expect(await texts(who.auditor)).toEqual([said.text, 'Good to know.']);
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(
      `SELECT (SELECT string_agg(sealed, ' ') FROM forum_post) || (SELECT string_agg(sealed, ' ') FROM forum_discussion) AS stored`,
    ),
  );
  for (const words of ['reports', 'Somalia', 'Good']) expect(rows[0].stored).not.toContain(words);
});

test('every reading by oversight is on record as such', async () => {
  await who.auditor.ok(one, { id: discussionId });
  await who.auditor.ok(list);
  const { rows } = await withClient(system.databases.performance.adminUrl, (client) =>
    client.query(
      `SELECT action, detail FROM audit_event WHERE actor = $1 AND action IN ('forumDiscussion', 'forumDiscussions')
       ORDER BY id DESC LIMIT 2`,
      [named('UNHCR', 'auditor')],
    ),
  );
  expect(rows).toEqual([
    { action: 'forumDiscussions', detail: { partnerId: null, read: [{ id: discussionId, as: 'OVERSIGHT' }] } },
    { action: 'forumDiscussion', detail: { as: 'OVERSIGHT' } },
  ]);
  // Whoever reads alone says nothing.
  expect(await who.auditor.refusal(post, { input: { discussionId, text: 'I read this.' } })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
});

test('the agency that opened it decides, others dissent once, and follow-ups are owned and fall due', async () => {
  const decision = { discussionId, text: 'We ask the partner together for a calendar of reports.' };
  expect(await who.official.refusal(decide, { input: decision })).toBe('FORBIDDEN / NOT_THE_OWNER');
  const { recordForumDecision } = await who.evaluator.ok(decide, { input: decision });
  const against = { decisionId: recordForumDecision.id, text: 'WFP sees no need for another calendar.' };
  expect(await who.evaluator.refusal(dissent, { input: against })).toBe('CONFLICT / OWN_DECISION');
  expect(await who.unicef.refusal(dissent, { input: against })).toBe('NOT_FOUND');
  expect((await who.official.ok(dissent, { input: against })).recordForumDissent.dissents).toEqual([
    { agency: { code: 'WFP' }, text: against.text },
  ]);
  expect(await who.wfpAdmin.refusal(dissent, { input: against })).toBe('CONFLICT / ALREADY_DISSENTED');

  const task = { discussionId, owner: 'WFP', text: 'Share the dates of reports.', dueOn: inDays(10) };
  expect(await who.evaluator.refusal(follow, { input: { ...task, owner: 'UNICEF' } })).toBe('INVALID_INPUT');
  expect(await who.evaluator.refusal(follow, { input: { ...task, dueOn: inDays(-1) } })).toBe(
    'INVALID_INPUT / DAY_IS_OVER',
  );
  const { addForumFollowUp } = await who.evaluator.ok(follow, { input: task });
  await who.evaluator.ok(follow, { input: { ...task, owner: 'UNHCR', dueOn: inDays(20) } });
  const late = async () => (await who.evaluator.ok(followUps, { filter: { overdue: true } })).forumFollowUps;
  expect(await late()).toMatchObject({ totalCount: 0 });
  await system.travel(11 * day);
  await renew();
  expect(await late()).toMatchObject({
    totalCount: 1,
    edges: [{ node: { id: addForumFollowUp.id, owner: { code: 'WFP' }, state: 'OPEN', overdue: true } }],
  });
  const done = { followUpId: addForumFollowUp.id, note: 'Sent to all.', expectedVersion: 1 };
  expect(await who.evaluator.refusal(complete, { input: done })).toBe('NOT_FOUND');
  expect(await who.official.refusal(complete, { input: { ...done, expectedVersion: 7 } })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );

  const { forumDiscussion } = await who.evaluator.ok(one, { id: discussionId });
  const turn = { discussionId, reason: 'All has been said for now.', expectedVersion: forumDiscussion.version };
  expect(await who.official.refusal(close, { input: turn })).toBe('FORBIDDEN / NOT_THE_OWNER');
  expect((await who.evaluator.ok(close, { input: turn })).closeForumDiscussion.state).toBe('CLOSED');
  expect(await who.official.refusal(post, { input: { discussionId, text: 'One more thing.' } })).toBe(
    'CONFLICT / INVALID_STATE',
  );
  expect(await who.unicef.refusal(join, { input: { discussionId } })).toBe('CONFLICT / INVALID_STATE');
  // What was promised is still to be done.
  expect((await who.official.ok(complete, { input: done })).completeForumFollowUp).toEqual({
    state: 'DONE',
    note: 'Sent to all.',
    overdue: false,
    version: 2,
  });
  expect(await late()).toMatchObject({ totalCount: 0 });
  expect(await who.evaluator.refusal(reopen, { input: turn })).toBe('CONFLICT / VERSION_CONFLICT');
  const again = { ...turn, reason: 'UNICEF has more to say.', expectedVersion: forumDiscussion.version + 1 };
  expect((await who.evaluator.ok(reopen, { input: again })).reopenForumDiscussion.state).toBe('OPEN');
  const after = (await who.official.ok(one, { id: discussionId })).forumDiscussion;
  expect(after.decisions).toEqual([{ text: decision.text, dissents: [{ agency: { code: 'WFP' } }] }]);
  expect(after.history.slice(0, 4)).toEqual([
    { kind: 'REOPENED', about: null, reason: again.reason },
    { kind: 'CLOSED', about: null, reason: turn.reason },
    { kind: 'DISSENTED', about: null, reason: null },
    { kind: 'DECIDED', about: null, reason: null },
  ]);
});

test('who leaves sees it no more; the agency that opened it keeps somebody in it', async () => {
  const input = { discussionId };
  expect(await who.evaluator.refusal(leave, { input })).toBe('CONFLICT / LAST_PARTICIPANT');
  await who.wfpAdmin.ok(leave, { input });
  expect(await sees(who.wfpAdmin)).toBe(false);
  expect(await sees(who.official)).toBe(true);
  expect(await who.wfpAdmin.refusal(leave, { input })).toBe('NOT_FOUND');
  expect(await who.evaluator.refusal(invite, { input: { discussionId, agency: 'WFP' } })).toBe(
    'CONFLICT / ALREADY_INVITED',
  );
  expect(await who.official.refusal(invite, { input: { discussionId, agency: 'UNDP' } })).toBe(
    'FORBIDDEN / NOT_THE_OWNER',
  );
  await who.evaluator.ok(invite, { input: { discussionId, agency: 'UNDP' } });
  await who.undp.ok(join, { input: { discussionId, colleagues: [] } });
  expect(await sees(who.undp)).toBe(true);
});

test('what cannot be opened is refused; a merged partner is found under the one that stayed', async () => {
  const refuse = (change: Record<string, unknown>) => who.evaluator.refusal(open, { input: inputOf(change) });
  expect(await refuse({ agencies: ['UNHCR'] })).toBe('INVALID_INPUT');
  expect(await refuse({ agencies: ['NOBODY'] })).toBe('INVALID_INPUT');
  expect(await refuse({ partnerIds: [newId()] })).toBe('NOT_FOUND');
  expect(await who.reader.refusal(open, { input: inputOf() })).toBe('FORBIDDEN / ROLE_REQUIRED');
  await who.evaluator.ok(open, { input: inputOf({ partnerIds: [partnerId, otherId], topic: 'Two of one name' }) });
  await withClient(system.databases.performance.adminUrl, (client) =>
    client.query('INSERT INTO partner_redirect (old_id, survivor_id) VALUES ($1, $2)', [partnerId, otherId]),
  );
  for (const id of [partnerId, otherId]) {
    const { forumDiscussions } = await who.evaluator.ok(list, { filter: { partnerId: id } });
    expect(forumDiscussions.totalCount).toBe(2);
    for (const { node } of forumDiscussions.edges) expect(node.partners).toEqual([{ id: otherId }]);
  }
});

test('lists cost the same number of statements, however long they are', async () => {
  for (const first of [1, 2]) {
    // Rows, count, record; redirects; steps and decisions with dissents, each with their record.
    const { forumDiscussions } = await expectSql(9, () => who.evaluator.ok(list, { first }));
    expect(forumDiscussions.edges).toHaveLength(first);
    const { forumPosts } = await expectSql(3, () => who.evaluator.ok(posts, { discussionId, first }));
    expect(forumPosts.edges).toHaveLength(first);
    const page = await expectSql(3, () => who.evaluator.ok(followUps, { first }));
    expect(page.forumFollowUps.edges).toHaveLength(first);
  }
  await expectSql(3, () => who.unicef.ok(invitations));
  const { forumFollowUps: start } = await who.evaluator.ok(followUps, { first: 1 });
  const { forumFollowUps: rest } = await who.evaluator.ok(followUps, { first: 1, after: start.pageInfo.endCursor });
  expect(rest).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{ node: { owner: { code: 'UNHCR' } } }] });
});
