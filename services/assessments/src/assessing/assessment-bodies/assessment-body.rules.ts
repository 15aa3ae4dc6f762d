import { confidential, type Redaction } from '@partner-commons/platform/redaction';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import { AssessorType } from '../../terms/assessor-type.enum';
import type { Assessment } from '../assessments/assessment.entity';

type Shown = Pick<Assessment, 'state' | 'assessorType' | 'partnerId' | 'ownerAgency' | 'jointAgencies' | 'finalisedOn'>;

/** Working material: the partner is not asked to comment yet. */
const unshown: readonly string[] = ['DRAFT', 'ASSIGNED', 'IN_PROGRESS', 'CANCELLED'];

export const isOfCarriers = ({ kind, agency, roles }: Viewer, { ownerAgency, jointAgencies }: Shown) =>
  kind === 'AGENCY' && agency !== null && roles.length > 0 && [ownerAgency, ...jointAgencies].includes(agency);

/**
 * What to answer while there is nothing to disclose yet; null where the door of disclosures decides. The partner reads
 * from when it is asked to comment, so that its reply stands beside the result before anybody else reads it (feature 53).
 */
export function notShownYet(viewer: Viewer, assessment: Shown): Redaction | null {
  if (isOfCarriers(viewer, assessment)) return null;
  if (actsFor(viewer, assessment.partnerId)) {
    const shown = assessment.assessorType === AssessorType.PARTNER_SELF || !unshown.includes(assessment.state);
    return shown ? null : confidential(`${assessment.ownerAgency} shows it to you when it asks for your comments.`);
  }
  return assessment.finalisedOn ? null : confidential(`It is not final. Ask ${assessment.ownerAgency} once it is.`);
}
