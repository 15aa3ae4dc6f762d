import { hasRole, type Role, type Viewer } from '@partner-commons/platform/viewer';
import type { CheckOutcome } from '../documents/document.entity';

/** Need to know of domain-model.md 2.8: authors of letters may be at risk, so the partner is not among them. */
export const letterReaders: Role[] = ['VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'];

/** Letters belong to the agency that sponsors the registration; without a sponsor whichever agency vets may read. */
export const mayReadLetter = (viewer: Viewer, sponsorAgency: string | null) =>
  viewer.kind === 'AGENCY' &&
  (sponsorAgency === null || sponsorAgency === viewer.agency) &&
  hasRole(viewer, ...letterReaders);

interface CountedLetter {
  issuerKeys: readonly string[];
  outcome: `${CheckOutcome}` | null;
}

/** R-INV-3: how many different issuers recommend. Letters that share any name of an issuer are of one, also by a third. */
export function countIssuers(letters: readonly CountedLetter[]): number {
  let issuers: Set<string>[] = [];
  for (const { issuerKeys } of letters.filter(({ outcome }) => outcome !== 'REFUSED')) {
    const same = issuers.filter((known) => issuerKeys.some((key) => known.has(key)));
    const joined = new Set([...issuerKeys, ...same.flatMap((known) => [...known])]);
    issuers = [...issuers.filter((known) => !same.includes(known)), joined];
  }
  return issuers.length;
}
