import { checkDue, isSameDue, stateOfDue, type ToldDue } from './schedule.rules';
import { DueKind } from './schedule.view';

const told: ToldDue = {
  externalId: 'I-1',
  kind: DueKind.INSTALMENT,
  engagement: 'WFP-1',
  dueOn: '2025-03-31',
  doneOn: null,
  cancelled: false,
  amountUsd: '5000',
};
const today = '2025-04-01';

test.each([
  [{ doneOn: '2025-03-31' }, 'ON_TIME'],
  [{ doneOn: '2025-04-01' }, 'LATE'],
  [{}, 'OVERDUE'],
  [{ dueOn: today }, 'DUE'],
  [{ cancelled: true }, 'CANCELLED'],
])('%o is %s', (change, state) => expect(stateOfDue({ ...told, ...change }, today)).toBe(state));

test.each<[string, Partial<ToldDue>]>([
  ['done tomorrow', { doneOn: '2025-04-02' }],
  ['done and cancelled', { doneOn: '2025-03-31', cancelled: true }],
  ['a report with an amount', { kind: DueKind.REPORT }],
  ['below zero', { amountUsd: '-1' }],
  ['without a number', { externalId: '' }],
])('%s is refused', (_case, change) => expect(() => checkDue({ ...told, ...change }, today)).toThrow());

test('the same is the same however its amount is written', () => {
  const stored = { ...told, engagementId: 'e' };
  expect(() => checkDue(told, today)).not.toThrow();
  expect(isSameDue(stored, { ...stored, amountUsd: '5000.00' })).toBe(true);
  expect(isSameDue(stored, { ...stored, doneOn: '2025-03-30' })).toBe(false);
});
