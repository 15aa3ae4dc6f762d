import { SurveyQuestionKind } from './survey.enums';
import { faultOf, halfYearOf, lastDayOf, surveyStateOf } from './survey.rules';

const at = new Date('2026-03-02T00:00:00Z');
test.each([
  ['2026-03-01', null, null, '2026-03-01', 'OPEN'],
  ['2026-03-01', null, null, '2026-03-02', 'CLOSED'],
  ['2026-03-05', at, null, '2026-03-02', 'CLOSED'],
  ['2026-03-05', at, at, '2026-03-02', 'SETTLED'],
])('until %s, closed %s, settled %s, on %s: %s', (closesOn, closedAt, settledAt, today, state) => {
  expect(surveyStateOf({ closesOn, closedAt, settledAt }, today)).toBe(state);
});

const question = (code: string, kind: keyof typeof SurveyQuestionKind, choices?: string[]) => ({
  code,
  text: 'How?',
  kind: SurveyQuestionKind[kind],
  byAgency: false,
  choices,
});

test.each([
  [[question('A', 'NUMBER'), question('B', 'CHOICE', ['x', 'y'])], null],
  [[question('A', 'NUMBER'), question('A', 'TEXT')], 'Two questions are called A.'],
  [[question('A', 'CHOICE', ['x'])], 'A needs two choices at least.'],
  [[question('A', 'CHOICE')], 'A needs two choices at least.'],
  [[question('A', 'SCALE', ['x', 'y'])], 'A has choices, but is no CHOICE.'],
])('%j: %s', (questions, fault) => expect(faultOf(questions)).toBe(fault));

test.each([
  ['2026-06-30', '2026-H1', '2026-06-30'],
  ['2026-07-01', '2026-H2', '2026-12-31'],
  ['2026-01-01', '2026-H1', '2026-06-30'],
])('%s is in %s, which ends on %s', (day, period, last) => {
  expect([halfYearOf(day), lastDayOf(halfYearOf(day))]).toEqual([period, last]);
});
