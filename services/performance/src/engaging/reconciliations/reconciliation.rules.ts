import { compareDecimals, isZero, sumOf } from '../../terms/decimal.rules';
import { differenceOf } from '../corroborations/corroboration.rules';
import type { MoneyPicture } from '../money-pictures/money-picture.repository';
import { type Reconciliation, ReconciliationState } from './reconciliation.view';

export type MoneySums = Pick<
  MoneyPicture,
  'disbursedUsd' | 'reportedUsd' | 'auditedUsd' | 'ineligibleUsd' | 'refundedUsd'
>;

export interface Accepted extends MoneySums {
  engagementId: string;
  acceptedAt: Date;
}

const sumNames = ['disbursedUsd', 'reportedUsd', 'auditedUsd', 'ineligibleUsd', 'refundedUsd'] as const;

export function reconcile(sums: MoneySums, accepted: Accepted | null): Reconciliation {
  const holds = accepted !== null && sumNames.every((name) => compareDecimals(sums[name], accepted[name]) === 0);
  const told = Object.fromEntries(sumNames.map((name) => [name, sums[name]])) as unknown as MoneySums;
  return {
    ...told,
    outstandingUsd: outstandingOf(sums),
    state: holds ? ReconciliationState.RECONCILED : stateOf(sums),
    acceptedAt: holds ? accepted.acceptedAt : null,
  };
}

function outstandingOf({ disbursedUsd, reportedUsd, refundedUsd }: MoneySums): string {
  const settled = sumOf([reportedUsd, refundedUsd]);
  return compareDecimals(disbursedUsd, settled) > 0 ? differenceOf(disbursedUsd, settled) : '0.00';
}

function stateOf({ disbursedUsd, reportedUsd, ineligibleUsd, refundedUsd }: MoneySums): ReconciliationState {
  if (compareDecimals(ineligibleUsd, refundedUsd) > 0) return ReconciliationState.AUDIT_DIFFERENCE;
  const settled = sumOf([reportedUsd, refundedUsd]);
  const order = compareDecimals(disbursedUsd, settled);
  if (order < 0) return ReconciliationState.OVER_REPORTED;
  if (isZero(disbursedUsd)) return ReconciliationState.NO_MONEY;
  if (order === 0) return ReconciliationState.BALANCED;
  return isZero(settled) ? ReconciliationState.NOT_REPORTED : ReconciliationState.PARTLY_REPORTED;
}
