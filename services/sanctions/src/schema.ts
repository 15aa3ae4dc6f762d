import { agencyStaff } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { hitResolvers } from './adjudication/hit-acts/hit-resolvers';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { observationResolvers } from './intelligence/observation-wiring/observation-resolvers';
import { ListRefreshResolver } from './listing/list-refreshes/list-refresh.resolver';
import { ListSnapshotResolver } from './listing/snapshots/list-snapshot.resolver';
import { ListSourceResolver } from './listing/sources/list-source.resolver';
import { ListedSubjectResolver } from './listing/subjects/listed-subject.resolver';
import { permissions } from './permissions';
import { caseResolvers } from './proceedings/case-wiring/case-resolvers';
import { screeningResolvers } from './screening/screening-wiring/screening.resolvers';
import { sharingResolvers } from './sharing/sharing-wiring/sharing-resolvers';

/** All that sanctions adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [
    ListedSubjectResolver,
    ...screeningResolvers,
    ...hitResolvers,
    ListRefreshResolver,
    ListSnapshotResolver,
    ListSourceResolver,
    PartnerResolver,
    ...observationResolvers,
    ...sharingResolvers,
    ...caseResolvers,
  ],
  references: {
    Partner: { access: agencyStaff, resolve: findPartnerStub },
  },
  permissions,
};
