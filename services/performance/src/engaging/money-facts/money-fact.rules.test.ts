import { checkMoney, isSameMoney, monthOf, needsRecordedRate, type ToldMoney } from './money-fact.rules';
import { MoneyKind } from './money-kind.enum';

const told: ToldMoney = {
  externalId: 'V-1',
  kind: MoneyKind.DISBURSEMENT,
  engagement: 'WFP-SO-1',
  on: '2025-03-04',
  amount: '100.50',
  currency: 'USD',
  unitsPerUsd: null,
  rateDate: null,
  rateSource: null,
};
const rate = { currency: 'KES', unitsPerUsd: '129.2', rateDate: '2025-03-01', rateSource: 'UNORE' };

test.each<[string, Partial<ToldMoney>]>([
  ['as it is', {}],
  ['taken back', { amount: '0' }],
  ['in another currency with its rate', rate],
  ['in another currency without one', { currency: 'KES' }],
  ['of the whole agency', { kind: MoneyKind.PROGRAMME_EXPENDITURE, engagement: null }],
])('an amount %s is taken', (_case, change) => {
  expect(() => checkMoney({ ...told, ...change }, '2025-12-31')).not.toThrow();
});

test.each<[string, Partial<ToldMoney>]>([
  ['below zero', { amount: '-1' }],
  ['of tomorrow', { on: '2026-01-01' }],
  ['before there were records', { on: '1989-12-31' }],
  ['without its agreement', { engagement: null }],
  ['of the whole agency with an agreement', { kind: MoneyKind.ASSURANCE_COST }],
  ['with half a rate', { currency: 'KES', rateDate: '2025-03-01' }],
  ['in dollars with a rate', { ...rate, currency: 'USD' }],
  ['without a number', { externalId: '' }],
])('an amount %s is refused', (_case, change) => {
  expect(() => checkMoney({ ...told, ...change }, '2025-12-31')).toThrow();
});

test('the same money is the same however its decimals are written', () => {
  const stored = { ...told, engagementId: 'e' };
  expect(isSameMoney(stored, { ...stored, amount: '100.5' })).toBe(true);
  expect(isSameMoney(stored, { ...stored, amount: '100.51' })).toBe(false);
  expect(isSameMoney(stored, { ...stored, on: '2025-03-05' })).toBe(false);
  expect(needsRecordedRate({ ...rate, unitsPerUsd: null })).toBe(true);
  expect(monthOf('2025-03-04')).toBe('2025-03-01');
});
