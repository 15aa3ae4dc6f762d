import { signedIn, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AccessGrantResolver } from './access-grants/access-grant.resolver';
import { AssessmentImportResolver } from './assessment-imports/assessment-import.resolver';
import { assessmentResolvers } from './assessment-wiring/assessment-resolvers';
import { assuranceResolvers } from './assurance-wiring/assurance-resolvers';
import { capacityResolvers } from './capacity-wiring/capacity-resolvers';
import { catalogueResolvers } from './catalogue-wiring/catalogue-resolvers';
import type { AssessmentsContext } from './context';
import { AccessLogResolver, DataUseResolver, PartnerDataUseResolver } from './data-use/data-use.resolver';
import { DisclosureRequestResolver } from './disclosure-requests/disclosure-request.resolver';
import { dueDiligenceResolvers } from './due-diligence-wiring/due-diligence-resolvers';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { findingResolvers } from './finding-wiring/finding-resolvers';
import { permissions } from './permissions';
import { reuseResolvers } from './reuse-wiring/reuse-resolvers';
import { riskResolvers } from './risk-wiring/risk-resolvers';

/** All that assessments adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [
    PartnerResolver,
    ...assessmentResolvers,
    AccessGrantResolver,
    DisclosureRequestResolver,
    AccessLogResolver,
    DataUseResolver,
    PartnerDataUseResolver,
    ...catalogueResolvers,
    ...capacityResolvers,
    ...findingResolvers,
    ...assuranceResolvers,
    ...reuseResolvers,
    ...riskResolvers,
    AssessmentImportResolver,
    ...dueDiligenceResolvers,
  ],
  references: {
    Partner: { access: staffOrOwnPartner('id'), resolve: findPartnerStub },
    Assessment: {
      access: signedIn,
      resolve: ({ id }: { id: string }, { assessments }: AssessmentsContext) => assessments.find(id),
    },
  },
  permissions,
};
