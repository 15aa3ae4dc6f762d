import { AssessmentState } from '../../terms/assessment-state.enum';
import { demandState, demandStep, isUnderway, steps, wasFinal } from './assessment-step.rules';

const states = Object.values(AssessmentState);

test('the steps are those of domain-model.md 2.5', () => {
  const allowed = states.flatMap((from) => steps[from].map((to) => `${from} ${to}`));
  expect(allowed.sort()).toEqual(
    [
      'DRAFT ASSIGNED',
      'ASSIGNED IN_PROGRESS',
      'IN_PROGRESS PARTNER_COMMENTS',
      'PARTNER_COMMENTS SUBMITTED',
      'SUBMITTED QUALITY_REVIEW',
      'QUALITY_REVIEW FINAL',
      'QUALITY_REVIEW RETURNED',
      'RETURNED IN_PROGRESS',
      'FINAL EXPIRED',
      'FINAL SUPERSEDED',
      'FINAL INVALIDATED',
      'DRAFT CANCELLED',
      'ASSIGNED CANCELLED',
      'IN_PROGRESS CANCELLED',
      'PARTNER_COMMENTS CANCELLED',
    ].sort(),
  );
});

test('every other step is refused with where one could go', () => {
  for (const from of states) {
    for (const to of states.filter((state) => !steps[from].includes(state))) {
      expect(() => demandStep(from, to)).toThrow(
        expect.objectContaining({
          extensions: { code: 'CONFLICT', reason: 'INVALID_STATE', facts: { state: from, next: steps[from] } },
        }),
      );
    }
    for (const to of steps[from]) expect(() => demandStep(from, to)).not.toThrow();
  }
});

test('A-INV-8: what is invalidated goes nowhere, and stays what was final', () => {
  expect(steps.INVALIDATED).toEqual([]);
  expect(states.filter(wasFinal)).toEqual(['FINAL', 'EXPIRED', 'SUPERSEDED', 'INVALIDATED']);
  expect(states.filter((state) => !wasFinal(state) && !isUnderway(state))).toEqual(['CANCELLED']);
  expect(() => demandState('INVALIDATED', 'FINAL')).toThrow(/INVALIDATED/);
  expect(() => demandState('FINAL', 'SUBMITTED', 'FINAL')).not.toThrow();
});
