import { open, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { consultingResolvers } from './consulting/consulting-wiring/consulting-resolvers';
import type { PerformanceContext } from './context';
import { EngagementResolver } from './engaging/engagements/engagement.resolver';
import { engagingResolvers } from './engaging/engaging-wiring/engaging-resolvers';
import { CountryExposureResolver } from './engaging/exposures/country-exposure.resolver';
import { LossResolver } from './engaging/losses/loss.resolver';
import { RecoveryRateResolver } from './engaging/recovery-rates/recovery-rate.resolver';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { dashboardsResolvers } from './kpis/dashboards-wiring/dashboards-resolvers';
import { KpiDefinitionResolver } from './kpis/definitions/kpi-definition.resolver';
import { kpiResolvers } from './kpis/kpi-wiring/kpi-resolvers';
import { KpiValueResolver } from './kpis/values/kpi-value.resolver';
import { outcomesResolvers } from './outcomes/outcomes-wiring/outcomes-resolvers';
import { oversightResolvers } from './oversight/oversight-wiring/oversight-resolvers';
import { permissions } from './permissions';
import { portfolioResolvers } from './portfolio/portfolio-wiring/portfolio-resolvers';
import { reportingResolvers } from './reporting/reporting-wiring/reporting-resolvers';
import { reviewResolvers } from './reviews/review-wiring/review-resolvers';

/** All that performance adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [
    ...consultingResolvers,
    ...dashboardsResolvers,
    ...engagingResolvers,
    ...kpiResolvers,
    ...outcomesResolvers,
    ...oversightResolvers,
    ...portfolioResolvers,
    ...reportingResolvers,
    ...reviewResolvers,
    CountryExposureResolver,
    EngagementResolver,
    KpiDefinitionResolver,
    KpiValueResolver,
    LossResolver,
    PartnerResolver,
    RecoveryRateResolver,
  ],
  references: {
    Partner: { access: staffOrOwnPartner('id'), resolve: findPartnerStub },
    KpiDefinition: {
      access: open,
      resolve: ({ id }: { id: string }, { definitions }: PerformanceContext) => definitions.find(id),
    },
  },
  permissions,
};
