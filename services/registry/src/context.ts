import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AgencyService } from './agencies/agency.service';
import { ClearanceService } from './clearance/clearance.service';
import { EligibilityService } from './eligibility/eligibility.service';
import { PartnerImportService } from './imports/partner-import.service';
import { MemberService } from './members/member.service';
import { PartnerService } from './partners/partner.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const agencies = new AgencyService(work);
  const partners = new PartnerService(work);
  const clearances = new ClearanceService(work);
  return {
    agencies,
    partners,
    clearances,
    eligibilities: new EligibilityService({ partners, agencies, clearances }),
    members: new MemberService(work),
    imports: new PartnerImportService(work),
  };
}

export type RegistryFeatures = ReturnType<typeof compose>;
export type RegistryContext = RequestContext<RegistryFeatures>;
