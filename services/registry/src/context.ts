import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AgencyService } from './agencies/agency.service';
import { ChangeService } from './changes/change.service';
import { ClearanceService } from './clearance/clearance.service';
import { EligibilityService } from './eligibility/eligibility.service';
import { HoldService } from './holds/hold.service';
import { PartnerImportService } from './imports/partner-import.service';
import { MemberService } from './members/member.service';
import { OfficeService } from './offices/office.service';
import { PartnerService } from './partners/partner.service';
import { RegistrationService } from './registrations/registration.service';
import { ScreeningBasisService } from './screening-basis/screening-basis.service';
import { StandingService } from './standing/standing.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const agencies = new AgencyService(work);
  const basis = new ScreeningBasisService(work, { screenedPeople: async () => [] });
  const partners = new PartnerService(work, basis);
  const clearances = new ClearanceService(work);
  return {
    agencies,
    offices: new OfficeService(work),
    partners,
    basis,
    changes: new ChangeService(work),
    registrations: new RegistrationService(work),
    standings: new StandingService(work),
    holds: new HoldService(work),
    clearances,
    eligibilities: new EligibilityService({ partners, agencies, clearances }),
    members: new MemberService(work),
    imports: new PartnerImportService(work),
  };
}

export type RegistryFeatures = ReturnType<typeof compose>;
export type RegistryContext = RequestContext<RegistryFeatures>;
