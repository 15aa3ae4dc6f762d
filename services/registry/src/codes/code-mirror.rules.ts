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

export const codeStatusUnder = (standing: PartnerStanding) => mirrored[standing];
