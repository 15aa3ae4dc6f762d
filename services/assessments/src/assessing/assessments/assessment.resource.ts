import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import type { Assessment } from './assessment.entity';

/** As the one door to confidential things knows it. */
export const resourceOf = ({ id, ownerAgency, partnerId, jointAgencies, referenceNo }: Assessment): Resource => ({
  type: 'ASSESSMENT',
  id,
  ownerAgency,
  partnerId,
  sharedWith: jointAgencies,
  referenceNo,
});
