import type { MoneyPicture } from '../money-pictures/money-picture.repository';
import { demandOpen, differenceOf, findIssues, ownerOf } from './corroboration.rules';
import { CorroborationKind, CorroborationState } from './corroboration.view';

const sound: MoneyPicture = {
  engagementId: 'e',
  agency: 'WFP',
  partnerId: 'p',
  country: 'SO',
  from: '2025-01-01',
  to: '2025-12-31',
  amountUsd: '1000.00',
  undisbursedUsd: '400.00',
  disbursedUsd: '600.00',
  reportedUsd: '600.00',
  auditedUsd: '0.00',
  ineligibleUsd: '0.00',
  refundedUsd: '0.00',
  firstOn: '2025-02-01',
  lastOn: '2025-06-30',
  indicators: 1,
  measured: 1,
};
const noMoney = { disbursedUsd: '0.00', reportedUsd: '0.00', firstOn: null, lastOn: null };

test.each<[string, Partial<MoneyPicture>, string[]]>([
  ['sound', {}, []],
  ['no result', { measured: 0 }, ['MONEY_WITHOUT_RESULTS 600.00']],
  ['no result, but young', { measured: 0, firstOn: '2025-10-03' }, []],
  ['no result, as old as that', { measured: 0, firstOn: '2025-10-02' }, ['MONEY_WITHOUT_RESULTS 600.00']],
  [
    'only spent',
    { measured: 0, disbursedUsd: '0.00' },
    ['MONEY_WITHOUT_RESULTS 600.00', 'EXPENDITURE_ABOVE_DISBURSEMENT 600.00'],
  ],
  ['no money', noMoney, ['RESULTS_WITHOUT_MONEY 1000.00']],
  ['nothing at all', { ...noMoney, measured: 0 }, []],
  ['paid before it began', { firstOn: '2024-12-01' }, ['DATE_MISMATCH 600.00']],
  ['paid a month before', { firstOn: '2024-12-02' }, []],
  ['paid long after its end', { lastOn: '2026-06-30' }, ['DATE_MISMATCH 600.00']],
  ['no end', { lastOn: '2026-06-30', to: null }, []],
  ['another sum than told', { disbursedUsd: '589.99', reportedUsd: '0.00' }, ['AMOUNT_MISMATCH 10.01']],
  ['nearly the sum', { disbursedUsd: '590.00', reportedUsd: '0.00' }, []],
  ['more spent than paid', { reportedUsd: '607.00' }, ['EXPENDITURE_ABOVE_DISBURSEMENT 7.00']],
  ['a little more spent', { reportedUsd: '606.00' }, []],
])('%s', (_case, change, issues) => {
  const found = findIssues({ ...sound, ...change }, '2025-12-31');
  expect(found.map(({ kind, amountUsd }) => `${kind} ${amountUsd}`)).toEqual(issues);
});

test('differences, owners and what is over', () => {
  expect([differenceOf('1.00', '3.50'), differenceOf('3.50', '3.50')]).toEqual(['2.50', '0.00']);
  expect(ownerOf(CorroborationKind.MONEY_WITHOUT_RESULTS)).toBe('PROGRAMME_OFFICER');
  expect(() => demandOpen(CorroborationState.EXPLAINED)).not.toThrow();
  expect(() => demandOpen(CorroborationState.RESOLVED)).toThrow('agree already');
});
