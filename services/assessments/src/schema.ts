import { signedIn, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AssessmentImportResolver } from './assessing/assessment-imports/assessment-import.resolver';
import { assessmentResolvers } from './assessing/assessment-wiring/assessment-resolvers';
import { assuranceResolvers } from './assurance/assurance-wiring/assurance-resolvers';
import { catalogueResolvers } from './catalogue/catalogue-wiring/catalogue-resolvers';
import type { AssessmentsContext } from './context';
import { dueDiligenceResolvers } from './due-diligence/due-diligence-wiring/due-diligence-resolvers';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { capacityResolvers } from './follow-up/capacity-wiring/capacity-resolvers';
import { findingResolvers } from './follow-up/finding-wiring/finding-resolvers';
import { permissions } from './permissions';
import { reuseResolvers } from './recognition/reuse-wiring/reuse-resolvers';
import { riskResolvers } from './risk/risk-wiring/risk-resolvers';
import { AccessGrantResolver } from './sharing/access-grants/access-grant.resolver';
import { AccessLogResolver, DataUseResolver, PartnerDataUseResolver } from './sharing/data-use/data-use.resolver';
import { DisclosureRequestResolver } from './sharing/disclosure-requests/disclosure-request.resolver';

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
