import { ageInDays, isOverdue } from './duplicate-case.rules';

const at = (text: string) => new Date(`${text}:00Z`);

test.each([
  ['2026-03-01T09:00', null, '2026-03-01T23:00', 0],
  ['2026-03-01T09:00', null, '2026-03-03T10:00', 2],
  ['2026-03-01T09:00', '2026-03-02T09:30', '2026-03-20T10:00', 1],
])('found %s, decided %s, asked %s: %i days', (found, decided, now, days) => {
  expect(ageInDays({ foundAt: at(found), decidedAt: decided === null ? null : at(decided) }, at(now))).toBe(days);
});

test.each([
  ['OPEN', '2026-03-16T09:00', true],
  ['DUPLICATE_PROPOSED', '2026-03-16T09:00', true],
  ['OPEN', '2026-03-14T09:00', false],
  ['NOT_DUPLICATE', '2026-03-16T09:00', false],
])('%s at %s', (state, now, overdue) => {
  const row = { state, dueAt: at('2026-03-15T09:00') } as Parameters<typeof isOverdue>[0];
  expect(isOverdue(row, at(now))).toBe(overdue);
});
