import { invalidInput } from '@partner-commons/platform/errors';
import { requirePlainFacts } from '../../intelligence/plain-facts/require-plain-facts';

/** A text of a case as it is stored: blanks are none, and nobody who is to be protected stands in it (S-INV-11). */
export function caseText(text: string, place: string, least = 20): string {
  const trimmed = text.trim();
  if (trimmed.length < least) throw invalidInput(`Write at least ${least} characters.`, place);
  requirePlainFacts(trimmed, place);
  return trimmed;
}
