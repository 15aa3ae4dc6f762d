import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { compareDecimals, isNegative } from '../../terms/decimal.rules';
import { ClaimStatus, type ResultValue } from './result-value.view';

/** A measurement as a row of a call or of a file tells it. */
export interface ToldResult {
  externalId: string;
  engagement: string;
  indicator: string;
  on: string;
  value: string;
  evidence: string | null;
}

export function checkResult({ externalId, on, value }: ToldResult, today: string): void {
  if (externalId === '') throw invalidInput('externalId is empty.', 'externalId');
  if (on > today) throw invalidInput('on is in the future.', 'on');
  if (isNegative(value)) throw invalidInput('value is zero or more.', 'value');
}

type Comparable = Pick<ResultValue, 'on' | 'value' | 'evidence' | 'indicatorId'>;

export const isSameResult = (left: Comparable, right: Comparable) =>
  left.on === right.on &&
  left.evidence === right.evidence &&
  left.indicatorId === right.indicatorId &&
  compareDecimals(left.value, right.value) === 0;

/** UNICEF-26: who says that a result was reached does not also say that this was checked. */
export function demandVerifiable(
  { claim, recordedBy }: Pick<ResultValue, 'claim' | 'recordedBy'>,
  subject: string,
): void {
  if (claim === ClaimStatus.VERIFIED) {
    throw new AppError('CONFLICT', 'This result is verified already.', { reason: 'INVALID_STATE', facts: { claim } });
  }
  if (recordedBy === subject) {
    throw new AppError('FORBIDDEN', 'Somebody else than who recorded a result verifies it.', {
      reason: 'SEGREGATION_OF_DUTIES',
      rule: 'UNICEF-26',
    });
  }
}
