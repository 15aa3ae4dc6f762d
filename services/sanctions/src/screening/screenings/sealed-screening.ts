import type { Cipher } from '@partner-commons/platform/cipher';
import type { Finding, RawFinding } from '../../adjudication/hits/hit.rules';
import type { ScreenedBasis } from './screening.rules';

export type KeptMatch = Pick<
  Finding,
  'subjectId' | 'personId' | 'score' | 'askedName' | 'matchedField' | 'listedName' | 'features'
>;

const matchesOf = (screeningId: string) => `screening-match:${screeningId}`;
const basisOf = (partnerId: string, basisHash: string) => `screened-basis:${partnerId}:${basisHash}`;

/** What was found names people, so it is kept sealed. */
export function sealMatches(cipher: Cipher, screeningId: string, findings: readonly RawFinding[]): string {
  const kept = findings.map(
    ({ subjectId, personId, score, askedName, matchedField, listedName, features }): KeptMatch => ({
      subjectId,
      personId,
      score,
      askedName,
      matchedField,
      listedName,
      features,
    }),
  );
  return cipher.seal(JSON.stringify(kept), matchesOf(screeningId));
}

export const openMatches = (cipher: Cipher, screeningId: string, sealed: string): KeptMatch[] =>
  JSON.parse(cipher.open(sealed, matchesOf(screeningId)));

/** Who was asked for: kept once for each basis that a partner ever had. */
export function sealBasis(cipher: Cipher, basis: ScreenedBasis): string {
  return cipher.seal(JSON.stringify(basis), basisOf(basis.partnerId, basis.basisHash));
}

export const openBasis = (cipher: Cipher, partnerId: string, basisHash: string, sealed: string): ScreenedBasis =>
  JSON.parse(cipher.open(sealed, basisOf(partnerId, basisHash)));
