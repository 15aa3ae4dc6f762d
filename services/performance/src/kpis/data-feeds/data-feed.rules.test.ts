import { KpiFrequency } from '../definitions/kpi-term.enums';
import { countFeed, dueDay, dueFigures } from './data-feed.rules';
import { DataLineState } from './data-scorecard.view';

const { ON_TIME, LATE, MISSING, NOT_DUE } = DataLineState;

test.each([
  [2025, null, 31, '2026-01-31'],
  [2025, null, 90, '2026-03-31'],
  [2025, 1, 30, '2025-04-30'],
  [2025, 4, 31, '2026-01-31'],
])('figures of %s quarter %s are due %i days later: %s', (year, quarter, days, day) => {
  expect(dueDay(year, quarter, days)).toBe(day);
});

const yearly = { code: 'A', frequency: KpiFrequency.YEARLY, dueDays: 31 };
const quarterly = { code: 'B', frequency: KpiFrequency.QUARTERLY, dueDays: 30 };
const at = (day: string, time = '12:00:00') => new Date(`${day}T${time}Z`);
const receipt = (code: string, quarter: number | null, receivedAt: Date) => ({ code, quarter, receivedAt });
const now = at('2026-01-20');

test.each([
  ['on its last day', [receipt('A', null, at('2026-01-31', '23:59:59'))], at('2026-03-01'), ON_TIME],
  ['a day later', [receipt('A', null, at('2026-02-01', '00:00:00'))], at('2026-03-01'), LATE],
  ['not at all', [], at('2026-02-01', '00:00:00'), MISSING],
  ['not yet', [], at('2026-01-31', '23:59:59'), NOT_DUE],
  ['as three quarters', [1, 2, 3].map((quarter) => receipt('A', quarter, at('2025-12-31'))), at('2026-03-01'), MISSING],
  [
    'as four quarters',
    [1, 2, 3, 4].map((quarter) => receipt('A', quarter, at('2025-12-31'))),
    at('2026-03-01'),
    ON_TIME,
  ],
  [
    'as four quarters, the last of them late',
    [1, 2, 3, 4].map((quarter) => receipt('A', quarter, at(quarter === 4 ? '2026-02-02' : '2025-12-31'))),
    at('2026-03-01'),
    LATE,
  ],
  ['another code', [receipt('B', null, at('2025-12-31'))], at('2026-03-01'), MISSING],
])('a yearly figure that came %s', (_case, receipts, today, state) => {
  expect(dueFigures([yearly], 2025, receipts, today)).toMatchObject([{ dueOn: '2026-01-31', state }]);
});

test('what is due is counted; what is not due yet counts nowhere', () => {
  const receipts = [
    receipt('B', 1, at('2025-04-20')),
    receipt('B', 2, at('2025-08-15')),
    receipt('B', 4, at('2026-01-10')),
  ];
  const figures = dueFigures([yearly, quarterly], 2025, receipts, now);
  expect(figures.map(({ state }) => state)).toEqual([NOT_DUE, ON_TIME, LATE, MISSING, ON_TIME]);
  expect(countFeed(figures, now)).toEqual({
    due: 3,
    received: 2,
    onTime: 1,
    late: 1,
    missing: 1,
    completeness: '66.67',
    timeliness: '33.33',
  });
  expect(countFeed([], now)).toMatchObject({ due: 0, completeness: null, timeliness: null });
});
