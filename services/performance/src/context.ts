import type { RequestContext, Work } from '@partner-commons/platform/work';
import { KpiDefinitionService } from './definitions/kpi-definition.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { LeadTimeService } from './lead-times/lead-time.service';
import { KpiValueService } from './values/kpi-value.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
  const definitions = new KpiDefinitionService(work);
  return {
    partnerRedirects: new PartnerRedirectService(work),
    knownPartners,
    leadTimes: new LeadTimeService(work),
    definitions,
    values: new KpiValueService(work, { knownPartners, definitions }),
  };
}

export type PerformanceFeatures = ReturnType<typeof compose>;
export type PerformanceContext = RequestContext<PerformanceFeatures>;
