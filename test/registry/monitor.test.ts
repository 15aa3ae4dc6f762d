import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addPartner,
  codesOf,
  type Registered,
  register,
  renewRegistration,
  standingOf,
  tellClearance,
  tellLists,
} from './standing-facts';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
let reader: Caller;
let admin: Caller;
let vetter: Caller;

async function active(legalName: string, options: Registered = {}): Promise<string> {
  const id = await addPartner(officer, legalName);
  await register(system, id, options);
  return id;
}

const reviewsOf = async (id: string, open = true) => {
  const { standingReviews } = await vetter.ok(
    `query Reviews($id: ID!, $open: Boolean!) { standingReviews(filter: { partnerId: $id, open: $open }) {
       totalCount edges { node { id cause openedAt dueAt outcome decidedAt partner { id } } } } }`,
    { id, open },
  );
  return standingReviews.edges.map(({ node }: { node: object }) => node);
};

const decideText = `mutation Decide($input: DecideStandingReviewInput!) { decideStandingReview(input: $input) { outcome partner { standing } } }`;

const historyOf = async (id: string) => {
  const { partner } = await admin.ok(
    'query History($id: ID!) { partner(id: $id) { standingHistory { edges { node { to reason { code } } } } } }',
    { id },
  );
  return partner.standingHistory.edges.map(
    ({ node }: { node: { to: string; reason: { code: string } } }) => `${node.to} ${node.reason.code}`,
  );
};

beforeAll(async () => {
  system = await startTestSystem();
  [officer, admin] = [await system.as('UNHCR', 'officer'), await system.as('UNHCR', 'admin')];
  [reader, vetter] = [await system.as('WFP', 'reader'), await system.as('UNHCR', 'vetter')];
  await tellLists(system);
});

afterAll(() => system?.stop());

describe('R-INV-4: a legal registration that has expired', () => {
  test('for 60 days or less changes nothing', async () => {
    const within = await active('Within Grace', { registrationEndsInDays: -60 });
    const beyond = await active('Beyond Grace', { registrationEndsInDays: -61 });
    await eventually(async () => expect(await standingOf(reader, beyond)).toBe('UNDER_REVIEW'));
    expect(await standingOf(reader, within)).toBe('ACTIVE');
    expect(await reviewsOf(within)).toEqual([]);
  });

  test('for longer puts the partner under review and on hold, once', async () => {
    const id = await active('Forgot To Renew', { registrationEndsInDays: -90 });
    await eventually(async () => expect(await standingOf(reader, id)).toBe('UNDER_REVIEW'));
    // The timer comes again and again; the review and the hold are still one.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await reviewsOf(id)).toMatchObject([{ cause: 'DOCUMENT_EXPIRED', outcome: null, partner: { id } }]);
    const codes = await codesOf(reader, id, { agency: 'WFP' });
    expect(codes.filter((code) => code === 'REGISTRATION_EXPIRED')).toHaveLength(1);
    expect(codes).toContain('STANDING_UNDER_REVIEW');
  });

  test('is over once a new one is accepted: nobody has to decide', async () => {
    const id = await active('Renewed In Time', { registrationEndsInDays: -90 });
    await eventually(async () => expect(await standingOf(reader, id)).toBe('UNDER_REVIEW'));
    await renewRegistration(system, id);
    await eventually(async () => expect(await standingOf(reader, id)).toBe('ACTIVE'));
    expect(await reviewsOf(id)).toEqual([]);
    expect(await reviewsOf(id, false)).toMatchObject([{ outcome: 'RESOLVED' }]);
    expect(await codesOf(reader, id)).not.toContain('REGISTRATION_EXPIRED');
    expect(await historyOf(id)).toEqual(['ACTIVE REVIEW_ENDED', 'UNDER_REVIEW DOCUMENT_EXPIRED', 'ACTIVE REGISTERED']);
  });

  test('a person decides: to keep leaves the hold, to suspend binds every agency', async () => {
    const kept = await active('Kept', { registrationEndsInDays: -90 });
    const gone = await active('Suspended', { registrationEndsInDays: -90 });
    const [[first], [second]] = await eventually(async () => {
      const found = [await reviewsOf(kept), await reviewsOf(gone)];
      expect(found.map(({ length }) => length)).toEqual([1, 1]);
      return found;
    });
    const decide = (reviewId: string, decision: string) => ({ input: { reviewId, decision, note: 'Why' } });
    expect(await officer.refusal(decideText, decide(first.id, 'KEEP'))).toBe('FORBIDDEN / ROLE_REQUIRED');
    const { decideStandingReview } = await vetter.ok(decideText, decide(first.id, 'KEEP'));
    expect(decideStandingReview).toEqual({ outcome: 'KEEP', partner: { standing: 'ACTIVE' } });
    expect(await codesOf(reader, kept)).toContain('REGISTRATION_EXPIRED');
    expect(await vetter.refusal(decideText, decide(first.id, 'SUSPEND'))).toBe('CONFLICT / DECIDED_MEANWHILE');
    await vetter.ok(decideText, decide(second.id, 'SUSPEND'));
    expect(await historyOf(gone)).toEqual([
      'SUSPENDED DOCUMENT_EXPIRED',
      'UNDER_REVIEW DOCUMENT_EXPIRED',
      'ACTIVE REGISTERED',
    ]);
    // The hold is still in place, so the next run opens nothing new.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await reviewsOf(kept)).toEqual([]);
  });
});

test('a declaration that has ended holds new selections and asks for a review, and leaves the standing alone (R-INV-5)', async () => {
  const id = await active('Declared Long Ago', { declarationEndsInDays: -1 });
  await eventually(async () => expect(await reviewsOf(id)).toMatchObject([{ cause: 'DECLARATION_EXPIRED' }]));
  expect(await standingOf(reader, id)).toBe('ACTIVE');
  const codes = await codesOf(reader, id);
  expect(codes.filter((code) => code === 'DECLARATION_INVALID')).toHaveLength(1);
  expect(await codesOf(reader, id, { purpose: 'PAY' })).not.toContain('DECLARATION_INVALID');
});

test('who did nothing for 36 months is inactive, and nobody else', async () => {
  const dormant = await active('Asleep', { daysAgo: 3 * 366 + 1 });
  const awake = await active('Awake', { daysAgo: 3 * 365 - 10 });
  await eventually(async () => expect(await standingOf(reader, dormant)).toBe('INACTIVE'));
  expect(await standingOf(reader, awake)).toBe('ACTIVE');
  expect(await historyOf(dormant)).toEqual(['INACTIVE DORMANT', 'ACTIVE REGISTERED']);
});

describe('what sanctions finds', () => {
  test('open matches put an active partner under review, and a clear result ends that', async () => {
    const id = await active('Looks Like Somebody');
    await tellClearance(system, id, 'HITS_OPEN');
    await eventually(async () => expect(await standingOf(reader, id)).toBe('UNDER_REVIEW'));
    await tellClearance(system, id, 'CLEAR');
    await eventually(async () => expect(await standingOf(reader, id)).toBe('ACTIVE'));
  });

  test('a confirmed match suspends at once, holds everything and asks for a review (UNHCR-55)', async () => {
    const id = await active('Is Somebody');
    await tellClearance(system, id, 'BLOCKED');
    await eventually(async () => expect(await standingOf(reader, id)).toBe('SUSPENDED'));
    expect(await historyOf(id)).toEqual(['SUSPENDED SANCTIONS_MATCH', 'ACTIVE REGISTERED']);
    expect(await reviewsOf(id)).toMatchObject([{ cause: 'HIT_CONFIRMED' }]);
    for (const purpose of ['APPLY', 'SELECT', 'SIGN', 'PAY'])
      expect(await codesOf(reader, id, { purpose })).toEqual(
        expect.arrayContaining(['STANDING_SUSPENDED', 'HIT_CONFIRMED', 'BLOCKED']),
      );
    // A reversal takes back the hold, not the suspension: that takes two people.
    await tellClearance(system, id, 'CLEAR');
    await eventually(async () => expect(await codesOf(reader, id)).not.toContain('HIT_CONFIRMED'));
    expect(await standingOf(reader, id)).toBe('SUSPENDED');
    expect(await reviewsOf(id, false)).toMatchObject([{ outcome: 'RESOLVED' }]);
  });

  test('a prospect stays a prospect', async () => {
    const id = await active('Not Yet', { state: 'PROFILE_OPEN', standing: 'PROSPECT' });
    await tellClearance(system, id, 'BLOCKED');
    await eventually(async () => expect(await codesOf(reader, id)).toContain('HIT_CONFIRMED'));
    expect(await standingOf(reader, id)).toBe('PROSPECT');
  });

  test('a clear result does not end a review that is open for another reason', async () => {
    const id = await active('Two Reasons', { registrationEndsInDays: -90 });
    await eventually(async () => expect(await reviewsOf(id)).toHaveLength(1));
    await tellClearance(system, id, 'HITS_OPEN');
    await tellClearance(system, id, 'CLEAR');
    await eventually(async () => expect(await codesOf(reader, id)).not.toContain('CLEARANCE_STALE'));
    expect(await standingOf(reader, id)).toBe('UNDER_REVIEW');
  });
});

test('the queue costs three statements whatever its length, and every look is recorded', async () => {
  const ask = (first: number) =>
    expectSql(4, () =>
      vetter.ok(
        `query Queue($first: Int!) { standingReviews(first: $first) { totalCount pageInfo { endCursor hasNextPage } edges { node {
           cause dueAt partner { legalName } } } } }`,
        { first },
      ),
    );
  const { standingReviews: few } = await ask(2);
  const { standingReviews: all } = await ask(50);
  expect(few.edges).toHaveLength(2);
  expect(all.edges).toHaveLength(all.totalCount);
  const dues = all.edges.map(({ node }: { node: { dueAt: string } }) => node.dueAt);
  expect(dues).toEqual([...dues].sort());
  const { standingReviews: rest } = await vetter.ok(
    `query Rest($after: String!) { standingReviews(first: 50, after: $after) { edges { node { cause } } } }`,
    { after: few.pageInfo.endCursor },
  );
  expect(rest.edges).toHaveLength(all.totalCount - 2);
  for (const caller of [officer, reader])
    expect(await caller.refusal('{ standingReviews { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
});
