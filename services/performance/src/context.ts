import type { RequestContext, Work } from '@partner-commons/platform/work';
import { KpiDefinitionService } from './definitions/kpi-definition.service';
import { EngagementImportService } from './engagement-imports/engagement-import.service';
import { EngagementService } from './engagements/engagement.service';
import { EngagementDetailService } from './engagements/engagement-detail.service';
import { ExposureService } from './exposures/exposure.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerCodeService } from './federation/partner-code.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { LeadTimeService } from './lead-times/lead-time.service';
import { LossService } from './losses/loss.service';
import { RecoveryRateService } from './recovery-rates/recovery-rate.service';
import { KpiValueService } from './values/kpi-value.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
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
    leadTimes: new LeadTimeService(work),
    definitions,
    values: new KpiValueService(work, { knownPartners, definitions }),
  };
}

export type PerformanceFeatures = ReturnType<typeof compose>;
export type PerformanceContext = RequestContext<PerformanceFeatures>;
