import { demandWay, isOverdue, percentOf, rateCost } from './mitigation.rules';
import { MitigationStatus } from './mitigation.view';

const today = '2026-03-14';
const rate = { unitsPerUsd: '129.20', rateDate: '2026-03-01', rateSource: 'UNORE' };

test.each([
  [{ amount: '1200', currency: 'USD' }, '1200.00'],
  [{ amount: '0', currency: 'USD' }, '0.00'],
  [{ amount: '12.34', currency: 'USD' }, '12.34'],
  [{ amount: '129200', currency: 'KES', ...rate }, '1000.00'],
  [{ amount: '1', currency: 'KES', ...rate }, '0.01'],
  [{ amount: '100', currency: 'EUR', unitsPerUsd: '0.8', rateDate: today, rateSource: 'UNORE' }, '125.00'],
])('%j is %s dollars', (cost, dollars) => {
  expect(rateCost(cost, today)).toMatchObject({ cost: cost.amount, costUsd: dollars });
});

test.each([
  ['input.cost.amount', { amount: '-1', currency: 'USD' }],
  ['input.cost.amount', { amount: '1.234', currency: 'USD' }],
  ['input.cost.amount', { amount: '1234567890123456', currency: 'USD' }],
  ['input.cost.unitsPerUsd', { amount: '1', currency: 'USD', unitsPerUsd: '1' }],
  ['input.cost.unitsPerUsd', { amount: '1', currency: 'KES' }],
  ['input.cost.unitsPerUsd', { amount: '1', currency: 'KES', ...rate, unitsPerUsd: '0.00' }],
  ['input.cost.unitsPerUsd', { amount: '100000000000000', currency: 'KES', ...rate, unitsPerUsd: '0.0000000001' }],
  ['input.cost.rateDate', { amount: '1', currency: 'KES', ...rate, rateDate: '2026-03-15' }],
])('%s of %j is refused', (field, cost) => {
  expect(() => rateCost(cost, today)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'INVALID_INPUT', field }) }),
  );
});

const { PLANNED, IN_PROGRESS, DONE, CANCELLED } = MitigationStatus;

test.each([
  [PLANNED, PLANNED, true],
  [PLANNED, DONE, true],
  [IN_PROGRESS, CANCELLED, true],
  [IN_PROGRESS, PLANNED, false],
  [DONE, IN_PROGRESS, false],
  [DONE, DONE, false],
  [CANCELLED, PLANNED, false],
])('from %s to %s: %s', (from, to, isAllowed) => {
  if (isAllowed) expect(() => demandWay(from, to)).not.toThrow();
  else expect(() => demandWay(from, to)).toThrow('cannot become');
});

test.each([
  [PLANNED, '2026-03-13', true],
  [IN_PROGRESS, '2026-03-13', true],
  [PLANNED, '2026-03-14', false],
  [DONE, '2026-03-13', false],
  [CANCELLED, '2026-03-13', false],
])('%s, due on %s, is overdue: %s', (status, dueOn, overdue) => {
  expect(isOverdue({ status, dueOn }, today)).toBe(overdue);
});

test.each([
  ['25000.00', '1000000', '2.50'],
  ['0.00', '5', '0.00'],
  ['1.00', '3.00', '33.33'],
  ['1.00', '0', null],
  ['1.00', '0.00', null],
])('%s of %s is %s percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
