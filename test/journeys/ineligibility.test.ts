import { newId } from '@partner-commons/platform/id';
import {
  act,
  addRespondent,
  allegations,
  type CasePeople,
  casePeople,
  decideTogether,
  inCaseState,
  issueNotice,
  lookAt,
  openCase,
  ownCases,
  reasoning,
  refusalOf,
  release,
  ruleOf,
} from '../sanctions/cases';
import { engage } from '../sanctions/sharing';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { beginRegistration } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

/** Story 4.b, part 2: a fraud case of UNDP about Global Hands International, from intake to the end. */

jest.setTimeout(120_000);

const day = 86_400_000;

interface Story {
  system: TestSystem;
  people: CasePeople;
  /** Administrator of GHI. */
  ghi: Caller;
  partnerId: string;
  caseId: string;
}

const story = {} as Story;

beforeAll(async () => {
  const system = await startTestSystem();
  const people = await casePeople(system);
  const { admin, partnerId } = await addRespondent(system, 'director-of-ghi', {
    legalName: 'Global Hands International',
    countryOfOrigin: 'KE',
  });
  Object.assign(story, { system, people, ghi: admin, partnerId });
  await engage(system, await system.as('UNDP', 'finance'), partnerId);
  await engage(system, await system.as('UNICEF', 'admin'), partnerId, { amount: '650000', undisbursed: '650000' });
  await engage(system, await system.as('WFP', 'admin'), partnerId, {
    country: 'SS',
    amount: '900000',
    undisbursed: '900000',
  });
});

afterAll(() => story.system?.stop());

/** Tokens last an hour, and the story takes years. */
async function afterwards(milliseconds: number): Promise<void> {
  await story.system.travel(milliseconds);
  story.people = await casePeople(story.system);
  story.ghi = await story.system.as('PARTNER_USERS', 'director-of-ghi');
}

const impose = `mutation ($input: ImposeInterimSuspensionInput!) { imposeInterimSuspension(input: $input) { id } }`;
const look = 'query ($id: ID!) { ineligibilityCase(id: $id) { id state summary redaction { reason } } }';

test('step 6: UNDP opens a case, which nobody else sees, and suspends for six months', async () => {
  const { system, people, partnerId } = story;
  const opened = await openCase(system, people.investigator, [partnerId]);
  story.caseId = opened.id;
  for (const [agency, subject] of [
    ['UNICEF', 'admin'],
    ['UNHCR', 'officer'],
    ['WFP', 'admin'],
  ] as const) {
    const outsider = await system.as(agency, subject);
    expect((await outsider.ok(look, { id: opened.id })).ineligibilityCase).toBeNull();
  }
  expect(await ownCases(story.ghi)).toEqual([]);
  await people.investigator.ok(impose, {
    input: { caseId: opened.id, months: 6, reason: 'Invoices are being made up while we look.' },
  });
  expect((await lookAt(people.investigator, opened.id)).state).toBe('INTERIM_SUSPENSION');
});

test('step 6 ✗: an exposed agency that was alerted reads the case redacted; UNHCR, without exposure, not at all', async () => {
  const { system, caseId } = story;
  const unicef = await system.as('UNICEF', 'verifier');
  await eventually(async () =>
    expect((await unicef.ok(look, { id: caseId })).ineligibilityCase).toEqual({
      id: caseId,
      state: null,
      summary: null,
      redaction: { reason: 'CONFIDENTIAL' },
    }),
  );
  expect((await unicef.ok(look, { id: newId() })).ineligibilityCase).toBeNull();
  const unhcr = await system.as('UNHCR', 'officer');
  expect((await unhcr.ok(look, { id: caseId })).ineligibilityCase).toBeNull();
});

test('step 7: notice, thirty days, response, deliberation', async () => {
  const { people, partnerId, caseId, ghi } = story;
  const issued = await issueNotice(people.investigator, await lookAt(people.investigator, caseId), [partnerId]);
  expect(issued.state).toBe('RESPONSE_PERIOD');
  expect(await ownCases(ghi, 'notices { allegations evidence }')).toMatchObject([
    { notices: [{ allegations, evidence: ['Special audit report'] }] },
  ]);
  expect(await ruleOf(people.panel, 'decideCase', { caseId, ...release, expectedVersion: issued.version })).toBe(
    'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-6',
  );
  await act(ghi, 'submitResponse', { caseId, text: 'The wells were built; the invoices were lost in the flood.' });
  await inCaseState(people.panel, caseId, 'DELIBERATION');
});

test('step 7: the panel decides on 3 years with conditional release and 184,250 USD; ✗ an investigator', async () => {
  const { people, caseId } = story;
  const { version } = await lookAt(people.both, caseId);
  // Somebody with both roles who worked on the case, as the adding of evidence would have made them.
  const other = await openCase(story.system, people.both, [story.partnerId]);
  expect(
    await refusalOf(people.both, 'decideCase', { caseId: other.id, ...release, expectedVersion: other.version }),
  ).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect(version).toBeGreaterThan(1);
  const decided = await decideTogether([people.panel, people.panelist], 'decideCase', caseId, release);
  expect(decided.state).toBe('DECIDED');
  const { decisions } = await lookAt(
    people.panel,
    caseId,
    'decisions { measures { sanction amount currency } dueProcess }',
  );
  expect(decisions).toEqual([
    {
      dueProcess: true,
      measures: [
        { sanction: 'DEBARMENT_CONDITIONAL_RELEASE', amount: null, currency: null },
        { sanction: 'RESTITUTION', amount: '184250.00', currency: 'USD' },
      ],
    },
  ]);
});

test('step 11: an appeal within 60 days is upheld in part, 3 to 2 years; the new decision supersedes, history is kept', async () => {
  await afterwards(50 * day);
  const { people, caseId, ghi } = story;
  await act(ghi, 'fileAppeal', { caseId, grounds: 'The flood took the office and its files.' });
  const { appeals } = await lookAt(people.panel, caseId, 'appeals { id }');
  const decided = await decideTogether(people.appeals, 'decideAppeal', caseId, {
    appealId: appeals[0].id,
    outcome: 'PARTLY_UPHELD',
    measures: [{ type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 2 }, release.measures[1]],
    conditions: release.conditions,
    reasoning: 'The flood is proven, and some of the files were found.',
  });
  expect(decided.state).toBe('ENFORCED');
  const { decisions } = await lookAt(people.panel, caseId, 'decisions { kind isCurrent }');
  expect(decisions).toEqual([
    { kind: 'DECISION', isCurrent: false },
    { kind: 'APPEAL', isCurrent: true },
  ]);
  expect(await ruleOf(ghi, 'fileAppeal', { caseId, grounds: 'We would like to try once more.' })).toBe(
    'CONFLICT / APPEAL_USED / S-INV-6',
  );
});

test('step 12: at the end the conditions are looked at, and two members release', async () => {
  await afterwards(2 * 366 * day);
  const { people, caseId, ghi } = story;
  await inCaseState(people.panel, caseId, 'REHABILITATION_REVIEW');
  const { conditions } = await lookAt(people.investigator, caseId, 'conditions { id decisionId }');
  const conditionId = conditions.at(-1).id;
  await act(ghi, 'submitRehabilitationEvidence', { conditionId, text: 'The compliance programme runs since 2027.' });
  const { version } = await lookAt(people.investigator, caseId);
  await act(people.investigator, 'assessCondition', {
    conditionId,
    isMet: true,
    reasoning: 'Our auditor saw the programme at work.',
    expectedVersion: version,
  });
  const closed = await decideTogether([people.panel, people.panelist], 'decideRehabilitation', caseId, {
    outcome: 'RELEASED',
    reasoning,
  });
  expect(closed.state).toBe('CLOSED');
  await eventually(async () => {
    const { partner } = await people.panel.ok(
      'query ($id: ID!) { partner(id: $id) { ineligibility { isIneligible } } }',
      {
        id: story.partnerId,
      },
    );
    expect(partner.ineligibility.isIneligible).toBe(false);
  });
});

test('government variant: ✗ DEBARMENT_FIXED; DIRECT_PAYMENT_ONLY after the consultations', async () => {
  const { system, people } = story;
  const { partnerId, admin } = await beginRegistration(system, {
    legalName: 'District Water Authority of Baki',
    primaryType: 'GOVERNMENT_LOCAL',
    admin: 'district',
  });
  const opened = await eventually(() => openCase(system, people.investigator, [partnerId]));
  await issueNotice(people.investigator, opened, [partnerId]);
  const caseId = opened.id;
  await act(admin, 'submitResponse', { caseId, text: 'The money was spent on another district.' });
  const { version } = await inCaseState(people.panel, caseId, 'DELIBERATION');
  const fixed = { ...release, measures: [{ type: 'DEBARMENT_FIXED', years: 2 }], conditions: [] };
  expect(await ruleOf(people.panel, 'decideCase', { caseId, ...fixed, expectedVersion: version })).toBe(
    'PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE / S-INV-9',
  );
  const order = { measures: ['DIRECT_PAYMENT_ONLY'], reasoning };
  expect(await ruleOf(people.panel, 'recordGovernmentMeasure', { caseId, ...order, expectedVersion: version })).toBe(
    'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-9',
  );
  for (const kind of ['LEGAL', 'RESIDENT_COORDINATOR']) {
    await act(people.legal, 'recordCaseConsultation', {
      caseId,
      kind,
      consultedOn: system.clock.now().toISOString().slice(0, 10),
      advice: 'Pay the suppliers directly, and tell the ministry.',
      expectedVersion: (await lookAt(people.legal, caseId)).version,
    });
  }
  const decided = await decideTogether([people.panel, people.panelist], 'recordGovernmentMeasure', caseId, order);
  expect(decided.state).toBe('DECIDED');
});
