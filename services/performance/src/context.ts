import type { RequestContext, Work } from '@partner-commons/platform/work';
import { EngagementImportService } from './engaging/engagement-imports/engagement-import.service';
import { EngagementService } from './engaging/engagements/engagement.service';
import { EngagementDetailService } from './engaging/engagements/engagement-detail.service';
import { ExposureService } from './engaging/exposures/exposure.service';
import { LossService } from './engaging/losses/loss.service';
import { RecoveryRateService } from './engaging/recovery-rates/recovery-rate.service';
import { KnownAgencyService } from './federation/known-agency.service';
import { KnownOfficeService } from './federation/known-office.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerCodeService } from './federation/partner-code.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { KpiDefinitionService } from './kpis/definitions/kpi-definition.service';
import { KpiValueService } from './kpis/values/kpi-value.service';
import { LeadTimeService } from './portfolio/lead-times/lead-time.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
  const knownAgencies = new KnownAgencyService(work);
  const knownOffices = new KnownOfficeService(work);
  const definitions = new KpiDefinitionService(work);
  const engagementDetails = new EngagementDetailService(work);
  const engagements = new EngagementService(work, { knownPartners, engagementDetails });
  return {
    engagementDetails,
    engagements,
    losses: new LossService(work, engagements),
    recoveryRates: new RecoveryRateService(work),
    engagementImports: new EngagementImportService(work),
    exposures: new ExposureService(work),
    partnerCodes: new PartnerCodeService(work, knownPartners),
    partnerRedirects: new PartnerRedirectService(work),
    knownPartners,
    knownAgencies,
    knownOffices,
    leadTimes: new LeadTimeService(work),
    definitions,
    values: new KpiValueService(work, { knownPartners, definitions }),
  };
}

export type PerformanceFeatures = ReturnType<typeof compose>;
export type PerformanceContext = RequestContext<PerformanceFeatures>;
