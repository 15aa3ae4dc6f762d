/** domain-model.md 2.2, VerificationResult. */
export type Result = 'PENDING' | 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED';

export interface QuestionAnswered {
  expected: boolean;
  answer: boolean;
}

/** Every question as expected: Y, Y, Y, N, N of standards.md 3.4. One that is not asked proves nothing. */
export const resultOf = (answers: readonly QuestionAnswered[]): 'VERIFIED' | 'NOT_VERIFIED' =>
  answers.length > 0 && answers.every(({ expected, answer }) => expected === answer) ? 'VERIFIED' : 'NOT_VERIFIED';

/** A result is warned about when it is older than five years (standards.md 3.4); we let it end there. */
export function validUntil(at: Date): Date {
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + 5);
  return end;
}

export interface KnownVerification {
  result: 'VERIFIED' | 'NOT_VERIFIED';
  at: Date;
  validUntil: Date;
}

export interface VerificationState {
  result: Result;
  /** True when the result is that of the headquarters, since that one is the weaker (R-INV-8). */
  inherited: boolean;
}

const ownResult = (known: KnownVerification | null, at: Date): Result => {
  if (!known) return 'PENDING';
  return known.result === 'VERIFIED' && known.validUntil <= at ? 'EXPIRED' : known.result;
};

/**
 * The result at an instant. A country office counts as verified only while its headquarters does, so what happens to the
 * headquarters reaches the offices without a job (R-INV-8, feature 37).
 * @param headquarters undefined when there is none
 */
export function stateOf(
  known: KnownVerification | null,
  headquarters: KnownVerification | null | undefined,
  at: Date,
): VerificationState {
  const own = ownResult(known, at);
  if (headquarters === undefined || own !== 'VERIFIED') return { result: own, inherited: false };
  const above = ownResult(headquarters, at);
  return { result: above, inherited: above !== 'VERIFIED' };
}
