import { checkResult, demandVerifiable, isSameResult } from './result-value.rules';
import { ClaimStatus } from './result-value.view';

const told = { externalId: 'R1', engagement: 'E', indicator: 'I1', on: '2025-06-30', value: '900', evidence: null };

test.each([
  ['of tomorrow', { on: '2025-07-02' }],
  ['below zero', { value: '-1' }],
  ['without a number', { externalId: '' }],
])('a result %s is refused', (_case, change) => {
  expect(() => checkResult(told, '2025-07-01')).not.toThrow();
  expect(() => checkResult({ ...told, ...change }, '2025-07-01')).toThrow();
});

test('UNICEF-26: a result is verified once, by somebody else', () => {
  const value = { claim: ClaimStatus.CLAIMED, recordedBy: 'a' };
  expect(() => demandVerifiable(value, 'b')).not.toThrow();
  expect(() => demandVerifiable(value, 'a')).toThrow('Somebody else');
  expect(() => demandVerifiable({ ...value, claim: ClaimStatus.VERIFIED }, 'b')).toThrow('already');
});

test('the same result is the same however its decimals are written', () => {
  const stored = { ...told, indicatorId: 'i' };
  expect(isSameResult(stored, { ...stored, value: '900.0' })).toBe(true);
  expect(isSameResult(stored, { ...stored, value: '901' })).toBe(false);
});
