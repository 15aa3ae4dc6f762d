import { invalidInput } from '@partner-commons/platform/errors';
import { isAbove, quotientOfAmount } from '../../terms/exact-decimal.rules';

/** What was tested and what of it was ineligible, in one currency, with the rate that its dollars are made with. */
export interface TestedAmounts {
  currency: string;
  amountTested: string;
  ineligibleAmount: string;
  unitsPerUsd: string | null;
  rateDate: string | null;
  rateSource: string | null;
}

export interface TestedDollars {
  amountTestedUsd: string;
  ineligibleUsd: string;
}

const amountForm = /^\d{1,15}(\.\d{1,4})?$/;

/** Refuses amounts whose dollars nobody could check (domain-model.md 2.0, Money). */
export function checkAmounts(amounts: TestedAmounts, today: string): void {
  const { currency, amountTested, ineligibleAmount, unitsPerUsd, rateDate, rateSource } = amounts;
  for (const name of ['amountTested', 'ineligibleAmount'] as const) {
    if (!amountForm.test(amounts[name])) {
      throw invalidInput(`${name} is zero or more, with at most 15 digits before and 4 after the point.`, place(name));
    }
  }
  if (isAbove(ineligibleAmount, amountTested)) {
    throw invalidInput('No more can be ineligible than was tested.', place('ineligibleAmount'));
  }
  if (currency === 'USD') {
    if (unitsPerUsd === null && rateDate === null && rateSource === null) return;
    throw invalidInput(
      'US dollars need no rate: leave unitsPerUsd, rateDate and rateSource out.',
      place('unitsPerUsd'),
    );
  }
  if (unitsPerUsd === null || rateDate === null || rateSource === null) {
    throw invalidInput(
      `${currency} needs unitsPerUsd, rateDate and rateSource, so that its dollars can be checked.`,
      place('unitsPerUsd'),
      'RATE_REQUIRED',
    );
  }
  if (!isAbove(unitsPerUsd, '0')) throw invalidInput('unitsPerUsd must be above zero.', place('unitsPerUsd'));
  if (rateDate > today) throw invalidInput('rateDate is in the future.', place('rateDate'));
}

const place = (field: string) => `input.amounts.${field}`;

export const dollarsOf = ({ amountTested, ineligibleAmount, unitsPerUsd }: TestedAmounts): TestedDollars => ({
  amountTestedUsd: quotientOfAmount(amountTested, unitsPerUsd ?? '1'),
  ineligibleUsd: quotientOfAmount(ineligibleAmount, unitsPerUsd ?? '1'),
});
