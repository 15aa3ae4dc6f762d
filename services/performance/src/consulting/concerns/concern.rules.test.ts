import { type ConcernAct, deskOf, dueDay, firstEscalation, isAllowed, rungAbove } from './concern.rules';

// 2 March 2026 is a Monday.
test.each([
  ['CRITICAL', '2026-03-09', '2026-03-10'],
  ['HIGH', '2026-03-16', '2026-03-17'],
  ['MEDIUM', '2026-03-30', '2026-03-31'],
  ['LOW', '2026-04-13', '2026-04-14'],
] as const)('a %s concern of Monday is due on %s and goes up on %s', (severity, due, up) => {
  expect([dueDay(severity, '2026-03-02'), firstEscalation(dueDay(severity, '2026-03-02'))]).toEqual([due, up]);
});

test('4.e, step 3: a HIGH concern goes up on working day 11, and a weekend is no working day', () => {
  expect(firstEscalation(dueDay('HIGH', '2026-03-06'))).toBe('2026-03-23');
});

test.each([
  ['PAYMENT_DELAYS', 'FINANCE_OFFICER'],
  ['SAFEGUARDING', 'REPRESENTATIVE'],
  ['DATA', 'PROGRAMME_OFFICER'],
  [null, 'PROGRAMME_OFFICER'],
])('about %s answers %s', (theme, desk) => expect(deskOf(theme)).toBe(desk));

const officePath = ['field', 'country', 'headquarters'];
const standing = { severity: 'HIGH' as const, level: 0, officeId: 'country', officePath, line: ['FINANCE_OFFICER'] };
const line = ['FINANCE_OFFICER', 'SENIOR_OFFICIAL', 'REPRESENTATIVE'];

test('JIU-114: the senior level of the office, then that of the office above, then no further', () => {
  const first = rungAbove(standing, '2026-03-17');
  expect(first).toEqual({ level: 1, officeId: 'country', line, escalatesOn: '2026-03-24' });
  const second = first && rungAbove({ ...standing, ...first }, '2026-03-24');
  expect(second).toEqual({ level: 2, officeId: 'headquarters', line, escalatesOn: null });
  expect(second && rungAbove({ ...standing, ...second }, '2026-04-01')).toBeNull();
});

test('an agency without offices has one senior level', () => {
  const alone = { ...standing, officeId: null, officePath: [] };
  const first = rungAbove(alone, '2026-03-17');
  expect(first).toEqual({ level: 1, officeId: null, line, escalatesOn: null });
  expect(first && rungAbove({ ...alone, ...first }, '2026-03-24')).toBeNull();
});

test('each act in each state', () => {
  const allowed: Record<ConcernAct, string[]> = {
    assign: ['OPEN', 'ESCALATED'],
    take: ['OPEN', 'ESCALATED'],
    escalate: ['OPEN', 'ESCALATED'],
    resolve: ['OPEN', 'ESCALATED'],
    confirm: ['RESOLVED'],
    contest: ['RESOLVED'],
  };
  for (const [act, states] of Object.entries(allowed)) {
    for (const state of ['OPEN', 'ESCALATED', 'RESOLVED', 'CONFIRMED', 'CLOSED'] as const) {
      expect([act, state, isAllowed(state, act as ConcernAct)]).toEqual([act, state, states.includes(state)]);
    }
  }
});
