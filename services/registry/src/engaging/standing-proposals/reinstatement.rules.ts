import type { EligibilityFacts } from '../eligibility/eligibility.rules';

type Renewed = Pick<EligibilityFacts, 'declaration' | 'verification' | 'clearance'>;

/** After an ineligibility nothing of before counts: a new declaration, a fresh screening, a new verification (story 4.b). */
export function missingAfter(barredUntil: Date, { declaration, verification, clearance }: Renewed): string[] {
  const isNew = (at: Date | null | undefined) => at != null && at >= barredUntil;
  return [
    ...(isNew(declaration?.since) ? [] : ['NEW_DECLARATION']),
    ...(isNew(clearance?.checkedAt) ? [] : ['NEW_SCREENING']),
    ...(verification.result === 'VERIFIED' && isNew(verification.since) ? [] : ['NEW_VERIFICATION']),
  ];
}
