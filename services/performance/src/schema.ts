import { open, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import type { PerformanceContext } from './context';
import { KpiDefinitionResolver } from './definitions/kpi-definition.resolver';
import { EngagementImportResolver } from './engagement-imports/engagement-import.resolver';
import { EngagementResolver } from './engagements/engagement.resolver';
import { CountryExposureResolver } from './exposures/country-exposure.resolver';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { LeadTimeResolver } from './lead-times/lead-time.resolver';
import { LossResolver } from './losses/loss.resolver';
import { permissions } from './permissions';
import { RecoveryRateResolver } from './recovery-rates/recovery-rate.resolver';
import { KpiValueResolver } from './values/kpi-value.resolver';

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
