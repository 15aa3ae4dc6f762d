import type { ClearanceState } from '../clearances/clearance.rules';
import type { CertificateContent } from './certificate.content';

export type CertifiedResult = CertificateContent['result'];

const results: Record<Exclude<ClearanceState, 'UNKNOWN'>, CertifiedResult> = {
  CLEAR: 'NO_MATCH_FOUND',
  HITS_OPEN: 'MATCHES_UNDECIDED',
  BLOCKED: 'MATCH_CONFIRMED',
};

const statements: Record<CertifiedResult, string> = {
  NO_MATCH_FOUND:
    'The names and numbers above, and the names of the key persons, were compared with the lists and versions above. No entry was found to be the same party. This says nothing about other lists, other names, or a later time.',
  MATCHES_UNDECIDED:
    'The names and numbers above, and the names of the key persons, were compared with the lists and versions above. At least one entry is like them, and nobody has decided yet whether it is the same party.',
  MATCH_CONFIRMED:
    'The names and numbers above, and the names of the key persons, were compared with the lists and versions above. At least one entry was found by people to be the same party.',
};

/** In words; never that anybody is safe (S-INV-12). Nothing is certified about what is not known. */
export function resultOf(status: ClearanceState): { result: CertifiedResult; statement: string } | null {
  if (status === 'UNKNOWN') return null;
  const result = results[status];
  return { result, statement: statements[result] };
}
