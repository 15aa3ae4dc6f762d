import { open, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import type { PerformanceContext } from './context';
import { KpiDefinitionResolver } from './definitions/kpi-definition.resolver';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { LeadTimeResolver } from './lead-times/lead-time.resolver';
import { permissions } from './permissions';
import { KpiValueResolver } from './values/kpi-value.resolver';

/** All that performance adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [KpiDefinitionResolver, KpiValueResolver, LeadTimeResolver, PartnerResolver],
  references: {
    Partner: { access: staffOrOwnPartner('id'), resolve: findPartnerStub },
    KpiDefinition: {
      access: open,
      resolve: ({ id }: { id: string }, { definitions }: PerformanceContext) => definitions.find(id),
    },
  },
  permissions,
};
