import type { ResultIndicatorInput } from './results-framework.inputs';
import { checkIndicators, isAttained, isSameIndicator, missingForImpact } from './results-framework.rules';
import { ResultLevel } from './results-framework.view';

const told = {
  externalId: 'I1',
  level: ResultLevel.OUTPUT,
  result: 'Water',
  indicator: 'Persons reached',
  unit: 'persons',
  baseline: '0',
  target: '1000',
  method: 'survey',
  milestones: [{ on: '2025-06-30', value: '400' }],
  dueOn: '2025-12-31',
  sdgs: [6, 3],
};

test.each<[string | null, string | null, string, boolean]>([
  ['0', '1000', '900', true],
  ['0', '1000', '899.99', false],
  [null, '0.5', '0.45', true],
  ['800', '1000', '900', true],
  ['100', '10', '19', true],
  ['100', '10', '19.01', false],
  ['100.5', '0', '10.05', true],
  ['0', null, '900', false],
])('from %s to %s, %s is attained: %s', (baseline, target, value, attained) => {
  expect(isAttained({ baseline, target }, value)).toBe(attained);
});

test.each<[string, ResultIndicatorInput[]]>([
  ['two of one code', [told, told]],
  ['a baseline below zero', [{ ...told, baseline: '-1' }]],
  ['a target below zero', [{ ...told, target: '-1' }]],
  ['a milestone on the last day', [{ ...told, milestones: [{ on: '2025-12-31', value: '1' }] }]],
  ['a milestone below zero', [{ ...told, milestones: [{ on: '2025-06-30', value: '-1' }] }]],
  ['two on one day', [{ ...told, milestones: [...told.milestones, ...told.milestones] }]],
  ['nothing to reach', [{ ...told, baseline: '1000.0' }]],
])('%s is refused', (_case, indicators) => expect(() => checkIndicators(indicators)).toThrow());

test('PSFP-31: what is missing for impact is named', () => {
  expect(() => checkIndicators([told])).not.toThrow();
  expect(missingForImpact(told)).toEqual([]);
  expect(missingForImpact({ ...told, unit: null, method: null })).toEqual(['unit', 'method']);
  expect(isSameIndicator(told, { ...told, target: '1000.0' })).toBe(true);
  expect(isSameIndicator(told, { ...told, target: null })).toBe(false);
  expect(isSameIndicator(told, { ...told, milestones: [{ on: '2025-06-30', value: '400.0' }] })).toBe(true);
  expect(isSameIndicator(told, { ...told, milestones: [] })).toBe(false);
  expect(isSameIndicator(told, { ...told, sdgs: [3, 6] })).toBe(true);
  expect(isSameIndicator(told, { ...told, sdgs: [3] })).toBe(false);
});
