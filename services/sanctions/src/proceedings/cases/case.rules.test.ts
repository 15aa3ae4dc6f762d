import {
  excludes,
  isAllowed,
  isBeforeNotice,
  type Part,
  referenceNo,
  type State,
  stepsTo,
  trackOf,
} from './case.rules';
import { CaseState } from './case-codes';

const states = Object.values(CaseState);

/** Every pair that is allowed, written out once more: a change of the table must be made twice. */
const allowed = [
  'INTAKE PRELIMINARY_REVIEW',
  'INTAKE DISMISSED',
  'PRELIMINARY_REVIEW INTERIM_SUSPENSION',
  'PRELIMINARY_REVIEW NOTICE_ISSUED',
  'PRELIMINARY_REVIEW DISMISSED',
  'INTERIM_SUSPENSION PRELIMINARY_REVIEW',
  'INTERIM_SUSPENSION NOTICE_ISSUED',
  'INTERIM_SUSPENSION DISMISSED',
  'NOTICE_ISSUED RESPONSE_PERIOD',
  'NOTICE_ISSUED DISMISSED',
  'RESPONSE_PERIOD DELIBERATION',
  'RESPONSE_PERIOD DISMISSED',
  'DELIBERATION DECIDED',
  'DECIDED APPEAL',
  'DECIDED FINAL',
  'APPEAL FINAL',
  'FINAL ENFORCED',
  'FINAL CLOSED',
  'ENFORCED REHABILITATION_REVIEW',
  'ENFORCED CLOSED',
  'REHABILITATION_REVIEW ENFORCED',
  'REHABILITATION_REVIEW CLOSED',
];

const pairs = states.flatMap((from) => states.map((to): [State, State] => [from, to]));

test.each(pairs)('from %s to %s', (from, to) => {
  expect(isAllowed(from, to)).toBe(allowed.includes(`${from} ${to}`));
});

test('S-INV-6: nothing is decided without a notice and a time to answer', () => {
  const reaches = (from: State, without: State, seen = new Set<State>()): boolean => {
    if (from === 'DECIDED') return true;
    seen.add(from);
    return states.some((to) => isAllowed(from, to) && to !== without && !seen.has(to) && reaches(to, without, seen));
  };
  expect(reaches('INTAKE', 'DISMISSED')).toBe(true);
  for (const state of ['NOTICE_ISSUED', 'RESPONSE_PERIOD', 'DELIBERATION'] as const) {
    expect(reaches('INTAKE', state)).toBe(false);
  }
});

test.each<[State, State, State[] | null]>([
  ['INTAKE', 'PRELIMINARY_REVIEW', ['PRELIMINARY_REVIEW']],
  ['INTAKE', 'INTERIM_SUSPENSION', ['PRELIMINARY_REVIEW', 'INTERIM_SUSPENSION']],
  ['INTAKE', 'NOTICE_ISSUED', ['PRELIMINARY_REVIEW', 'NOTICE_ISSUED']],
  ['INTAKE', 'DELIBERATION', null],
  ['DELIBERATION', 'DISMISSED', null],
  ['CLOSED', 'INTAKE', null],
])('the steps from %s to %s', (from, to, steps) => expect(stepsTo(from, to)).toEqual(steps));

test.each<[Part, Part, boolean]>([
  ['DECISION', 'INVESTIGATION', true],
  ['APPEAL', 'INVESTIGATION', true],
  ['APPEAL', 'DECISION', true],
  ['RELEASE', 'INVESTIGATION', true],
  ['INVESTIGATION', 'DECISION', true],
  ['INVESTIGATION', 'APPEAL', true],
  ['INVESTIGATION', 'INVESTIGATION', false],
  ['DECISION', 'DECISION', false],
  ['RELEASE', 'DECISION', false],
  ['RELEASE', 'APPEAL', false],
])('S-INV-6: %s is barred to who took part as %s: %s', (part, done, no) => expect(excludes(part, done)).toBe(no));

test.each(states)('whether %s is before the notice', (state) => {
  expect(isBeforeNotice(state)).toBe(['INTAKE', 'PRELIMINARY_REVIEW', 'INTERIM_SUSPENSION'].includes(state));
});

test.each<[string[], string | null]>([
  [['NATIONAL_NGO'], 'STANDARD'],
  [['PRIVATE_SECTOR', 'INDIVIDUAL'], 'STANDARD'],
  [['UN_ENTITY'], 'GOVERNMENT'],
  [['GOVERNMENT_LOCAL'], 'GOVERNMENT'],
  [['GOVERNMENT_NATIONAL', 'PARLIAMENT', 'OTHER_PUBLIC'], 'GOVERNMENT'],
  [['GOVERNMENT_LOCAL', 'NATIONAL_NGO'], null],
])('S-INV-9: the track of %j is %s', (types, track) => expect(trackOf(types)).toBe(track));

test('the reference counts with four digits, and more when they do not suffice', () => {
  expect(referenceNo('UNDP', 2026, 1)).toBe('UNDP-2026-0001');
  expect(referenceNo('UNDP', 2026, 12_345)).toBe('UNDP-2026-12345');
});
