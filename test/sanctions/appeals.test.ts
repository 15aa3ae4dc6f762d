import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import type { BegunRegistration } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  act,
  addRespondent,
  type CasePeople,
  casePeople,
  decideTogether,
  type HeardCase,
  hearCase,
  inCaseState,
  issueNotice,
  lookAt,
  openCase,
  ownCases,
  reasoning,
  refusalOf,
  release,
  ruleOf,
  sendOwnPdf,
} from './cases';
import { sql } from './sharing';

jest.setTimeout(60_000);

const day = 86_400_000;
let system: TestSystem;
let people: CasePeople;
let ghi: BegunRegistration;

beforeAll(async () => {
  system = await startTestSystem();
  [people, ghi] = await Promise.all([casePeople(system), addRespondent(system, 'amina')]);
});

afterAll(() => system?.stop());

/** After a journey in time the tokens are old. */
async function signInAgain(): Promise<void> {
  people = await casePeople(system);
  ghi.admin = await system.as('PARTNER_USERS', 'amina');
}

async function decidedCase(decision: object = release): Promise<HeardCase> {
  const heard = await hearCase(system, people, ghi);
  await decideTogether([people.panel, people.panelist], 'decideCase', heard.caseId, decision);
  return heard;
}

const candidateFields = 'successorCandidates { partner { id } respondent { id } kind distance }';

const grounds = 'The invoices that we found explain every payment.';
const file = (caller: Caller, caseId: string, more: object = {}) =>
  act(caller, 'fileAppeal', { caseId, grounds, ...more });

const appealOf = async (caseId: string): Promise<string> =>
  (await lookAt(people.panel, caseId, 'appeals { id }')).appeals[0].id;

const entriesOf = (caseId: string) =>
  sql(
    system,
    `SELECT type, from_on::text AS "from", until_on::text AS until, superseded_at IS NOT NULL AS superseded,
            lifted_at IS NOT NULL AS lifted
     FROM ineligibility_entry WHERE case_id = $1 ORDER BY id`,
    [caseId],
  );

describe('S-INV-6: the right to one appeal', () => {
  let heard: HeardCase;
  let appealId: string;

  beforeAll(async () => {
    heard = await decidedCase();
  });

  test('is the right of the respondent, once; what was decided binds meanwhile', async () => {
    const { caseId, admin } = heard;
    const fileId = await sendOwnPdf(admin);
    expect(await file(admin, caseId, { fileIds: [fileId] })).toMatchObject({ caseId, state: 'APPEAL' });
    expect(await ruleOf(admin, 'fileAppeal', { caseId, grounds })).toBe('CONFLICT / APPEAL_USED / S-INV-6');
    appealId = await appealOf(caseId);
    expect(await entriesOf(caseId)).toEqual([expect.objectContaining({ superseded: false, lifted: false })]);
  });

  test('is decided by members who took no part in the decision or the investigation', async () => {
    const { version } = await lookAt(people.panel, heard.caseId);
    const input = { appealId, outcome: 'REJECTED', reasoning, expectedVersion: version };
    for (const caller of [people.panel, people.panelist]) {
      expect(await ruleOf(caller, 'decideAppeal', input)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES / S-INV-6');
    }
    expect(await refusalOf(people.legal, 'decideAppeal', input)).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('never ends worse than before', async () => {
    const [first] = people.appeals;
    const { version } = await lookAt(first, heard.caseId);
    const asked = (measures: object[], conditions = release.conditions) =>
      refusalOf(first, 'decideAppeal', {
        appealId,
        outcome: 'PARTLY_UPHELD',
        measures,
        conditions,
        reasoning,
        expectedVersion: version,
      });
    expect(await asked([{ type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 4 }])).toBe('INVALID_INPUT');
    expect(await asked([{ type: 'DEBARMENT_PERMANENT' }], [])).toBe('INVALID_INPUT');
    expect(await asked([])).toBe('INVALID_INPUT');
  });

  test('4.b, step 11: three years become two; the new decision takes the place of the first, history is kept', async () => {
    const [first, second] = people.appeals;
    const { caseId, admin } = heard;
    const milder = {
      appealId,
      outcome: 'PARTLY_UPHELD',
      measures: [{ type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 2 }, release.measures[1]],
      conditions: release.conditions,
      reasoning: 'Half of the invoices are explained.',
    };
    const decided = await decideTogether([first, second], 'decideAppeal', caseId, milder);
    expect(decided.state).toBe('ENFORCED');
    const { decisions, appeals, history } = await lookAt(
      people.panel,
      caseId,
      'decisions { kind isCurrent outcome from until } appeals { outcome } history { toState }',
    );
    expect(decisions).toMatchObject([
      { kind: 'DECISION', isCurrent: false },
      { kind: 'APPEAL', isCurrent: true, outcome: 'PARTLY_UPHELD' },
    ]);
    expect(Number(decisions[0].until.slice(0, 4)) - Number(decisions[0].from.slice(0, 4))).toBe(3);
    expect(Number(decisions[1].until.slice(0, 4)) - Number(decisions[1].from.slice(0, 4))).toBe(2);
    expect(decisions[1].from).toBe(decisions[0].from);
    expect(appeals).toEqual([{ outcome: 'PARTLY_UPHELD' }]);
    expect(history.slice(-4).map(({ toState }: { toState: string }) => toState)).toEqual([
      'DECIDED',
      'APPEAL',
      'FINAL',
      'ENFORCED',
    ]);
    expect(await entriesOf(caseId)).toMatchObject([
      { superseded: true, until: decisions[0].until },
      { superseded: false, lifted: false, until: decisions[1].until },
    ]);
    const [own] = await ownCases(
      admin,
      'decisions { kind isCurrent reasoning } appeals { grounds outcome files { fileId } }',
    );
    expect(own).toMatchObject({
      decisions: [{ kind: 'DECISION' }, { kind: 'APPEAL', reasoning: 'Half of the invoices are explained.' }],
      appeals: [{ grounds, outcome: 'PARTLY_UPHELD' }],
    });
    expect(await ruleOf(admin, 'fileAppeal', { caseId, grounds })).toBe('CONFLICT / APPEAL_USED / S-INV-6');
  });
});

test('an appeal that is upheld ends the measures and the case', async () => {
  const { caseId, admin } = await decidedCase();
  await file(admin, caseId);
  const upheld = { appealId: await appealOf(caseId), outcome: 'UPHELD', reasoning };
  const decided = await decideTogether(people.appeals, 'decideAppeal', caseId, upheld);
  expect(decided.state).toBe('CLOSED');
  expect(await entriesOf(caseId)).toMatchObject([{ lifted: true }]);
});

test('an appeal that is rejected changes nothing', async () => {
  const { caseId, admin } = await decidedCase();
  await file(admin, caseId);
  const rejected = { appealId: await appealOf(caseId), outcome: 'REJECTED', reasoning };
  const decided = await decideTogether(people.appeals, 'decideAppeal', caseId, rejected);
  expect(decided.state).toBe('ENFORCED');
  expect(await entriesOf(caseId)).toMatchObject([{ lifted: false, superseded: false }]);
});

describe('S-INV-10: successors and controlled affiliates', () => {
  let heard: HeardCase;
  let heir: BegunRegistration;

  beforeAll(async () => {
    heard = await decidedCase();
    heir = await addRespondent(system, 'chidi');
  });

  const extension = async (more: object = {}) => ({
    caseId: heard.caseId,
    respondentId: heard.partnerId,
    partnerId: heir.partnerId,
    relation: 'SUCCESSOR',
    reasoning: 'The same director moved staff, accounts and contracts to it in May.',
    evidence: [],
    expectedVersion: (await lookAt(people.panel, heard.caseId)).version,
    ...more,
  });

  test('are proposed as far as registry knows them', async () => {
    const candidates = async () => (await lookAt(people.panel, heard.caseId, candidateFields)).successorCandidates;
    expect(await candidates()).toEqual([]);
    const officer = await system.as('UNHCR', 'officer');
    await officer.ok('mutation ($input: AddRelationInput!) { addRelation(input: $input) { id } }', {
      input: { partnerId: heir.partnerId, kind: 'AFFILIATE_OF', otherId: heard.partnerId },
    });
    await eventually(async () =>
      expect(await candidates()).toEqual([
        { partner: { id: heir.partnerId }, respondent: { id: heard.partnerId }, distance: 1, kind: 'AFFILIATE_OF' },
      ]),
    );
  });

  test('inherit nothing by themselves, nor without evidence of control', async () => {
    expect(await ruleOf(people.panel, 'extendToAffiliate', await extension())).toBe(
      'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-10',
    );
    expect(await refusalOf(people.investigator, 'extendToAffiliate', await extension())).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    const again = await extension({ partnerId: heard.partnerId, evidence: [await papers(people.panel)] });
    expect(await refusalOf(people.panel, 'extendToAffiliate', again)).toBe('CONFLICT / INVALID_STATE');
    expect(await entriesOf(heard.caseId)).toHaveLength(1);
    expect(await ownCases(heir.admin)).toEqual([]);
  });

  test('are told, heard, and bound only by two members', async () => {
    const { panel, panelist } = people;
    const evidence = [await papers(panel)];
    await act(panel, 'extendToAffiliate', await extension({ evidence }));
    const [own] = await ownCases(heir.admin, 'notices { allegations evidence } decisions { id } responses { id }');
    expect(own).toMatchObject({ notices: [{ evidence: ['Register of companies'] }], decisions: [], responses: [] });
    const { decisions, version } = await lookAt(panelist, heard.caseId, 'decisions { id state kind }');
    const decisionId = decisions.find(({ kind }: { kind: string }) => kind === 'EXTENSION').id;
    expect(await ruleOf(panelist, 'confirmCaseDecision', { decisionId, expectedVersion: version })).toBe(
      'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-6',
    );
    await act(heir.admin, 'submitResponse', { caseId: heard.caseId, text: 'We are another organisation.' });
    const { version: now } = await lookAt(panelist, heard.caseId);
    await act(panelist, 'confirmCaseDecision', { decisionId, expectedVersion: now });
    const bound = await sql(system, 'SELECT partner_id, type FROM ineligibility_entry WHERE case_id = $1 ORDER BY id', [
      heard.caseId,
    ]);
    expect(bound).toEqual([
      { partner_id: heard.partnerId, type: 'DEBARMENT_CONDITIONAL_RELEASE' },
      { partner_id: heir.partnerId, type: 'DEBARMENT_CONDITIONAL_RELEASE' },
    ]);
    const [told] = await ownCases(heir.admin, 'decisions { kind measures { sanction } }');
    expect(told).toMatchObject({
      decisions: [{ kind: 'EXTENSION', measures: [{ sanction: 'DEBARMENT_CONDITIONAL_RELEASE' }] }],
    });
  });

  test('may appeal like anybody', async () => {
    await file(heir.admin, heard.caseId);
    const rejected = { appealId: await appealOf(heard.caseId), outcome: 'UPHELD', reasoning };
    await decideTogether(people.appeals, 'decideAppeal', heard.caseId, rejected);
    expect(await entriesOf(heard.caseId)).toMatchObject([{ lifted: false }, { lifted: true }]);
  });
});

async function papers(caller: Caller): Promise<{ title: string; fileId: string }> {
  const bytes = Buffer.from(`%PDF-1.4\n% register ${Math.random()}\n%%EOF\n`);
  return {
    title: 'Register of companies',
    fileId: await caller.send('Sanctions', { kind: 'CASE_EVIDENCE', name: 'a.pdf', bytes }),
  };
}

test('after sixty days there is no appeal any more; conditions decide about the release (4.b, step 12)', async () => {
  const opened = await openCase(system, people.investigator, [ghi.partnerId]);
  await issueNotice(people.investigator, opened, [ghi.partnerId]);
  await act(ghi.admin, 'submitResponse', { caseId: opened.id, text: 'We did not.' });
  await inCaseState(people.panel, opened.id, 'DELIBERATION');
  const oneYear = { measures: [{ type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 1 }] };
  await decideTogether([people.panel, people.panelist], 'decideCase', opened.id, { ...release, ...oneYear });
  await system.travel(60 * day + 60_000);
  await signInAgain();
  const { id: caseId } = opened;
  await inCaseState(people.panel, caseId, 'ENFORCED');
  expect(await ruleOf(ghi.admin, 'fileAppeal', { caseId, grounds })).toBe(
    'PRECONDITION_FAILED / APPEAL_PERIOD_OVER / S-INV-6',
  );

  const { conditions } = await lookAt(people.investigator, caseId, 'conditions { id }');
  const conditionId = conditions[0].id;
  await act(ghi.admin, 'submitRehabilitationEvidence', { conditionId, text: 'The programme began in March.' });
  await system.travel(366 * day);
  await signInAgain();
  const { version } = await inCaseState(people.panel, caseId, 'REHABILITATION_REVIEW');
  const stillListed = await sql(system, 'SELECT published FROM ineligibility WHERE partner_id = $1', [ghi.partnerId]);
  expect(stillListed[0]?.published?.ineligible).toBe(true);
  const released = { caseId, outcome: 'RELEASED', reasoning, expectedVersion: version };
  expect(await refusalOf(people.panel, 'decideRehabilitation', released)).toBe(
    'PRECONDITION_FAILED / MISSING_REQUIREMENT',
  );
  const assessed = {
    conditionId,
    isMet: true,
    reasoning: 'The programme was seen at work by an auditor.',
    expectedVersion: version,
  };
  expect(await refusalOf(people.panel, 'assessCondition', assessed)).toBe('FORBIDDEN / ROLE_REQUIRED');
  await act(people.investigator, 'assessCondition', assessed);
  const { version: now } = await lookAt(people.panel, caseId);
  expect(await refusalOf(people.both, 'decideRehabilitation', { ...released, expectedVersion: now - 1 })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  const closed = await decideTogether([people.panel, people.panelist], 'decideRehabilitation', caseId, {
    outcome: 'RELEASED',
    reasoning,
  });
  expect(closed.state).toBe('CLOSED');
  expect(await entriesOf(caseId)).toMatchObject([{ lifted: true, until: expect.any(String) }]);
  const own = (await ownCases(ghi.admin, 'conditions { isMet evidence { text } assessments { reasoning } }')).find(
    (one) => one.caseId === caseId,
  );
  expect(own).toMatchObject({
    state: 'CLOSED',
    conditions: [{ isMet: true, evidence: [{ text: 'The programme began in March.' }] }],
  });
});

test('a restitution alone is closed when it was carried out', async () => {
  const { caseId } = await decidedCase({ ...release, measures: [release.measures[1]], conditions: [] });
  await system.travel(60 * day + 60_000);
  await signInAgain();
  const { version } = await inCaseState(people.panel, caseId, 'ENFORCED');
  expect(await entriesOf(caseId)).toEqual([]);
  expect((await act(people.investigator, 'closeCase', { caseId, expectedVersion: version })).state).toBe('CLOSED');
});
