import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { isZero, sumOf } from '../../terms/decimal.rules';
import { checkAmount, checkRate, type RatedMoney } from '../engagements/engagement.rules';
import { LossStatus } from './loss.entity';
import type { PartnerLosses } from './loss.view';

/** Allowed transitions; a state leads to itself so that an amount can be corrected. */
const next: Record<LossStatus, readonly LossStatus[]> = {
  [LossStatus.SUSPECTED]: [LossStatus.SUSPECTED, LossStatus.CONFIRMED, LossStatus.UNFOUNDED],
  [LossStatus.CONFIRMED]: [LossStatus.CONFIRMED, LossStatus.RECOVERED, LossStatus.WRITTEN_OFF, LossStatus.UNFOUNDED],
  [LossStatus.RECOVERED]: [],
  [LossStatus.WRITTEN_OFF]: [],
  [LossStatus.UNFOUNDED]: [],
};

export function demandMove(from: LossStatus, to: LossStatus): void {
  if (next[from].includes(to)) return;
  throw new AppError('CONFLICT', `A loss that is ${from} does not become ${to}.`, {
    reason: 'INVALID_STATE',
    facts: { status: from },
  });
}

export function checkNewLoss(
  {
    amount,
    occurredOn,
    status,
    ...money
  }: RatedMoney & { amount: string; occurredOn: string | null; status: LossStatus },
  today: string,
): void {
  checkLossAmount(amount);
  checkRate(money, today);
  if (status !== LossStatus.SUSPECTED && status !== LossStatus.CONFIRMED) {
    throw invalidInput('A new loss is SUSPECTED or CONFIRMED; what became of it comes later.', 'input.status');
  }
  if (occurredOn !== null && occurredOn > today) throw invalidInput('occurredOn is in the future.', 'input.occurredOn');
}

export function checkLossAmount(amount: string): void {
  checkAmount(amount, 'amount');
  if (isZero(amount)) throw invalidInput('amount must be above zero.', 'input.amount');
}

export interface LossTotal {
  partnerId: string;
  agency: string;
  events: number;
  lostUsd: string;
  recoveredUsd: string;
  writtenOffUsd: string;
}

export function summariseLosses(totals: readonly LossTotal[]): PartnerLosses {
  const sum = (key: 'lostUsd' | 'recoveredUsd' | 'writtenOffUsd') => sumOf(totals.map((total) => total[key]));
  return {
    events: totals.reduce((count, { events }) => count + events, 0),
    lostUsd: sum('lostUsd'),
    recoveredUsd: sum('recoveredUsd'),
    writtenOffUsd: sum('writtenOffUsd'),
    byAgency: totals.map(({ agency, ...total }) => ({ agency: { code: agency }, ...total })),
  };
}
