import { invalidInput, unauthenticated } from '@partner-commons/platform/errors';
import { purposes } from '@partner-commons/platform/purposes';
import { partnerRoles, publicViewer, type RoleGrant, type Viewer } from '@partner-commons/platform/viewer';
import type { Identity } from '../issuers/token.verifier';
import type { Membership } from './member.projection';

export function readPurpose(header: string | undefined): string | null {
  if (header === undefined || header === '') return null;
  if ((purposes as readonly string[]).includes(header)) return header;
  throw invalidInput(`Send one of these codes in x-purpose: ${purposes.join(', ')}.`, 'x-purpose', 'UNKNOWN_PURPOSE');
}

/** A membership counts only for the agency that the issuer speaks for: registry cannot widen an issuer (trust.md, promise 2). */
function fits(identity: Identity, membership: Membership): boolean {
  return identity.agency === null
    ? membership.kind === 'PARTNER' && membership.agency === null && membership.partnerId !== null
    : membership.kind === 'AGENCY' && membership.agency === identity.agency && membership.partnerId === null;
}

function withReader(roles: RoleGrant[]): RoleGrant[] {
  if (roles.some(({ role, office }) => role === 'READER' && office === null)) return roles;
  return [...roles, { role: 'READER', office: null }];
}

/** Who asks, out of what the token proves and what registry knows. An unknown subject is somebody without any role. */
export function buildViewer(
  identity: Identity | null,
  membership: Membership | undefined,
  purpose: string | null,
): Viewer {
  if (!identity) return { ...publicViewer, purpose };
  const known = membership && fits(identity, membership) ? membership : undefined;
  if (known && !known.active) throw unauthenticated();
  const partner = identity.agency === null;
  const granted = (known?.roles ?? []).filter(({ role }) => partnerRoles.includes(role) === partner);
  return {
    kind: partner ? 'PARTNER' : 'AGENCY',
    subject: `${identity.issuer}#${identity.subject}`,
    agency: identity.agency,
    partnerId: known?.partnerId ?? null,
    partnerIds: known?.partnerIds ?? [],
    roles: identity.reader && !partner ? withReader(granted) : granted,
    purpose,
  };
}
