import { areasWithoutAction, isTargetMet, progressOf, upliftOf } from './capacity-plan.rules';

test.each([
  ['HIGH', 'MODERATE', 2],
  ['HIGH', 'LOW', 3],
  ['SIGNIFICANT', 'SIGNIFICANT', 0],
  ['LOW', 'HIGH', -3],
  ['HIGH_ASSUMED', 'MODERATE', 2],
  ['MODERATE', 'LOW_ASSUMED', 1],
  ['NOT_REQUIRED', 'LOW', null],
  [null, 'LOW', null],
  ['HIGH', null, null],
] as const)('JIU-54: from %s to %s are %s bands', (before, after, bands) =>
  expect(upliftOf(before, after)).toBe(bands),
);

test.each([
  ['MODERATE', 'MODERATE', true],
  ['MODERATE', 'LOW', true],
  ['LOW', 'MODERATE', false],
  [null, 'LOW', null],
  ['LOW', null, null],
] as const)('the target %s is met by %s: %s', (target, result, met) => expect(isTargetMet(target, result)).toBe(met));

test('JIU-53: areas of findings that no action is about', () => {
  const findings = [{ area: 'HR' }, { area: 'ACCOUNTING' }, { area: 'HR' }];
  expect(areasWithoutAction(findings, [])).toEqual(['ACCOUNTING', 'HR']);
  expect(areasWithoutAction(findings, [{ area: 'HR' }])).toEqual(['ACCOUNTING']);
  expect(areasWithoutAction([], [{ area: 'HR' }])).toEqual([]);
});

test.each([
  [[], 0],
  [
    [
      { state: 'COMPLETED', progress: 100 },
      { state: 'PLANNED', progress: 0 },
      { state: 'PLANNED', progress: 0 },
    ],
    33,
  ],
  [
    [
      { state: 'COMPLETED', progress: 100 },
      { state: 'CANCELLED', progress: 10 },
    ],
    100,
  ],
  [[{ state: 'CANCELLED', progress: 0 }], 0],
  [
    [
      { state: 'COMPLETED', progress: 100 },
      { state: 'IN_PROGRESS', progress: 99 },
    ],
    99,
  ],
])('progress of %j is %s', (actions, progress) => expect(progressOf(actions)).toBe(progress));
