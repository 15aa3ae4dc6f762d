import { checkEvaluationPeriod, demandAnswered, demandEvaluationMove, othersOf } from './evaluation.rules';
import { EvaluationState } from './evaluation.view';

const { DRAFT, AWAITING_RESPONSES, PUBLISHED, WITHDRAWN } = EvaluationState;

test.each([
  [DRAFT, [AWAITING_RESPONSES, WITHDRAWN]],
  [AWAITING_RESPONSES, [PUBLISHED, WITHDRAWN]],
  [PUBLISHED, [WITHDRAWN]],
  [WITHDRAWN, []],
])('from %s to %s and nowhere else', (from, allowed) => {
  for (const to of Object.values(EvaluationState)) {
    if (allowed.includes(to)) demandEvaluationMove(from, to);
    else expect(() => demandEvaluationMove(from, to)).toThrow(`is ${from} cannot become ${to}`);
  }
});

test.each([
  ['all answered', 6, '2026-03-20', true],
  ['one missing, on the last day', 5, '2026-03-10', false],
  ['one missing, after the last day', 5, '2026-03-09', true],
  ['never asked', 0, null, false],
])('UNICEF-23: %s', (_what, answers, dueOn, ready) => {
  const demand = () => demandAnswered({ findings: 2, respondents: 3, answers }, dueOn, '2026-03-10');
  if (ready) expect(demand).not.toThrow();
  else expect(demand).toThrow('answers are missing');
});

test('the period is in order and has begun', () => {
  checkEvaluationPeriod({ from: '2025-01-01', to: '2025-12-31' }, '2026-01-01');
  expect(() => checkEvaluationPeriod({ from: '2025-01-02', to: '2025-01-01' }, '2026-01-01')).toThrow('ends before');
  expect(() => checkEvaluationPeriod({ from: '2026-01-02', to: '2026-01-03' }, '2026-01-01')).toThrow('future');
});

test('others take part once each, without who leads; without others it is not joint', () => {
  expect(othersOf(['WFP', 'UNHCR', 'UNDP', 'WFP'], 'UNHCR')).toEqual(['UNDP', 'WFP']);
  expect(() => othersOf(['UNHCR'], 'UNHCR')).toThrow('another agency');
});
