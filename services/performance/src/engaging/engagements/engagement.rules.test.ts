import type { AppError } from '@partner-commons/platform/errors';
import { EngagementState } from './engagement.entity';
import { checkEngagement, type EngagementFact, isUnchanged, toUsd } from './engagement.rules';

const today = '2026-03-01';
const fact: EngagementFact = {
  partnerId: '01941f29-7c00-7a11-b628-5629de08d479',
  externalId: 'UNDP-SO-1',
  title: null,
  country: 'SO',
  sector: null,
  strategicOutcomeRefs: [],
  from: '2025-01-01',
  to: '2026-12-31',
  amount: '1200000.00',
  undisbursed: '400000',
  currency: 'USD',
  unitsPerUsd: null,
  rateDate: null,
  rateSource: null,
  state: EngagementState.ACTIVE,
};
const kes = { currency: 'KES', unitsPerUsd: '129.20', rateDate: '2026-02-01', rateSource: 'UNORE' };

test.each<[string, Partial<EngagementFact>]>([
  ['as it is', {}],
  ['without an end', { to: null }],
  ['all outstanding', { undisbursed: '1200000' }],
  ['on one day', { to: '2025-01-01' }],
  ['in another currency', kes],
])('an agreement %s is taken', (_case, change) => {
  expect(() => checkEngagement({ ...fact, ...change }, today)).not.toThrow();
});

test.each<[string, Partial<EngagementFact>, string | undefined]>([
  ['more outstanding than agreed', { undisbursed: '1200000.01' }, 'UNDISBURSED_ABOVE_AMOUNT'],
  ['end before begin', { to: '2024-12-31' }, 'PERIOD_REVERSED'],
  ['no rate', { ...kes, unitsPerUsd: null }, 'RATE_REQUIRED'],
  ['no source of the rate', { ...kes, rateSource: null }, 'RATE_REQUIRED'],
  ['a rate of zero', { ...kes, unitsPerUsd: '0.0' }, undefined],
  ['a rate of tomorrow', { ...kes, rateDate: '2026-03-02' }, undefined],
  ['a rate for dollars', { ...kes, currency: 'USD' }, undefined],
  ['below zero', { undisbursed: '-1' }, undefined],
  ['too many digits', { amount: '1000000000000000' }, undefined],
])('an agreement with %s is refused', (_case, change, reason) => {
  const refusal = () => {
    try {
      checkEngagement({ ...fact, ...change }, today);
      return null;
    } catch (error) {
      return (error as AppError).extensions;
    }
  };
  expect([refusal()?.code, refusal()?.reason]).toEqual(['INVALID_INPUT', reason]);
});

test.each([
  ['400000', null, '400000.00'],
  ['0.005', null, '0.01'],
  ['155040000', '129.20', '1200000.00'],
  ['1', '129.20', '0.01'],
])('%s at %s is %s dollars', (amount, unitsPerUsd, usd) => expect(toUsd(amount, { unitsPerUsd })).toBe(usd));

test('the same facts in another spelling of the numbers change nothing', () => {
  const stored = { ...fact, id: 'x', agencyCode: 'UNDP', amountUsd: '0', undisbursedUsd: '0', version: 1 };
  const row = { ...stored, recordedAt: new Date(0) };
  expect(isUnchanged({ ...fact, amount: '1200000', undisbursed: '400000.0000' }, row, fact)).toBe(true);
  for (const change of [{ amount: '1200000.01' }, { state: EngagementState.CLOSED }, { title: 'New' }, { to: null }]) {
    expect(isUnchanged({ ...fact, ...change }, row, fact)).toBe(false);
  }
});
