import { confirmationOf, freshnessAt } from '../../profile/profiles/profile.rules';
import { isValidAt } from '../../registration/declarations/declaration.rules';
import type { EligibilityFacts } from './eligibility.rules';
import type { RecordedDeclaration } from './eligibility-facts.repository';

/** R-INV-5 at an instant: the valid one, else the latest, which is not. */
export function declarationAt(
  known: readonly RecordedDeclaration[],
  templateInForce: string | null,
  at: Date,
): EligibilityFacts['declaration'] {
  const valid = known.find((declaration) => isValidAt(declaration, templateInForce, at));
  if (valid) return { valid: true, since: valid.since };
  const [latest] = known;
  return latest ? { valid: false, since: latest.since } : null;
}

/** R-INV-10 at an instant: a profile that is due to be confirmed again warns, one that is stale blocks. */
export function profileAt(confirmedAt: Date | null, at: Date): EligibilityFacts['profile'] {
  if (!confirmedAt) return null;
  return { confirmedAt, current: freshnessAt(confirmationOf(confirmedAt), at) !== 'STALE' };
}
