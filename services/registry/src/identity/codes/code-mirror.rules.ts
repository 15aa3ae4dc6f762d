import { PartnerStanding } from '../partners/partner.entity';
import { PartnerCodeStatus } from './partner-code.entity';

/** UNHCR-54: what an assigned code may do under a standing. INACTIVE partners have no use of theirs either (R-INV-7). */
const mirrored: Record<PartnerStanding, PartnerCodeStatus> = {
  PROSPECT: PartnerCodeStatus.ACTIVE,
  ACTIVE: PartnerCodeStatus.ACTIVE,
  UNDER_REVIEW: PartnerCodeStatus.ACTIVE,
  SUSPENDED: PartnerCodeStatus.SUSPENDED,
  INACTIVE: PartnerCodeStatus.SUSPENDED,
  INELIGIBLE: PartnerCodeStatus.SUSPENDED,
  CLOSED: PartnerCodeStatus.CLOSED,
};

/** @param isSuspended whether the agency of the code suspended the partner for itself */
export function codeStatusUnder(standing: PartnerStanding, isSuspended = false): PartnerCodeStatus {
  const status = mirrored[standing];
  return isSuspended && status === PartnerCodeStatus.ACTIVE ? PartnerCodeStatus.SUSPENDED : status;
}
