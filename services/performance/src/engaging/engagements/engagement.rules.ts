import { invalidInput } from '@partner-commons/platform/errors';
import { compareDecimals, isNegative, isZero, quotientOf, roundHalfUp } from '../../terms/decimal.rules';
import type { Engagement, EngagementState } from './engagement.entity';

/** Money in the currency of an agreement, with the rate that its dollars are made with. */
export interface RatedMoney {
  currency: string;
  unitsPerUsd: string | null;
  rateDate: string | null;
  rateSource: string | null;
}

/** An agreement as its agency tells it. */
export interface EngagementFact extends RatedMoney {
  partnerId: string;
  externalId: string;
  title: string | null;
  country: string;
  sector: string | null;
  strategicOutcomeRefs: string[];
  from: string;
  to: string | null;
  amount: string;
  undisbursed: string;
  state: EngagementState;
}

/** Fifteen digits hold the budget of the whole system in every currency; four decimals those of the smallest coin. */
const amountForm = /^\d{1,15}(\.\d{1,4})?$/;

export function checkEngagement(fact: EngagementFact, today: string): void {
  if (fact.externalId === '') throw invalidInput('externalId is empty.', 'input.externalId');
  checkAmount(fact.amount, 'amount');
  checkAmount(fact.undisbursed, 'undisbursed');
  if (compareDecimals(fact.undisbursed, fact.amount) > 0) {
    throw invalidInput(
      'undisbursed is more than amount: no more can be outstanding than was agreed.',
      'input.undisbursed',
      'UNDISBURSED_ABOVE_AMOUNT',
    );
  }
  if (fact.to !== null && fact.to < fact.from) {
    throw invalidInput('to is before from: the agreement would end before it begins.', 'input.to', 'PERIOD_REVERSED');
  }
  checkRate(fact, today);
}

export function checkAmount(amount: string, field: string): void {
  if (isNegative(amount) || !amountForm.test(amount)) {
    throw invalidInput(
      `${field} is zero or more, with at most 15 digits before and 4 after the point.`,
      `input.${field}`,
    );
  }
}

/** A dollar figure without the rate that it was made with could not be checked by anybody (domain-model.md 2.0, Money). */
export function checkRate({ currency, unitsPerUsd, rateDate, rateSource }: RatedMoney, today: string): void {
  if (currency === 'USD') {
    if (unitsPerUsd === null && rateDate === null && rateSource === null) return;
    throw invalidInput('US dollars need no rate: leave unitsPerUsd, rateDate and rateSource out.', 'input.unitsPerUsd');
  }
  if (unitsPerUsd === null || rateDate === null || rateSource === null) {
    throw invalidInput(
      `${currency} needs unitsPerUsd, rateDate and rateSource, so that its dollars can be checked.`,
      'input.unitsPerUsd',
      'RATE_REQUIRED',
    );
  }
  if (isNegative(unitsPerUsd) || isZero(unitsPerUsd))
    throw invalidInput('unitsPerUsd must be above zero.', 'input.unitsPerUsd');
  if (rateDate > today) throw invalidInput('rateDate is in the future.', 'input.rateDate');
}

export const toUsd = (amount: string, { unitsPerUsd }: Pick<RatedMoney, 'unitsPerUsd'>): string =>
  unitsPerUsd === null ? roundHalfUp(amount, 2) : quotientOf(amount, unitsPerUsd, 2);

export type EngagementRow = Engagement;
export type EngagementMoney = Pick<EngagementFact, 'title' | 'amount' | 'undisbursed'> & RatedMoney;

/** Whether recording the fact would change nothing, so that a file can be imported again and again. */
export function isUnchanged(fact: EngagementFact, row: EngagementRow, money: EngagementMoney): boolean {
  const same = (['partnerId', 'country', 'sector', 'from', 'to', 'state'] as const).every(
    (key) => fact[key] === row[key],
  );
  const sameText = (['title', 'currency', 'rateDate', 'rateSource'] as const).every((key) => fact[key] === money[key]);
  return (
    same &&
    sameText &&
    fact.strategicOutcomeRefs.join('|') === row.strategicOutcomeRefs.join('|') &&
    sameDecimal(fact.amount, money.amount) &&
    sameDecimal(fact.undisbursed, money.undisbursed) &&
    sameDecimal(fact.unitsPerUsd, money.unitsPerUsd)
  );
}

const sameDecimal = (left: string | null, right: string | null) =>
  left === null || right === null ? left === right : compareDecimals(left, right) === 0;
