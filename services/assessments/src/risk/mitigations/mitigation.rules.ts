import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { quotientOfAmount, sumOfAmounts } from '../../terms/exact-decimal.rules';
import type { MitigationCostInput } from './mitigation.inputs';
import { MitigationStatus } from './mitigation.view';

export interface RatedCost {
  cost: string;
  currency: string;
  unitsPerUsd: string | null;
  rateDate: string | null;
  rateSource: string | null;
  costUsd: string;
}

/** Sixteen digits before the point are what the column takes. */
const amountForm = /^\d{1,15}(\.\d{1,2})?$/;

/** Dollars with the rate that they are made with, so that anybody can check them (domain-model.md 2.0, Money). */
export function rateCost(
  { amount, currency, unitsPerUsd = null, rateDate = null, rateSource = null }: MitigationCostInput,
  today: string,
): RatedCost {
  if (!amountForm.test(amount)) {
    throw invalidInput('A cost is zero or more, with at most two decimals.', 'input.cost.amount');
  }
  if (currency === 'USD') {
    if (unitsPerUsd !== null || rateDate !== null || rateSource !== null) {
      throw invalidInput('US dollars need no rate: leave it out.', 'input.cost.unitsPerUsd');
    }
    return { cost: amount, currency, unitsPerUsd, rateDate, rateSource, costUsd: sumOfAmounts([amount]) };
  }
  if (unitsPerUsd === null || rateDate === null || rateSource === null) {
    throw invalidInput(
      `${currency} needs unitsPerUsd, rateDate and rateSource, so that its dollars can be checked.`,
      'input.cost.unitsPerUsd',
      'RATE_REQUIRED',
    );
  }
  if (!/^[0-9.]*[1-9]/.test(unitsPerUsd)) throw invalidInput('unitsPerUsd is above zero.', 'input.cost.unitsPerUsd');
  if (rateDate > today) throw invalidInput('rateDate is in the future.', 'input.cost.rateDate');
  const costUsd = quotientOfAmount(amount, unitsPerUsd);
  if (!amountForm.test(costUsd)) throw invalidInput('That is more dollars than there are.', 'input.cost.unitsPerUsd');
  return { cost: amount, currency, unitsPerUsd, rateDate, rateSource, costUsd };
}

const { PLANNED, IN_PROGRESS, DONE, CANCELLED } = MitigationStatus;

/** What is done or given up stays so: a correction is a new mitigation. */
const ways: Record<MitigationStatus, readonly MitigationStatus[]> = {
  PLANNED: [PLANNED, IN_PROGRESS, DONE, CANCELLED],
  IN_PROGRESS: [IN_PROGRESS, DONE, CANCELLED],
  DONE: [],
  CANCELLED: [],
};

export function demandWay(from: MitigationStatus, to: MitigationStatus): void {
  if (ways[from].includes(to)) return;
  throw new AppError('CONFLICT', `A mitigation that is ${from} cannot become ${to}.`, {
    reason: 'INVALID_STATE',
    facts: { status: from },
  });
}

export const isOverdue = ({ status, dueOn }: { status: MitigationStatus; dueOn: string }, today: string) =>
  (status === PLANNED || status === IN_PROGRESS) && dueOn < today;

/** With two decimals; null when there is nothing to be a part of. @param part with two decimals */
export const percentOf = (part: string, whole: string): string | null =>
  /[1-9]/.test(whole) ? quotientOfAmount(part.replace('.', ''), whole) : null;
