import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addPartner,
  answer,
  answered,
  answersOf,
  assign,
  beginReview,
  cancel,
  comment,
  doIt,
  evidence,
  ownPartner,
  psea,
  requestComments,
  type Stand,
  standOf,
  start,
  subjectOf,
  submit,
  underway,
  writeReport,
} from './conducting';

jest.setTimeout(60_000);

let system: TestSystem;
let assessor: Caller;
let reviewer: Caller;
let colleague: Caller;
let officer: Caller;
let director: Caller;
let partnerId: string;

const progressOf = async (who: Caller, id: string) => {
  const { assessment } = await who.ok(
    `query Progress($id: ID!) { assessment(id: $id) { progress {
       answered total unanswered missingEvidence comments points band sections { key answered total } } } }`,
    { id },
  );
  return assessment.progress;
};

const bodyOf = async (who: Caller, id: string) => {
  const { assessment } = await who.ok(
    `query Body($id: ID!) { assessment(id: $id) {
       answers { sections { key answers { question value label comment evidenceCount version
         evidence { files { name size } redaction { reason } } } } redaction { reason howToRequest } }
       report { narrative recommendations redaction { reason } }
       score { points conclusion redaction { reason } }
       partnerComments { comments { section question text } dueOn redaction { reason } }
       workingNotes { notes { text } redaction { reason } }
       team { assessors { subject } redaction { reason } } } }`,
    { id },
  );
  return assessment;
};

const historyOf = async (who: Caller, id: string): Promise<string[]> => {
  const { assessment } = await who.ok(
    'query History($id: ID!) { assessment(id: $id) { history { from to actor agency { code } } } }',
    { id },
  );
  return assessment.history.map(
    ({ to, actor, agency }: { to: string; actor: string; agency: { code: string } | null }) =>
      `${to} ${agency?.code ?? actor}`,
  );
};

beforeAll(async () => {
  system = await startTestSystem();
  [assessor, reviewer] = [await system.as('UNICEF', 'assessor'), await system.as('UNICEF', 'reviewer')];
  [colleague, officer] = [await system.as('UNHCR', 'assessor'), await system.as('UNHCR', 'officer')];
  director = await system.as('PARTNER_USERS', 'director');
  partnerId = await ownPartner(system, director);
});

afterAll(() => system?.stop());

describe('planning one', () => {
  test('fixes kind and methodology version, and says what it covers', async () => {
    const { assessment } = await eventually(() =>
      doIt<{ assessment: Stand }>(assessor, start, { ...psea, partnerId, ceilingUsd: '50000', dueOn: '2099-01-01' }),
    );
    const read = await officer.ok(
      `query Plan($id: ID!) { assessment(id: $id) { kind state origin band areas dueOn startedOn ceilingUsd referenceNo
         methodology { code version } owner { code } finalisedOn validUntil computedBand } }`,
      { id: assessment.id },
    );
    expect(read.assessment).toEqual({
      kind: 'PSEA_CAPACITY',
      state: 'DRAFT',
      origin: 'CONDUCTED',
      band: 'NOT_ASSESSED',
      areas: ['SAFEGUARDING_PSEA'],
      dueOn: '2099-01-01',
      startedOn: expect.any(String),
      ceilingUsd: '50000',
      referenceNo: expect.stringMatching(/^ASM-\d{7}$/),
      methodology: { code: 'PSEA_2020', version: 1 },
      owner: { code: 'UNICEF' },
      finalisedOn: null,
      validUntil: null,
      computedBand: null,
    });
    const { partner } = await officer.ok(
      'query Rating($id: ID!) { partner(id: $id) { currentRating(kind: PSEA_CAPACITY) { band } } }',
      { id: partnerId },
    );
    expect(partner.currentRating).toEqual({ band: 'NOT_ASSESSED' });
  });

  test('is safe to repeat, and tells what is underway', async () => {
    const input = { ...psea, partnerId, idempotencyKey: 'plan-of-psea-1' };
    const first = await doIt<{ assessment: Stand; underway: { id: string }[] }>(assessor, start, input);
    expect(first.underway.length).toBeGreaterThan(0);
    const again = await doIt<{ assessment: Stand }>(assessor, start, input);
    expect(again.assessment.id).toBe(first.assessment.id);
  });

  test('refuses what cannot be', async () => {
    const refuse = (change: object, who = assessor) => who.refusal(start, { input: { ...psea, partnerId, ...change } });
    expect(await refuse({ methodologyVersion: 99 })).toBe('INVALID_INPUT / UNKNOWN_METHODOLOGY');
    expect(await refuse({ methodologyCode: 'SUPPLIER_CODE_SELF' })).toBe('INVALID_INPUT / METHODOLOGY_NOT_APPLICABLE');
    expect(await refuse({ partnerId: '01941f29-7c00-7a11-b628-5629de08d479' })).toBe('NOT_FOUND');
    expect(await refuse({ dueOn: '2020-01-01' })).toBe('INVALID_INPUT');
    expect(await refuse({ jointAgencies: ['NOBODY'] })).toBe('INVALID_INPUT');
    expect(await refuse({ countries: ['Somalia'] })).toBe('INVALID_INPUT');
    expect(await refuse({ periodFrom: '2026-02-01', periodTo: '2026-01-01' })).toBe('INVALID_INPUT');
    expect(await refuse({}, officer)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refuse({}, director)).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('can be given up before it is submitted, by the owner, for a reason', async () => {
    const { id, version } = await underway(assessor, { partnerId });
    const input = { assessmentId: id, expectedVersion: version, reason: 'The partner left the country.' };
    expect(await colleague.refusal(cancel, { input })).toBe('FORBIDDEN / NOT_THE_OWNER');
    expect(await assessor.refusal(cancel, { input: { ...input, expectedVersion: 1 } })).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
    expect((await doIt(assessor, cancel, input)).state).toBe('CANCELLED');
    expect(await assessor.refusal(answer, { input: { assessmentId: id, answers: answersOf(['ABSENT']) } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
    expect(await historyOf(officer, id)).toEqual(['DRAFT UNICEF', 'ASSIGNED UNICEF', 'CANCELLED UNICEF']);
  });
});

describe('answering', () => {
  let id: string;
  const send = (who: Caller, answers: object[]) => who.refusal(answer, { input: { assessmentId: id, answers } });

  beforeAll(async () => {
    const { assessment } = await doIt<{ assessment: Stand }>(assessor, start, {
      ...psea,
      partnerId,
      jointAgencies: ['UNHCR'],
    });
    id = assessment.id;
    const input = { assessmentId: id, expectedVersion: assessment.version };
    const people = [
      { subject: subjectOf('UNICEF', 'assessor') },
      { subject: subjectOf('UNHCR', 'assessor'), agency: 'UNHCR', sections: ['S6'] },
    ];
    const refuse = (assessors: object[]) => assessor.refusal(assign, { input: { ...input, assessors } });
    expect(await refuse([])).toBe('INVALID_INPUT');
    expect(await refuse([{ subject: 'somebody' }])).toBe('INVALID_INPUT');
    expect(await refuse([{ subject: subjectOf('WFP', 'reader'), agency: 'WFP' }])).toBe('INVALID_INPUT');
    expect(await refuse([{ ...people[0], sections: ['Z'] }])).toBe('INVALID_INPUT / UNKNOWN_SECTION');
    expect(await colleague.refusal(assign, { input: { ...input, assessors: people } })).toBe(
      'FORBIDDEN / NOT_THE_OWNER',
    );
    expect((await doIt(assessor, assign, { ...input, assessors: people })).state).toBe('ASSIGNED');
  });

  test('is for those who are assigned, and for their sections', async () => {
    const [first] = answersOf(['ABSENT']);
    expect(await send(reviewer, [first as object])).toBe('FORBIDDEN / NOT_ASSIGNED');
    expect(await send(director, [first as object])).toBe('FORBIDDEN / NOT_ASSIGNED');
    expect(await send(officer, [first as object])).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await send(colleague, [first as object])).toBe('FORBIDDEN / NOT_ASSIGNED');
    await doIt(colleague, answer, {
      assessmentId: id,
      answers: [{ question: 'S6', value: 'PROGRESSING', comment: 'Procedures are drafts.', expectedVersion: 0 }],
    });
    expect((await standOf(assessor, id)).state).toBe('IN_PROGRESS');
  });

  test('takes what the questionnaire offers and nothing else', async () => {
    const one = (change: object) =>
      send(assessor, [{ question: 'S1', value: 'ABSENT', expectedVersion: 0, ...change }]);
    expect(await one({ question: 'S7' })).toBe('INVALID_INPUT / UNKNOWN_QUESTION');
    expect(await one({ value: 'GREAT' })).toBe('INVALID_INPUT / NOT_ON_THE_SCALE');
    expect(await one({ value: null, notApplicable: true })).toBe('INVALID_INPUT / ALWAYS_APPLIES');
    expect(await one({ notApplicable: true })).toBe('INVALID_INPUT / AMBIGUOUS_ANSWER');
    expect(await one({ evidenceFileIds: ['01941f29-7c00-7a11-b628-5629de08d479'] })).toBe('NOT_FOUND');
    const twice = answersOf(['ABSENT']).flatMap((each) => [each, each]);
    expect(await send(assessor, twice)).toBe('INVALID_INPUT / ANSWERED_TWICE');
  });

  test('goes on where it stopped; a stale answer stops the batch, and says which it is', async () => {
    await doIt(assessor, answer, { assessmentId: id, answers: answersOf(['ADEQUATE', 'PROGRESSING']) });
    const batch = [
      { question: 'S3', value: 'ABSENT', expectedVersion: 0 },
      { question: 'S6', value: 'ABSENT', expectedVersion: 0 },
    ];
    const { errors } = await assessor.ask(answer, { input: { assessmentId: id, answers: batch } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CONFLICT',
      field: 'input.answers.1.expectedVersion',
      facts: { stale: [{ question: 'S6', currentVersion: 1 }], saved: 0 },
    });
    expect(await progressOf(assessor, id)).toEqual({
      answered: 3,
      total: 6,
      unanswered: ['S3', 'S4', 'S5'],
      missingEvidence: ['S1'],
      comments: 'NOT_REQUESTED',
      points: '7',
      band: null,
      sections: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map((key, at) => ({
        key,
        answered: [1, 1, 0, 0, 0, 1][at],
        total: 1,
      })),
    });
    const both = await Promise.all(
      ['ABSENT', 'PROGRESSING'].map((value) =>
        assessor.ask(answer, { input: { assessmentId: id, answers: [{ question: 'S3', value, expectedVersion: 0 }] } }),
      ),
    );
    expect(both.map(({ errors: found }) => found?.[0]?.extensions.reason ?? 'saved').sort()).toEqual([
      'VERSION_CONFLICT',
      'saved',
    ]);
  });

  test('is the affair of those who carry it out', async () => {
    const own = await bodyOf(colleague, id);
    expect(own.answers.redaction).toBeNull();
    expect(own.answers.sections.at(-1).answers[0]).toMatchObject({
      value: 'PROGRESSING',
      comment: 'Procedures are drafts.',
    });
    // A joint agency sees its own people, and no working notes of the owner.
    expect(own.team.assessors).toEqual([{ subject: subjectOf('UNHCR', 'assessor') }]);
    expect(own.workingNotes.redaction).toEqual({ reason: 'CONFIDENTIAL' });
    const stranger = await system.as('WFP', 'reader');
    for (const who of [director, stranger]) {
      const body = await bodyOf(who, id);
      for (const part of Object.values(body) as Record<string, unknown>[]) {
        const { redaction, ...rest } = part;
        expect(redaction).toMatchObject({ reason: 'CONFIDENTIAL' });
        expect(Object.values(rest).every((value) => value === null)).toBe(true);
      }
      expect(await progressOf(who, id)).toBeNull();
    }
  });

  test('lies sealed: neither comments nor names of files stand in the database', async () => {
    const fileId = await evidence(assessor, 'Code of conduct of Mr Warsame.pdf');
    await doIt(assessor, answer, {
      assessmentId: id,
      answers: [
        {
          question: 'S4',
          value: 'ADEQUATE',
          comment: 'Mr Warsame runs the hotline.',
          evidenceFileIds: [fileId],
          expectedVersion: 0,
        },
      ],
    });
    const dump = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT to_jsonb(a) AS row FROM assessment_answer a UNION ALL SELECT to_jsonb(e) FROM assessment_evidence e
         UNION ALL SELECT to_jsonb(t) FROM assessment_text t UNION ALL SELECT detail FROM audit_event`,
      );
      return JSON.stringify(rows);
    });
    expect(dump).toContain('S4');
    expect(dump).not.toContain('Warsame');
    const { answers } = await bodyOf(assessor, id);
    expect(answers.sections[3].answers[0]).toMatchObject({
      comment: 'Mr Warsame runs the hotline.',
      evidenceCount: 1,
      evidence: { files: [{ name: 'Code of conduct of Mr Warsame.pdf', size: expect.any(Number) }], redaction: null },
    });
  });
});

describe('A-INV-3: before it is final', () => {
  let id: string;
  const step = async () => ({ assessmentId: id, expectedVersion: (await standOf(assessor, id)).version });

  test('everything is answered, low risk has evidence, and the refusal lists what is missing', async () => {
    ({ id } = await underway(assessor, { partnerId }));
    await doIt(assessor, answer, {
      assessmentId: id,
      answers: answersOf(['ADEQUATE', 'ADEQUATE', 'PROGRESSING', 'ABSENT']),
    });
    expect(await assessor.refusal(submit, { input: await step() })).toBe('CONFLICT / INVALID_STATE');
    const { errors } = await assessor.ask(requestComments, { input: await step() });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'PRECONDITION_FAILED',
      reason: 'ASSESSMENT_INCOMPLETE',
      rule: 'A-INV-3',
      facts: { unanswered: ['S5', 'S6'], evidence: ['S1', 'S2'], comments: null },
    });
  });

  test('the partner is asked, sees all of it and no working notes, and has its say', async () => {
    const fileId = await evidence(assessor);
    const rest = [
      { question: 'S1', value: 'ADEQUATE', evidenceFileIds: [fileId], expectedVersion: 1 },
      { question: 'S2', value: 'ADEQUATE', evidenceFileIds: [fileId], expectedVersion: 1 },
      { question: 'S5', value: 'ABSENT', expectedVersion: 0 },
      { question: 'S6', value: 'ABSENT', expectedVersion: 0 },
    ];
    await doIt(assessor, answer, { assessmentId: id, answers: rest });
    await doIt(assessor, writeReport, {
      assessmentId: id,
      conclusion: 'Two of six standards are met.',
      narrative: 'Visited on two days.',
      recommendations: ['Train all staff.'],
    });
    await assessor.ok(`mutation Note($input: AddWorkingNoteInput!) { addWorkingNote(input: $input) { id } }`, {
      input: { assessmentId: id, text: 'The director was evasive.' },
    });
    expect(await assessor.refusal(requestComments, { input: { ...(await step()), dueOn: '2020-01-01' } })).toBe(
      'INVALID_INPUT',
    );
    expect((await doIt(assessor, requestComments, await step())).state).toBe('PARTNER_COMMENTS');
    const body = await bodyOf(director, id);
    expect(body.answers.sections).toHaveLength(6);
    expect(body.answers.sections[0].answers[0].evidence.files).toHaveLength(1);
    expect(body.report).toMatchObject({ narrative: 'Visited on two days.', recommendations: ['Train all staff.'] });
    expect(body.score.conclusion).toBe('Two of six standards are met.');
    expect(body.workingNotes).toEqual({ notes: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect(body.team).toEqual({ assessors: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect((await bodyOf(reviewer, id)).workingNotes.notes).toEqual([{ text: 'The director was evasive.' }]);
    // What stays with the owner is on its audit record; the ledger of the partner does not tell that it is there.
    const { rows } = await withClient(system.databases.assessments.adminUrl, (admin) =>
      admin.query(`SELECT (SELECT count(*)::int FROM audit_event WHERE action = 'Assessment.workingNotes') AS audited,
        (SELECT count(*)::int FROM access_view WHERE field = 'Assessment.workingNotes') AS told`),
    );
    expect(rows[0].audited).toBeGreaterThan(0);
    expect(rows[0].told).toBe(0);
    // What the partner replies to is what it saw.
    expect(
      await assessor.refusal(answer, {
        input: { assessmentId: id, answers: [{ question: 'S5', value: 'ADEQUATE', expectedVersion: 1 }] },
      }),
    ).toBe('CONFLICT / INVALID_STATE');
    expect(await assessor.refusal(submit, { input: await step() })).toBe('PRECONDITION_FAILED / ASSESSMENT_INCOMPLETE');
    const notices = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT audience, data->>'kind' AS kind FROM outbox_event WHERE type = 'assessments.partner-notice-due' AND subject = $1`,
        [partnerId],
      );
      return rows;
    });
    expect(notices).toContainEqual({ audience: 'INTERNAL', kind: 'COMMENTS_REQUESTED' });
  });

  test('its reply stands beside the result; nobody replies in its place', async () => {
    const input = {
      assessmentId: id,
      comments: [{ question: 'S5', text: 'We refer survivors to the clinic.' }, { text: 'Thank you.' }],
    };
    expect(await assessor.refusal(comment, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const wrong = (place: object) =>
      director.refusal(comment, { input: { ...input, comments: [{ text: 'x', ...place }] } });
    expect(await wrong({ question: 'S9' })).toBe('INVALID_INPUT / UNKNOWN_QUESTION');
    expect(await wrong({ section: 'Z' })).toBe('INVALID_INPUT / UNKNOWN_SECTION');
    expect(await wrong({ section: 'S1', question: 'S1' })).toBe('INVALID_INPUT');
    await doIt(director, comment, { ...input, complete: false });
    await doIt(director, comment, { assessmentId: id, comments: [] });
    expect(await director.refusal(comment, { input })).toBe('CONFLICT / COMMENTS_CLOSED');
    const { partnerComments } = await bodyOf(assessor, id);
    expect(partnerComments.comments).toEqual([
      { section: null, question: 'S5', text: 'We refer survivors to the clinic.' },
      { section: null, question: null, text: 'Thank you.' },
    ]);
    expect((await doIt(assessor, submit, await step())).state).toBe('SUBMITTED');
  });

  test('a deadline that passes counts as a word', async () => {
    const silent = await addPartner(officer, 'Silent Relief');
    const stand = await underway(assessor, { partnerId: silent });
    await answered(assessor, stand.id, Array(6).fill('ABSENT'));
    const { version } = await standOf(assessor, stand.id);
    const asked = await doIt(assessor, requestComments, { assessmentId: stand.id, expectedVersion: version });
    const input = { assessmentId: stand.id, expectedVersion: asked.version };
    expect(await assessor.refusal(submit, { input })).toBe('PRECONDITION_FAILED / ASSESSMENT_INCOMPLETE');
    await system.travel(15 * 86_400_000);
    const later = await system.as('UNICEF', 'assessor');
    expect((await doIt(later, submit, input)).state).toBe('SUBMITTED');
  });
});

test('SYS-28: a partner assesses itself, hands in, and an agency reviews', async () => {
  [assessor, reviewer] = [await system.as('UNICEF', 'assessor'), await system.as('UNICEF', 'reviewer')];
  [director, officer] = [await system.as('PARTNER_USERS', 'director'), await system.as('UNHCR', 'officer')];
  const { assessment } = await doIt<{ assessment: Stand }>(assessor, start, { ...psea, partnerId });
  const { id } = assessment;
  await doIt(assessor, assign, {
    assessmentId: id,
    assessorType: 'PARTNER_SELF',
    assessors: [],
    expectedVersion: assessment.version,
  });
  const fileId = await evidence(director, 'our-policy.pdf');
  // A file that somebody else sent is as absent as none.
  const [first] = answersOf(['ADEQUATE']);
  const foreign = await evidence(assessor);
  const withForeign = { assessmentId: id, answers: [{ ...first, evidenceFileIds: [foreign] }] };
  expect(await director.refusal(answer, { input: withForeign })).toBe('NOT_FOUND');
  await answered(director, id, ['ADEQUATE', 'PROGRESSING', 'ABSENT', 'ABSENT', 'ABSENT', 'ABSENT'], fileId);
  expect(await progressOf(director, id)).toMatchObject({ answered: 6, points: '9', band: 'MODERATE' });
  expect(
    await assessor.refusal(answer, { input: { assessmentId: id, answers: [{ ...first, expectedVersion: 1 }] } }),
  ).toBe('FORBIDDEN / NOT_ASSIGNED');
  const { version } = await standOf(director, id);
  expect((await doIt(director, submit, { assessmentId: id, expectedVersion: version })).state).toBe('SUBMITTED');
  expect(await director.refusal(beginReview, { input: { assessmentId: id, expectedVersion: version + 2 } })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
  expect((await doIt(reviewer, beginReview, { assessmentId: id, expectedVersion: version + 2 })).state).toBe(
    'QUALITY_REVIEW',
  );
  expect(await historyOf(officer, id)).toEqual([
    'DRAFT UNICEF',
    'ASSIGNED UNICEF',
    'IN_PROGRESS PARTNER',
    'PARTNER_COMMENTS PARTNER',
    'SUBMITTED PARTNER',
    'QUALITY_REVIEW UNICEF',
  ]);
});
