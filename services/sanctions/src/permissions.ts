import { agencyStaff, open, type PermissionTable, signedIn, staffWith } from '@partner-commons/platform/permissions';

/**
 * Who may do what in sanctions (domain-model.md 2.8). Clearance is INTER_AGENCY and closed to partners, who must not
 * learn of open hits; hits are CONFIDENTIAL; what lists say is public, but nobody without a token has use for it.
 */
export const permissions: PermissionTable = {
  Query: {
    listSources: signedIn,
    listSnapshot: agencyStaff,
    listSnapshots: agencyStaff,
    hit: staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR'),
    hits: staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR'),
  },
  Mutation: {
    createSanctionsUpload: staffWith('LIST_SYNC', 'SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'IP_UNIT_ADMIN'),
    importList: staffWith('LIST_SYNC', 'SANCTIONS_SCREENER', 'IP_UNIT_ADMIN'),
    releaseQuarantinedList: staffWith('SANCTIONS_ADJUDICATOR'),
    adjudicateHit: staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR'),
  },
  Partner: { '*': agencyStaff },
  Clearance: { '*': agencyStaff },
  Hit: { '*': staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR') },
  HitFeature: { '*': open },
  HitDecision: { '*': staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR') },
  HitEvidence: { '*': staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR') },
  HitConnection: { '*': open },
  HitEdge: { '*': open },
  PageInfo: { '*': open },
  ListSource: { '*': signedIn },
  ListVersion: { '*': open },
  ListSnapshot: { '*': agencyStaff },
  ListSnapshotConnection: { '*': open },
  ListSnapshotEdge: { '*': open },
  ListDelta: { '*': open },
  ListSnapshotProblem: { '*': open },
  ListSnapshotProblemConnection: { '*': open },
  ListSnapshotProblemEdge: { '*': open },
  ListedSubject: { '*': signedIn },
  ListedName: { '*': open },
  Job: { '*': open },
  Upload: { '*': open },
};
