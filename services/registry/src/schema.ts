import { signedIn, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AgencyResolver } from './agencies/agency.resolver';
import type { RegistryContext } from './context';
import { EligibilityResolver } from './eligibility/eligibility.resolver';
import { PartnerImportResolver } from './imports/partner-import.resolver';
import { MemberResolver } from './members/member.resolver';
import { PartnerResolver } from './partners/partner.resolver';
import { permissions } from './permissions';

/** All that registry adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [AgencyResolver, EligibilityResolver, MemberResolver, PartnerImportResolver, PartnerResolver],
  references: {
    Partner: {
      access: staffOrOwnPartner('id'),
      resolve: ({ id }: { id: string }, { partners }: RegistryContext) => partners.find(id),
    },
    Agency: {
      access: signedIn,
      resolve: ({ code }: { code: string }, { agencies }: RegistryContext) => agencies.find(code),
    },
  },
  permissions,
};
