import { newId } from '@partner-commons/platform/id';
import { withClient } from '../support/databases';
import type { BegunRegistration } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  act,
  addRespondent,
  type CasePeople,
  caseInput,
  casePeople,
  decideTogether,
  type HeardCase,
  hearCase,
  inCaseState,
  issueNotice,
  lookAt,
  openCase,
  ownCases,
  proposalOf,
  reasoning,
  refusalOf,
  release,
  ruleOf,
} from './cases';
import { add } from './flags';
import { dayAfter, sql } from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let people: CasePeople;
let ghi: BegunRegistration;

beforeAll(async () => {
  system = await startTestSystem();
  [people, ghi] = await Promise.all([casePeople(system), addRespondent(system, 'amina')]);
});

afterAll(() => system?.stop());

const decide = (version: number, caseId: string, more: object = {}) => ({
  caseId,
  ...release,
  expectedVersion: version,
  ...more,
});

const entriesOf = (caseId: string) =>
  sql(
    system,
    `SELECT partner_id, type, from_on::text AS "from", until_on::text AS until, lifted_at, superseded_at
     FROM ineligibility_entry WHERE case_id = $1 ORDER BY id`,
    [caseId],
  );

describe('S-INV-6: nothing is decided before the respondent was heard', () => {
  test('no notice, no decision; no answer and no end of the time, no decision', async () => {
    const { investigator, both, panel } = people;
    const opened = await openCase(system, investigator, [ghi.partnerId]);
    const missing = 'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-6';
    expect(await ruleOf(both, 'decideCase', decide(opened.version, opened.id))).toBe(missing);
    expect(await refusalOf(panel, 'decideCase', decide(opened.version, opened.id))).toBe('NOT_FOUND');
    const { version } = await issueNotice(investigator, opened, [ghi.partnerId]);
    expect(await ruleOf(panel, 'decideCase', decide(version, opened.id))).toBe(missing);
  });
});

describe('S-INV-6: two members who did not investigate', () => {
  let heard: HeardCase;
  let version: number;

  beforeAll(async () => {
    heard = await hearCase(system, people, ghi);
    ({ version } = await lookAt(people.panel, heard.caseId));
  });

  test('an investigator on the panel decides nothing', async () => {
    const { both, panel } = people;
    const opened = await openCase(system, both, [ghi.partnerId]);
    const issued = await issueNotice(both, opened, [ghi.partnerId]);
    await act(ghi.admin, 'submitResponse', { caseId: opened.id, text: 'We did not.' });
    const { version: now } = await inCaseState(panel, opened.id, 'DELIBERATION');
    expect(now).toBeGreaterThan(issued.version);
    expect(await ruleOf(both, 'decideCase', decide(now, opened.id))).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES / S-INV-6',
    );
    const proposed = await act(panel, 'decideCase', decide(now, opened.id));
    const decisionId = await proposalOf(panel, opened.id);
    const agree = { decisionId, expectedVersion: proposed.version };
    expect(await ruleOf(both, 'confirmCaseDecision', agree)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES / S-INV-6');
    expect(await refusalOf(people.investigator, 'decideCase', decide(now, opened.id))).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
  });

  test('the measures fit together, and bind from today at the earliest', async () => {
    const refused = (more: object) => refusalOf(people.panel, 'decideCase', decide(version, heard.caseId, more));
    expect(await refused({ measures: [{ type: 'NO_ACTION' }, ...release.measures] })).toBe('INVALID_INPUT');
    expect(await refused({ conditions: [] })).toBe('INVALID_INPUT');
    expect(await refused({ measures: [{ type: 'RESTITUTION', amount: '-1', currency: 'USD' }] })).toBe('INVALID_INPUT');
    expect(await refused({ from: dayAfter(system, -1) })).toBe('INVALID_INPUT');
    expect(await refused({ reasoning: ' '.repeat(40) })).toBe('INVALID_INPUT');
    expect(await refused({ expectedVersion: 1 })).toBe('CONFLICT / VERSION_CONFLICT');
  });

  test('one proposes, and nobody but the panel knows', async () => {
    const { panel, panelist, legal } = people;
    const proposed = await act(panel, 'decideCase', decide(version, heard.caseId));
    expect(proposed.state).toBe('DELIBERATION');
    const decisionId = await proposalOf(panel, heard.caseId);
    const agree = { decisionId, expectedVersion: proposed.version };
    expect(await ruleOf(panel, 'confirmCaseDecision', agree)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES / S-INV-6');
    expect(await refusalOf(legal, 'confirmCaseDecision', agree)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refusalOf(panelist, 'confirmCaseDecision', { ...agree, decisionId: newId() })).toBe('NOT_FOUND');
    expect(await refusalOf(panelist, 'decideCase', decide(proposed.version, heard.caseId))).toBe(
      'CONFLICT / INVALID_STATE',
    );
    const [own] = (await ownCases(heard.admin, 'decisions { id }')).filter((one) => one.caseId === heard.caseId);
    expect(own.decisions).toEqual([]);
    expect(await entriesOf(heard.caseId)).toEqual([]);
  });

  test('what comes in meanwhile is read before the other one agrees', async () => {
    const { panelist } = people;
    const { version: seen } = await lookAt(panelist, heard.caseId);
    await act(heard.admin, 'submitResponse', { caseId: heard.caseId, text: 'We found the invoices after all.' });
    const decisionId = await proposalOf(panelist, heard.caseId);
    const agree = { decisionId, expectedVersion: seen };
    expect(await refusalOf(panelist, 'confirmCaseDecision', agree)).toBe('CONFLICT / VERSION_CONFLICT');
  });

  test('the other one may disagree: nothing binds, and the panel deliberates on', async () => {
    const { panelist } = people;
    const decisionId = await proposalOf(panelist, heard.caseId);
    const { version: now } = await lookAt(panelist, heard.caseId);
    const settled = await act(panelist, 'confirmCaseDecision', { decisionId, agree: false, expectedVersion: now });
    expect(settled.state).toBe('DELIBERATION');
    const again = { decisionId, expectedVersion: settled.version };
    expect(await refusalOf(people.appeals[0], 'confirmCaseDecision', again)).toBe('CONFLICT / INVALID_STATE');
    expect(await entriesOf(heard.caseId)).toEqual([]);
  });

  test('two agree: the decision binds with its reasons, the partner is told, the list has the entry', async () => {
    const { panel, panelist } = people;
    const decided = await decideTogether([panel, panelist], 'decideCase', heard.caseId, release);
    expect(decided.state).toBe('DECIDED');
    const fields = `decisions { kind state isCurrent measures { sanction until amount currency } conditions reasoning from until
      dueProcess proposedBy settledBy appealUntil partners { id } } conditions { text isMet }`;
    const { decisions, conditions } = await lookAt(panel, heard.caseId, fields);
    expect(decisions.map(({ state }: { state: string }) => state)).toEqual(['REJECTED', 'IN_FORCE']);
    expect(decisions[1]).toMatchObject({
      kind: 'DECISION',
      isCurrent: true,
      measures: [
        { sanction: 'DEBARMENT_CONDITIONAL_RELEASE', amount: null },
        { sanction: 'RESTITUTION', amount: '184250.00', currency: 'USD' },
      ],
      reasoning,
      proposedBy: expect.stringMatching(/#panel$/),
      settledBy: expect.stringMatching(/#panelist$/),
      partners: [{ id: ghi.partnerId }],
    });
    expect(conditions).toEqual([{ text: release.conditions[0], isMet: null }]);
    expect(await entriesOf(heard.caseId)).toEqual([
      expect.objectContaining({
        partner_id: ghi.partnerId,
        type: 'DEBARMENT_CONDITIONAL_RELEASE',
        from: dayAfter(system, 0),
        lifted_at: null,
      }),
    ]);
    const shown = 'decisions { reasoning measures { sanction } appealUntil } conditions { text }';
    const [own] = (await ownCases(heard.admin, shown)).filter((one) => one.caseId === heard.caseId);
    expect(own).toMatchObject({
      state: 'DECIDED',
      decisions: [{ reasoning }],
      conditions: [{ text: release.conditions[0] }],
    });
    const { errors } = await heard.admin.ask('{ partnerCases { decisions { proposedBy } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const due = await sql(
      system,
      `SELECT data ->> 'kind' AS kind FROM outbox_event WHERE type = 'sanctions.partner-notice-due' AND data ->> 'ref' = $1`,
      [heard.caseId],
    );
    expect(due.map(({ kind }) => kind)).toEqual(['CASE_NOTICE_ISSUED', 'CASE_DECIDED']);
    expect(
      (await sql(system, `SELECT 1 FROM case_decision WHERE case_decision::text LIKE '%explain the invoices%'`)).length,
    ).toBe(0);
  });

  test('a decision is never changed, by nobody', async () => {
    for (const statement of [
      'UPDATE case_decision SET measures = $$[]$$',
      'DELETE FROM case_decision',
      'UPDATE case_event SET reason = $$OTHER$$',
    ]) {
      await expect(withClient(system.databases.sanctions.appUrl, (app) => app.query(statement))).rejects.toThrow(
        'permission denied',
      );
    }
  });
});

test('observations alone carry no measure', async () => {
  const { panel, investigator } = people;
  const flag = await add(investigator, ghi.partnerId);
  const rumours = { evidence: [], citedObservations: [flag.id] };
  const invented = { ...rumours, citedObservations: [newId()] };
  expect(
    await refusalOf(investigator, 'createIneligibilityCase', caseInput(system, [ghi.partnerId], invented).input),
  ).toBe('NOT_FOUND');
  const opened = await openCase(system, investigator, [ghi.partnerId], rumours);
  await issueNotice(investigator, opened, [ghi.partnerId]);
  await act(ghi.admin, 'submitResponse', { caseId: opened.id, text: 'Rumours.' });
  const { version } = await inCaseState(panel, opened.id, 'DELIBERATION');
  expect(await refusalOf(panel, 'decideCase', decide(version, opened.id))).toBe(
    'PRECONDITION_FAILED / NOT_SOLE_GROUND',
  );
  const nothing = { measures: [{ type: 'NO_ACTION' }], conditions: [], reasoning, dueProcessAttestation: true };
  const closed = await decideTogether([panel, people.panelist], 'decideCase', opened.id, nothing);
  expect(closed.state).toBe('CLOSED');
  expect(await entriesOf(opened.id)).toEqual([]);
});

test('a case that nobody answers is decided when the time is over; a fixed term ends by itself', async () => {
  const opened = await openCase(system, people.investigator, [ghi.partnerId]);
  await issueNotice(people.investigator, opened, [ghi.partnerId]);
  await system.travel(30 * 86_400_000 + 60_000);
  const { panel, panelist } = {
    panel: await system.as('UNDP', 'panel'),
    panelist: await system.as('UNDP', 'panelist'),
  };
  await inCaseState(panel, opened.id, 'DELIBERATION');
  const fixed = { measures: [{ type: 'DEBARMENT_FIXED', years: 2 }], conditions: [] };
  await decideTogether([panel, panelist], 'decideCase', opened.id, { ...release, ...fixed });
  await system.travel(60 * 86_400_000 + 60_000);
  await inCaseState(await system.as('UNDP', 'panel'), opened.id, 'ENFORCED');
  await system.travel(2 * 366 * 86_400_000);
  await inCaseState(await system.as('UNDP', 'panel'), opened.id, 'CLOSED');
  const { history } = await lookAt(await system.as('UNDP', 'panel'), opened.id, 'history { toState reason actor }');
  expect(history.slice(3)).toMatchObject([
    { toState: 'RESPONSE_PERIOD' },
    { toState: 'DELIBERATION', reason: 'ALL_HEARD', actor: 'service:sanctions' },
    { toState: 'DECIDED' },
    { toState: 'FINAL', reason: 'NO_APPEAL' },
    { toState: 'ENFORCED' },
    { toState: 'CLOSED', reason: 'TERM_OVER' },
  ]);
});
