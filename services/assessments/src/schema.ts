import { signedIn, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AssessmentResolver } from './assessments/assessment.resolver';
import type { AssessmentsContext } from './context';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { permissions } from './permissions';

/** All that assessments adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [AssessmentResolver, PartnerResolver],
  references: {
    Partner: { access: staffOrOwnPartner('id'), resolve: findPartnerStub },
    Assessment: {
      access: signedIn,
      resolve: ({ id }: { id: string }, { assessments }: AssessmentsContext) => assessments.find(id),
    },
  },
  permissions,
};
