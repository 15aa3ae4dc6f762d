import { agencyStaff } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AdjudicationResolver, HitEvidenceResolver } from './adjudications/adjudication.resolver';
import { ClearanceResolver } from './clearances/clearance.resolver';
import { PartnerResolver } from './federation/partner.resolver';
import { findPartnerStub } from './federation/partner.stub';
import { HitResolver } from './hits/hit.resolver';
import { permissions } from './permissions';
import { ListSnapshotResolver } from './snapshots/list-snapshot.resolver';
import { ListSourceResolver } from './sources/list-source.resolver';
import { ListedSubjectResolver } from './subjects/listed-subject.resolver';

/** All that sanctions adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [
    AdjudicationResolver,
    ClearanceResolver,
    HitEvidenceResolver,
    HitResolver,
    ListedSubjectResolver,
    ListSnapshotResolver,
    ListSourceResolver,
    PartnerResolver,
  ],
  references: {
    Partner: { access: agencyStaff, resolve: findPartnerStub },
  },
  permissions,
};
