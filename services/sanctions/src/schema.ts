import { agencyStaff } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { caseResolvers } from './case-wiring/case-resolvers';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { hitResolvers } from './hit-acts/hit-resolvers';
import { ListRefreshResolver } from './list-refreshes/list-refresh.resolver';
import { observationResolvers } from './observation-wiring/observation-resolvers';
import { permissions } from './permissions';
import { screeningResolvers } from './screening-wiring/screening.resolvers';
import { sharingResolvers } from './sharing-wiring/sharing-resolvers';
import { ListSnapshotResolver } from './snapshots/list-snapshot.resolver';
import { ListSourceResolver } from './sources/list-source.resolver';
import { ListedSubjectResolver } from './subjects/listed-subject.resolver';

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
