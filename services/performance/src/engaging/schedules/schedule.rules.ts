import { invalidInput } from '@partner-commons/platform/errors';
import { compareDecimals } from '../../terms/decimal.rules';
import { checkAmount } from '../engagements/engagement.rules';
import { DueKind, DueState } from './schedule.view';

/** Something that is due, as a row of a call or of a file tells it. */
export interface ToldDue {
  externalId: string;
  kind: DueKind;
  /** The agency's number of the agreement, or our id. */
  engagement: string;
  dueOn: string;
  doneOn: string | null;
  cancelled: boolean;
  amountUsd: string | null;
}

export function checkDue({ externalId, kind, doneOn, cancelled, amountUsd }: ToldDue, today: string): void {
  if (externalId === '') throw invalidInput('externalId is empty.', 'externalId');
  if (doneOn !== null && doneOn > today) throw invalidInput('doneOn is in the future.', 'doneOn');
  if (doneOn !== null && cancelled) throw invalidInput('What is cancelled was not done.', 'cancelled');
  if (amountUsd === null) return;
  if (kind !== DueKind.INSTALMENT) throw invalidInput('A report has no amount.', 'amountUsd');
  checkAmount(amountUsd, 'amountUsd');
}

export function stateOfDue(
  { dueOn, doneOn, cancelled }: Pick<ToldDue, 'dueOn' | 'doneOn' | 'cancelled'>,
  today: string,
): DueState {
  if (cancelled) return DueState.CANCELLED;
  if (doneOn !== null) return doneOn <= dueOn ? DueState.ON_TIME : DueState.LATE;
  return dueOn < today ? DueState.OVERDUE : DueState.DUE;
}

type Comparable = Omit<ToldDue, 'engagement' | 'externalId'> & { engagementId: string };

export function isSameDue(left: Comparable, right: Comparable): boolean {
  const same = (['kind', 'dueOn', 'doneOn', 'cancelled', 'engagementId'] as const).every(
    (key) => left[key] === right[key],
  );
  const [a, b] = [left.amountUsd, right.amountUsd];
  return same && (a === null || b === null ? a === b : compareDecimals(a, b) === 0);
}
