import type { Work } from '@partner-commons/platform/work';
import type { KpiSource } from '../../kpis/derivation/kpi-source';
import { BottleneckService } from '../bottlenecks/bottleneck.service';
import { CoordinationReportService } from '../coordination-reports/coordination-report.service';
import { countedKpis } from '../counting/counted-kpis';
import { type SightPorts, SightService } from '../counting/sight.service';
import { CountryViewService } from '../country-views/country-view.service';
import { CsoPortfolioService } from '../cso-portfolios/cso-portfolio.service';
import { DistributionService } from '../distributions/distribution.service';
import { LeadTimeService } from '../lead-times/lead-time.service';
import { PartnerMapService } from '../partner-maps/partner-map.service';
import { PresenceService } from '../presences/presence.service';
import { ToldFactService } from '../told-facts/told-fact.service';

/** The features of the area portfolio. */
export function composePortfolio(work: Work, ports: SightPorts) {
  const leadTimes = new LeadTimeService(work);
  const portfolioKpis: KpiSource[] = [...countedKpis(work), leadTimes.source];
  const sight = new SightService(ports);
  const countryViews = new CountryViewService(work, sight);
  return {
    leadTimes,
    portfolioKpis,
    presences: new PresenceService(work),
    toldFacts: new ToldFactService(work),
    bottlenecks: new BottleneckService(work, sight),
    coordinationReports: new CoordinationReportService(work, countryViews),
    countryViews,
    csoPortfolios: new CsoPortfolioService(work, sight),
    distributions: new DistributionService(work, sight),
    partnerMaps: new PartnerMapService(work, sight),
  };
}
