import type { CaseDecisionRow } from './case-decision.repository';
import { awaitsRelease, currentDecisions, lastEnd } from './case-decision.rules';

const decision = (id: string, more: Partial<CaseDecisionRow> = {}): CaseDecisionRow => ({
  id,
  caseId: 'case',
  leadAgency: 'UNDP',
  kind: 'DECISION',
  state: 'IN_FORCE',
  partnerIds: ['a', 'b'],
  measures: [{ type: 'DEBARMENT_FIXED', until: '2029-03-01', amount: null, currency: null }],
  conditions: [],
  from: '2026-03-01',
  until: '2029-03-01',
  dueProcess: true,
  shared: true,
  outcome: null,
  appealId: null,
  sealed: '',
  proposedBy: 'p',
  proposedAt: new Date(0),
  settledBy: 's',
  settledAt: new Date(0),
  appealUntil: null,
  ...more,
});

const currentIds = (...decisions: CaseDecisionRow[]) =>
  Object.fromEntries([...currentDecisions(decisions)].map(([partner, { id }]) => [partner, id]));

test('a later decision takes the place of the one before, for those that it names', () => {
  const first = decision('first');
  const appeal = decision('appeal', { kind: 'APPEAL', partnerIds: ['b'] });
  expect(currentIds(first)).toEqual({ a: 'first', b: 'first' });
  expect(currentIds(first, appeal)).toEqual({ a: 'first', b: 'appeal' });
});

test('what one member proposed, or the other one rejected, binds nobody; a release is no measure', () => {
  const first = decision('first');
  expect(currentIds(first, decision('second', { state: 'PROPOSED' }))).toEqual({ a: 'first', b: 'first' });
  expect(currentIds(first, decision('second', { state: 'REJECTED' }))).toEqual({ a: 'first', b: 'first' });
  expect(currentIds(first, decision('release', { kind: 'REHABILITATION' }))).toEqual({ a: 'first', b: 'first' });
});

test('a case lasts as long as the longest of its measures', () => {
  expect(lastEnd([decision('a'), decision('b', { until: '2030-01-01' })])).toBe('2030-01-01');
  expect(lastEnd([decision('a'), decision('b', { until: null })])).toBeNull();
  expect(lastEnd([])).toBeNull();
});

test('a conditional release waits for somebody who looks', () => {
  const release = { type: 'DEBARMENT_CONDITIONAL_RELEASE' as const, until: '2028-03-01', amount: null, currency: null };
  expect(awaitsRelease([decision('a')])).toBe(false);
  expect(awaitsRelease([decision('a'), decision('b', { measures: [release] })])).toBe(true);
});
