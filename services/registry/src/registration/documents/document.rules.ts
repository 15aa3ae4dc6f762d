import { actsFor, hasRole, type Role, type Viewer } from '@partner-commons/platform/viewer';
import { DocumentLevel } from './document-type.entity';

/** Kind of file for every paper of a partner. */
export const partnerDocumentFile = 'PARTNER_DOCUMENT';

/** Need to know of domain-model.md 2.8 for confidential papers, at every agency: papers are handed in once for all. */
export const paperReaders: Role[] = ['VERIFIER', 'VETTING_OFFICER', 'IP_UNIT_ADMIN'];

interface Guarded {
  partnerId: string;
  level: DocumentLevel;
}

export function mayOpen(viewer: Viewer, { partnerId, level }: Guarded): boolean {
  if (viewer.kind === 'PARTNER') return actsFor(viewer, partnerId);
  if (viewer.kind !== 'AGENCY' || viewer.roles.length === 0) return false;
  return level === DocumentLevel.INTER_AGENCY || hasRole(viewer, ...paperReaders);
}

/** What somebody says about a document, as far as rules look at it. */
export interface DocumentClaim {
  type: string;
  issuingAuthority?: string | null;
  registrationNumber?: string | null;
  country?: string | null;
  issuedOn?: string | null;
  expiresOn?: string | null;
}

export interface ClaimProblem {
  message: string;
  field: string;
  rule?: string;
}

const legalRegistration = 'LEGAL_REGISTRATION';

/** The first thing that cannot be right, or null. R-INV-4 asks where a registration was given. */
export function findClaimProblem(claim: DocumentClaim, countryOfOrigin: string, today: string): ClaimProblem | null {
  if (claim.type === legalRegistration) {
    for (const field of ['registrationNumber', 'issuingAuthority', 'country'] as const) {
      if (!claim[field]?.trim()) {
        return { message: `A legal registration needs ${field}.`, field, rule: 'UNHCR-41' };
      }
    }
    if (claim.country !== countryOfOrigin) {
      const message = `A legal registration is of the country of origin, ${countryOfOrigin}.`;
      return { message, field: 'country', rule: 'R-INV-4' };
    }
  }
  const { issuedOn, expiresOn } = claim;
  if (issuedOn && issuedOn > today) return { message: 'issuedOn lies in the future.', field: 'issuedOn' };
  if (issuedOn && expiresOn && expiresOn <= issuedOn) {
    return { message: 'expiresOn must be after issuedOn.', field: 'expiresOn' };
  }
  return null;
}
