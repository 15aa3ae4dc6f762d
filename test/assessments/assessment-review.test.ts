import { tellClearance } from '../registry/standing-facts';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addPartner,
  answer,
  answered,
  approveBand,
  assign,
  beginReview,
  comment,
  doIt,
  finalise,
  giveBack,
  ownPartner,
  proposeBand,
  psea,
  requestComments,
  reviewed,
  type Stand,
  standOf,
  start,
  subjectOf,
  submit,
  underway,
} from './conducting';

jest.setTimeout(90_000);

const day = 86_400_000;
let system: TestSystem;
let assessor: Caller;
let reviewer: Caller;
let officer: Caller;
let colleague: Caller;
let director: Caller;
let admin: Caller;
let partnerId: string;

/** Tokens last an hour of the system's time. */
async function signIn(): Promise<void> {
  [assessor, reviewer] = [await system.as('UNICEF', 'assessor'), await system.as('UNICEF', 'reviewer')];
  [officer, colleague] = [await system.as('UNHCR', 'officer'), await system.as('UNHCR', 'assessor')];
  [director, admin] = [await system.as('PARTNER_USERS', 'director'), await system.as('UNICEF', 'admin')];
}

const dayAfter = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const everybody = () => ({ assessor, reviewer, director });

const resultOf = async (who: Caller, id: string) =>
  (
    await who.ok(
      `query Result($id: ID!) { assessment(id: $id) { state band computedBand adjustedBand validUntil needsReview
         supersededBy { id } score { points score applicable sections { key points } conclusion redaction { reason } }
         bandAdjustments { adjustments { from to justification decision } redaction { reason } }
         invalidations { reason decision } } }`,
      { id },
    )
  ).assessment;

const factsOf = (id: string, type: string) =>
  withClient(system.databases.assessments.adminUrl, async (client) => {
    const { rows } = await client.query(
      'SELECT audience, data FROM outbox_event WHERE type = $1 AND subject = $2 ORDER BY id',
      [type, id],
    );
    return rows;
  });

const eventsOf = async (who: Caller, id: string) =>
  (
    await who.ok(
      `query Events($id: ID!) { partner(id: $id) { invalidatingEvents { id kind occurredOn resolvedAt description agency { code } } } }`,
      { id },
    )
  ).partner.invalidatingEvents;

const mutation = (name: string, input: string, fields = 'id') =>
  `mutation Do($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
const recordEvent = mutation('recordInvalidatingEvent', 'RecordInvalidatingEventInput');
const resolveEvent = mutation('resolveInvalidatingEvent', 'ResolveInvalidatingEventInput', 'id resolvedAt resolution');
const proposeInvalidation = mutation('proposeInvalidation', 'ProposeInvalidationInput', 'id state version');
const invalidate = mutation('invalidateAssessment', 'InvalidateAssessmentInput', 'id state version');

/** Answered by the assessor, commented by the partner of the demo world, and handed in. */
async function submitted(values: string[]): Promise<Stand> {
  const { id } = await underway(assessor, { partnerId });
  let stand = await answered(assessor, id, values);
  stand = await doIt(assessor, requestComments, { assessmentId: id, expectedVersion: stand.version });
  await doIt(director, comment, { assessmentId: id, comments: [{ text: 'We disagree with standard 6.' }] });
  return doIt(assessor, submit, { assessmentId: id, expectedVersion: stand.version });
}

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  partnerId = await ownPartner(system, director);
});

afterAll(() => system?.stop());

const moderate = ['PROGRESSING', 'PROGRESSING', 'PROGRESSING', 'PROGRESSING', 'PROGRESSING', 'ABSENT'];

describe('the quality review', () => {
  test('is for another person than the assessors, also for one who was removed', async () => {
    const { id, version } = await underway(assessor, { partnerId }, [
      subjectOf('UNICEF', 'assessor'),
      subjectOf('UNICEF', 'reviewer'),
    ]);
    await doIt(assessor, assign, {
      assessmentId: id,
      assessors: [{ subject: subjectOf('UNICEF', 'assessor') }],
      expectedVersion: version,
    });
    let stand = await answered(assessor, id, moderate);
    stand = await doIt(assessor, requestComments, { assessmentId: id, expectedVersion: stand.version });
    await doIt(director, comment, { assessmentId: id, comments: [] });
    stand = await doIt(assessor, submit, { assessmentId: id, expectedVersion: stand.version });
    const input = { assessmentId: id, expectedVersion: stand.version };
    expect(await assessor.refusal(beginReview, { input })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await reviewer.refusal(beginReview, { input })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await colleague.refusal(beginReview, { input })).toBe('FORBIDDEN / NOT_THE_OWNER');
    expect(await officer.refusal(finalise, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('gives back what is not good enough, and the partner is asked again', async () => {
    const { id, version } = await submitted(moderate);
    let stand = await doIt(reviewer, beginReview, { assessmentId: id, expectedVersion: version });
    expect(await assessor.refusal(finalise, { input: { assessmentId: id, expectedVersion: stand.version } })).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES',
    );
    const reason = 'Standard 6 has no source.';
    stand = await doIt(reviewer, giveBack, { assessmentId: id, expectedVersion: stand.version, reason });
    expect(stand.state).toBe('RETURNED');
    const again = [{ question: 'S6', value: 'PROGRESSING', comment: 'Interview of 3 May.', expectedVersion: 1 }];
    stand = await doIt(assessor, answer, { assessmentId: id, answers: again });
    expect(stand.state).toBe('IN_PROGRESS');
    expect(await assessor.refusal(submit, { input: { assessmentId: id, expectedVersion: stand.version } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
    const final = await reviewed(everybody(), id);
    expect(final).toMatchObject({
      state: 'FINAL',
      band: 'MODERATE',
      computedBand: 'MODERATE',
      adjustedBand: null,
      finalisedOn: dayAfter(0),
    });
    expect(final.validUntil?.slice(0, 4)).toBe(String(Number(dayAfter(-1).slice(0, 4)) + 5));
    const result = await resultOf(director, id);
    expect(result.score).toMatchObject({ points: '12', score: '12', applicable: 6, redaction: null });
    expect((await resultOf(officer, id)).score).toMatchObject({ points: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect(await factsOf(id, 'assessments.assessment-recorded')).toEqual([
      {
        audience: 'AGENCY',
        data: expect.objectContaining({ assessmentId: id, band: 'MODERATE', ownerAgency: 'UNICEF' }),
      },
    ]);
    await expect(
      withClient(system.databases.assessments.appUrl, async (client) => {
        await client.query('BEGIN');
        const viewer = { kind: 'AGENCY', agency: 'UNICEF', partnerId: null, partnerIds: [], roles: [] };
        await client.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(viewer)]);
        return client.query(
          `UPDATE assessment_answer SET value = 'ADEQUATE' WHERE assessment_id = $1 RETURNING question`,
          [id],
        );
      }).then(({ rows }) => rows),
    ).resolves.toEqual([]);
  });

  test('supersedes the one before of the same owner, kind and scope', async () => {
    const { edges } = (
      await officer.ok(
        `query Final($id: ID!) { assessments(filter: { partnerId: $id, kinds: [PSEA_CAPACITY], states: [FINAL] }) { edges { node { id } } } }`,
        { id: partnerId },
      )
    ).assessments;
    const [{ node: before }] = edges;
    const { id: later } = await underway(assessor, {
      partnerId,
      despiteReusable: 'A new country director came in May.',
    });
    await answered(assessor, later, moderate);
    await reviewed(everybody(), later);
    expect(await resultOf(officer, before.id)).toMatchObject({ state: 'SUPERSEDED', supersededBy: { id: later } });
    expect(await factsOf(before.id, 'assessments.assessment-ended')).toEqual([
      { audience: 'AGENCY', data: expect.objectContaining({ assessmentId: before.id, state: 'SUPERSEDED' }) },
    ]);
    // Another scope is another assessment.
    const { id: elsewhere } = await underway(assessor, {
      partnerId,
      countries: ['ET'],
      despiteReusable: 'Ethiopia only.',
    });
    await answered(assessor, elsewhere, moderate);
    await reviewed(everybody(), elsewhere);
    expect((await resultOf(officer, later)).state).toBe('FINAL');
  });
});

test('feature 46: whoever could reuse one is told before a new one starts, and says why it is needed', async () => {
  const unit = await system.as('UNHCR', 'admin');
  const input = { ...psea, partnerId, countries: ['SO'] };
  const { assessment: first } = await doIt<{ assessment: Stand }>(colleague, start, input);
  expect(first.state).toBe('DRAFT');
  await unit.ok(mutation('acceptMethodology', 'AcceptMethodologyInput'), {
    input: { code: 'PSEA_2020', minVersion: 1 },
  });
  await director.ok(mutation('grantConsent', 'GrantConsentInput'), {
    input: { partnerId, scope: 'ALL_AGENCIES', kinds: [], validUntil: null },
  });
  const { errors } = await colleague.ask(start, { input });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'PRECONDITION_FAILED',
    reason: 'REUSABLE_ASSESSMENT_EXISTS',
    // One of Somalia, and one of Ethiopia that needs a supplement.
    facts: { assessmentIds: [expect.any(String), expect.any(String)] },
  });
  const despiteReusable = 'Our programme needs a visit of the shelters.';
  const again = await doIt<{ assessment: Stand; reusable: { id: string }[] }>(colleague, start, {
    ...input,
    despiteReusable,
  });
  expect(again.assessment.state).toBe('DRAFT');
  expect(again.reusable).toHaveLength(2);
  // What the own agency has in force is no reason to refuse: one day the next one is due.
  const own = await doIt<{ inForce: { id: string }[]; reusable: [] }>(assessor, start, input);
  expect(own.inForce.length).toBeGreaterThan(0);
  expect(own.reusable).toEqual([]);
});

describe('A-INV-2: another band than computed', () => {
  let id: string;
  let version: number;
  const input = (change: object = {}) => ({ input: { assessmentId: id, expectedVersion: version, ...change } });
  const proposal = { band: 'HIGH', justification: 'Three survivors were never answered to.' };

  beforeAll(async () => {
    ({ id, version } = await submitted(moderate));
  });

  test('needs a justification, and another person', async () => {
    expect(await reviewer.refusal(proposeBand, input({ ...proposal, justification: 'Because.' }))).toBe(
      'INVALID_INPUT',
    );
    expect(await reviewer.refusal(proposeBand, input({ ...proposal, band: 'MODERATE' }))).toBe(
      'INVALID_INPUT / UNCHANGED',
    );
    expect(await colleague.refusal(proposeBand, input(proposal))).toBe('FORBIDDEN / NOT_THE_OWNER');
    ({ version } = await doIt(reviewer, proposeBand, input(proposal).input));
    expect(await assessor.refusal(proposeBand, input(proposal))).toBe('CONFLICT / ALREADY_PROPOSED');
    const { errors } = await reviewer.ask(approveBand, input({ decision: 'APPROVED' }));
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'SEGREGATION_OF_DUTIES', rule: 'A-INV-2' });
    ({ version } = await doIt(reviewer, beginReview, input().input));
    expect(await reviewer.refusal(finalise, input())).toBe('CONFLICT / ADJUSTMENT_PENDING');
  });

  test('leaves both visible to everybody, and the reason to those who may read it', async () => {
    ({ version } = await doIt(assessor, approveBand, input({ decision: 'APPROVED' }).input));
    await doIt(reviewer, finalise, input().input);
    for (const who of [officer, director, assessor]) {
      expect(await resultOf(who, id)).toMatchObject({ band: 'HIGH', computedBand: 'MODERATE', adjustedBand: 'HIGH' });
    }
    const { adjustments } = (await resultOf(director, id)).bandAdjustments;
    expect(adjustments).toEqual([
      { from: 'MODERATE', to: 'HIGH', justification: proposal.justification, decision: 'APPROVED' },
    ]);
    expect((await resultOf(officer, id)).bandAdjustments).toEqual({
      adjustments: null,
      redaction: { reason: 'CONFIDENTIAL' },
    });
  });

  test('the database too wants two people', async () => {
    await expect(
      withClient(system.databases.assessments.adminUrl, (client) =>
        client.query('UPDATE band_adjustment SET decided_by = proposed_by WHERE assessment_id = $1', [id]),
      ),
    ).rejects.toThrow(/band_adjustment_second_ck/);
  });

  test('is over when the assessors answer again', async () => {
    ({ id, version } = await submitted(moderate));
    ({ version } = await doIt(reviewer, proposeBand, input(proposal).input));
    ({ version } = await doIt(assessor, approveBand, input({ decision: 'APPROVED' }).input));
    ({ version } = await doIt(reviewer, beginReview, input().input));
    await doIt(reviewer, giveBack, input({ reason: 'Look at standard 2 again.' }).input);
    await doIt(assessor, answer, {
      assessmentId: id,
      answers: [{ question: 'S2', value: 'PROGRESSING', expectedVersion: 1 }],
    });
    expect(await reviewed(everybody(), id)).toMatchObject({ computedBand: 'MODERATE', adjustedBand: null });
  });
});

test('A-INV-1: a later version of the method changes no old score, nor one that began with the version before', async () => {
  const bands = (below: number) => [
    { band: 'LOW', below },
    { band: 'MODERATE', below: below + 20 },
    { band: 'HIGH', below: null },
  ];
  const publish = (version: number, below: number) =>
    admin.ok(mutation('publishMethodology', 'PublishMethodologyInput', 'version'), {
      input: {
        code: 'UNICEF_RECEIPTS',
        version,
        name: 'Receipts',
        kind: 'SECTOR_TECHNICAL',
        provenance: 'Made for this test.',
        validityMonths: 12,
        effectiveFrom: dayAfter(0),
        scales: [
          {
            name: 'CHECK',
            choices: [
              { value: 'YES', label: 'Yes', points: 0, meansLowRisk: true },
              { value: 'NO', label: 'No', points: 1, meansLowRisk: false },
            ],
          },
        ],
        sections: [
          {
            key: 'R',
            title: 'Receipts',
            questions: ['R1', 'R2', 'R3', 'R4'].map((key) => ({
              key,
              text: 'A receipt for each payment',
              scale: 'CHECK',
            })),
          },
        ],
        scoring: { algorithm: 'WEIGHTED_CHECKLIST', parameters: { bands: bands(below) } },
      },
    });
  const method = { methodologyCode: 'UNICEF_RECEIPTS', methodologyVersion: 1 };
  const receipts = ['YES', 'YES', 'YES', 'NO'].map((value, at) => ({
    question: `R${at + 1}`,
    value,
    expectedVersion: 0,
  }));
  await publish(1, 10);
  const [{ id: old }, { id: begun }] = [
    await underway(assessor, { partnerId, ...method }),
    await underway(assessor, { partnerId, ...method, countries: ['ET'], despiteReusable: 'Ethiopia only.' }),
  ];
  for (const id of [old, begun]) await doIt(assessor, answer, { assessmentId: id, answers: receipts });
  await reviewed(everybody(), old);
  const before = await resultOf(assessor, old);
  expect(before).toMatchObject({ computedBand: 'MODERATE', score: { score: '25' } });
  await publish(2, 1);
  expect(await resultOf(assessor, old)).toEqual(before);
  expect(await reviewed(everybody(), begun)).toMatchObject({ computedBand: 'MODERATE', adjustedBand: null });
});

describe('A-INV-8: an event and two people invalidate', () => {
  let id: string;
  let version: number;
  const description = 'The accountant was arrested for forged receipts.';
  const reason = 'Section on payments rests on those receipts.';

  beforeAll(async () => {
    ({ id } = await underway(assessor, { partnerId, countries: ['KE'], despiteReusable: 'Kenya only.' }));
    await answered(assessor, id, moderate);
    ({ version } = await reviewed(everybody(), id));
  });

  test('an event is known to agencies at once, and to the partner only when that tips nobody off', async () => {
    const refuse = (change: object, who = assessor) =>
      who.refusal(recordEvent, {
        input: { partnerId, kind: 'FRAUD_FINDING', occurredOn: dayAfter(0), description, ...change },
      });
    expect(await refuse({ kind: 'HIT_CONFIRMED' })).toBe('INVALID_INPUT / RAISED_BY_FACT');
    expect(await refuse({ occurredOn: dayAfter(1) })).toBe('INVALID_INPUT');
    expect(await refuse({}, director)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect((await resultOf(officer, id)).needsReview).toBe(false);
    for (const kind of ['FRAUD_FINDING', 'SYSTEM_REPLACED']) {
      await assessor.ok(recordEvent, { input: { partnerId, kind, occurredOn: dayAfter(0), description } });
    }
    const kinds = async (who: Caller) => (await eventsOf(who, partnerId)).map(({ kind }: { kind: string }) => kind);
    expect(await kinds(officer)).toEqual(['SYSTEM_REPLACED', 'FRAUD_FINDING']);
    expect(await kinds(director)).toEqual(['SYSTEM_REPLACED']);
    const [, fraud] = await eventsOf(reviewer, partnerId);
    expect(fraud).toMatchObject({ description, agency: { code: 'UNICEF' }, resolvedAt: null });
    expect((await eventsOf(officer, partnerId))[1].description).toBeNull();
    expect((await resultOf(officer, id)).needsReview).toBe(true);
  });

  test('settling one takes another person of the agency that recorded it', async () => {
    const [replaced] = await eventsOf(assessor, partnerId);
    const input = { eventId: replaced.id, resolution: 'The new system was looked at on site.' };
    expect(await assessor.refusal(resolveEvent, { input })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await colleague.refusal(resolveEvent, { input })).toBe('FORBIDDEN / NOT_THE_OWNER');
    const resolved = await doIt<{ resolution: string }>(reviewer, resolveEvent, input);
    expect(resolved.resolution).toBe(input.resolution);
    expect(await reviewer.refusal(resolveEvent, { input })).toBe('CONFLICT / INVALID_STATE');
  });

  test('two people of the owner decide; it stays readable and counts no more', async () => {
    const [replaced, fraud] = await eventsOf(assessor, partnerId);
    const input = { assessmentId: id, expectedVersion: version };
    const propose = (who: Caller, eventId: string) =>
      who.refusal(proposeInvalidation, { input: { ...input, eventId, reason } });
    expect(await propose(assessor, replaced.id)).toBe('NOT_FOUND');
    expect(await propose(colleague, fraud.id)).toBe('FORBIDDEN / NOT_THE_OWNER');
    expect(await reviewer.refusal(invalidate, { input: { ...input, decision: 'APPROVED' } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
    await doIt(assessor, proposeInvalidation, { ...input, eventId: fraud.id, reason });
    expect(await assessor.refusal(invalidate, { input: { ...input, decision: 'APPROVED' } })).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES',
    );
    expect((await doIt(reviewer, invalidate, { ...input, decision: 'APPROVED' })).state).toBe('INVALIDATED');
    const own = await resultOf(reviewer, id);
    expect(own).toMatchObject({ state: 'INVALIDATED', computedBand: 'MODERATE', needsReview: null });
    expect(own.score.points).toBe('11');
    expect(own.invalidations).toEqual([{ reason, decision: 'APPROVED' }]);
    expect((await resultOf(director, id)).invalidations).toBeNull();
    expect((await resultOf(officer, id)).invalidations).toBeNull();
    const { assessments } = await officer.ok(
      `query Valid($id: ID!, $on: Date!) { assessments(filter: { partnerId: $id, validOn: $on }) { edges { node { id } } } }`,
      { id: partnerId, on: dayAfter(1) },
    );
    expect(JSON.stringify(assessments)).not.toContain(id);
    expect(await factsOf(id, 'assessments.assessment-ended')).toEqual([
      { audience: 'AGENCY', data: expect.objectContaining({ state: 'INVALIDATED' }) },
    ]);
  });
});

describe('facts raise events by themselves', () => {
  test('a confirmed hit does, until screening clears the partner; the partner is not told', async () => {
    await tellClearance(system, partnerId, 'BLOCKED');
    const hit = await eventually(async () => {
      const [latest] = await eventsOf(officer, partnerId);
      expect(latest.kind).toBe('HIT_CONFIRMED');
      return latest;
    });
    expect(JSON.stringify(await eventsOf(director, partnerId))).not.toContain('HIT_CONFIRMED');
    expect(await assessor.refusal(resolveEvent, { input: { eventId: hit.id, resolution: 'It is a namesake.' } })).toBe(
      'PRECONDITION_FAILED / ENDS_BY_FACT',
    );
    await tellClearance(system, partnerId, 'CLEAR');
    await eventually(async () => expect((await eventsOf(officer, partnerId))[0].resolvedAt).not.toBeNull());
  });

  test('a merge does for both, and its undoing takes it back', async () => {
    const [survivor, merged] = [
      await addPartner(officer, 'Baraka Relief'),
      await addPartner(officer, 'Baraka Relief Org'),
    ];
    const first = await system.as('UNHCR', 'admin');
    const { proposeMerge } = await first.ok(mutation('proposeMerge', 'ProposeMergeInput'), {
      input: { survivorId: survivor, mergedId: merged, reason: 'The same statute and the same director.' },
    });
    await admin.ok(mutation('approveMerge', 'DecideMergeInput'), { input: { mergeId: proposeMerge.id } });
    const merger = { kind: 'MERGER', resolvedAt: null, agency: null };
    await eventually(async () => expect(await eventsOf(officer, survivor)).toMatchObject([merger]));
    await admin.ok(mutation('undoMerge', 'UndoMergeInput'), {
      input: { mergeId: proposeMerge.id, reason: 'Two directors of one name.' },
    });
    await first.ok(mutation('approveMergeUndo', 'DecideMergeInput'), { input: { mergeId: proposeMerge.id } });
    await eventually(async () => expect((await eventsOf(officer, survivor))[0].resolvedAt).not.toBeNull());
  });
});

test('time warns 90, 60 and 30 days ahead, once each, and ends what is over', async () => {
  const id = await addPartner(officer, 'Expiring Association');
  const recorded = await eventually(async () =>
    doIt<{ id: string }>(assessor, mutation('recordAssessment', 'RecordAssessmentInput'), {
      partnerId: id,
      kind: 'HACT_MICRO',
      band: 'LOW',
      finalisedOn: dayAfter(-10),
      validUntil: dayAfter(95),
      idempotencyKey: 'expiring-1',
    }),
  );
  const warnings = async () =>
    (await factsOf(recorded.id, 'assessments.assessment-expiring')).map(({ data }) => data.days);
  expect(await warnings()).toEqual([]);
  const { assessments } = await officer.ok(
    `query Soon($before: Date!) { assessments(filter: { expiringBefore: $before }) { edges { node { id validUntil } } } }`,
    { before: dayAfter(96) },
  );
  expect(assessments.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([recorded.id]);
  for (const [days, expected] of [
    [6, [90]],
    [30, [90, 60]],
    [30, [90, 60, 30]],
  ] as const) {
    await system.travel(days * day);
    await eventually(async () => expect(await warnings()).toEqual(expected));
  }
  await system.travel(30 * day);
  await signIn();
  await eventually(async () => expect((await resultOf(officer, recorded.id)).state).toBe('EXPIRED'));
  expect(await warnings()).toEqual([90, 60, 30]);
  expect(await factsOf(recorded.id, 'assessments.assessment-ended')).toEqual([
    { audience: 'AGENCY', data: expect.objectContaining({ state: 'EXPIRED' }) },
  ]);
  expect(await standOf(officer, recorded.id)).toMatchObject({ state: 'EXPIRED', version: 2 });
  const { partner } = await officer.ok(
    'query Rating($id: ID!) { partner(id: $id) { currentRating(kind: HACT_MICRO) { band } } }',
    { id },
  );
  expect(partner.currentRating.band).toBe('NOT_ASSESSED');
});
