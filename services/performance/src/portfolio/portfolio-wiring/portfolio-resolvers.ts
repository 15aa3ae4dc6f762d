import { DerivationResolver } from '../../kpis/derivation/derivation.resolver';
import { BottleneckResolver } from '../bottlenecks/bottleneck.resolver';
import { CoordinationReportResolver } from '../coordination-reports/coordination-report.resolver';
import { CountryViewResolver } from '../country-views/country-view.resolver';
import { CsoPortfolioResolver } from '../cso-portfolios/cso-portfolio.resolver';
import { DistributionResolver } from '../distributions/distribution.resolver';
import { LeadTimeResolver } from '../lead-times/lead-time.resolver';
import { MappedPartnerResolver, PartnerMapResolver } from '../partner-maps/partner-map.resolver';

/** What the area portfolio, and counting from facts, add to the graph. */
export const portfolioResolvers = [
  BottleneckResolver,
  CoordinationReportResolver,
  CountryViewResolver,
  CsoPortfolioResolver,
  DerivationResolver,
  DistributionResolver,
  LeadTimeResolver,
  MappedPartnerResolver,
  PartnerMapResolver,
] as const;
