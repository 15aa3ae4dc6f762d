import { open, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import type { PerformanceContext } from './context';
import { EngagementImportResolver } from './engaging/engagement-imports/engagement-import.resolver';
import { EngagementResolver } from './engaging/engagements/engagement.resolver';
import { CountryExposureResolver } from './engaging/exposures/country-exposure.resolver';
import { LossResolver } from './engaging/losses/loss.resolver';
import { RecoveryRateResolver } from './engaging/recovery-rates/recovery-rate.resolver';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { KpiDefinitionResolver } from './kpis/definitions/kpi-definition.resolver';
import { KpiValueResolver } from './kpis/values/kpi-value.resolver';
import { permissions } from './permissions';
import { LeadTimeResolver } from './portfolio/lead-times/lead-time.resolver';

/** All that performance adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [
    CountryExposureResolver,
    EngagementImportResolver,
    EngagementResolver,
    KpiDefinitionResolver,
    KpiValueResolver,
    LeadTimeResolver,
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
