import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { ActivityFollowers } from '../assurance-activities/activity-followers';
import type { AssuranceActivityService } from '../assurance-activities/assurance-activity.service';
import { AssuranceJoinService } from '../assurance-joins/assurance-join.service';
import { AssuranceOverlapService } from '../assurance-overlaps/assurance-overlap.service';
import { AssuranceParametersService } from '../assurance-parameters/assurance-parameters.service';
import { PlanFactsService } from '../assurance-plan-facts/plan-facts.service';
import { PlanSweepService } from '../assurance-plan-upkeep/plan-sweep.service';
import { PlanUpkeepService } from '../assurance-plan-upkeep/plan-upkeep.service';
import { AssurancePlanService } from '../assurance-plans/assurance-plan.service';
import { AssuranceReportService } from '../assurance-reports/assurance-report.service';
import { ActivityDesk } from '../assurance-steps/activity-desk';
import { AssurancePlanningService } from '../assurance-steps/assurance-planning.service';
import { AssuranceRecordingService } from '../assurance-steps/assurance-recording.service';
import { AuditFirmService } from '../audit-firms/audit-firm.service';
import { AuditQualityService } from '../audit-quality/audit-quality.service';

interface Parts extends Pick<ActivityFollowers, 'findings' | 'invalidatingEvents'> {
  /** Made before: findings ask it about their source. */
  assuranceActivities: AssuranceActivityService;
  disclosures: DisclosureService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

/** All features of assurance, for the composition root. */
export function composeAssurance(work: Work, parts: Parts) {
  const { assuranceActivities, disclosures, knownPartners, partnerRedirects, findings, invalidatingEvents } = parts;
  const parameters = new AssuranceParametersService(work);
  const plans = new AssurancePlanService(work, parameters);
  const facts = new PlanFactsService(work, { parameters, knownPartners });
  const upkeep = new PlanUpkeepService(work, { facts, parameters, knownPartners });
  const desk = new ActivityDesk(work, { plans: upkeep, findings, invalidatingEvents });
  const reports = new AssuranceReportService(work, { activities: assuranceActivities, disclosures });
  const firms = new AuditFirmService(work);
  const overlaps = new AssuranceOverlapService(work, { plans, parameters });
  return {
    assuranceActivities,
    assuranceJoins: new AssuranceJoinService(work, { desk, activities: assuranceActivities, plans, overlaps }),
    assuranceOverlaps: overlaps,
    assuranceParameters: parameters,
    assurancePlanSweeps: new PlanSweepService(work, { facts, upkeep, knownPartners, partnerRedirects }),
    assurancePlanUpkeep: upkeep,
    assurancePlanning: new AssurancePlanningService(work, { desk, knownPartners, reports, firms }),
    assurancePlans: plans,
    assuranceRecording: new AssuranceRecordingService({ desk, reports }),
    assuranceReports: reports,
    auditFirms: firms,
    auditQuality: new AuditQualityService(work, { desk, firms }),
  };
}
