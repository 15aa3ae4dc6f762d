import {
  agencyStaff,
  open,
  type PermissionTable,
  signedIn,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';
import { hitPermissions } from './adjudication/hit-acts/hit-permissions';
import { observationPermissions } from './intelligence/observation-wiring/observation.permissions';
import { flaggers } from './intelligence/observations/observation.rules';
import { casePermissions } from './proceedings/case-wiring/case.permissions';
import { screeningPermissions } from './screening/screening-wiring/screening.permissions';
import { sharingPermissions } from './sharing/sharing-wiring/sharing.permissions';

/**
 * Who may do what in sanctions (domain-model.md 2.8). Clearance is INTER_AGENCY and closed to partners, who must not
 * learn of open hits; hits are CONFIDENTIAL; what lists say is public, but nobody without a token has use for it.
 */
export const permissions: PermissionTable = {
  ...observationPermissions,
  ...hitPermissions,
  ...screeningPermissions,
  ...sharingPermissions,
  ...casePermissions,
  Query: {
    ...casePermissions.Query,
    ...sharingPermissions.Query,
    ...observationPermissions.Query,
    ...hitPermissions.Query,
    ...screeningPermissions.Query,
    listSources: signedIn,
    listSnapshot: agencyStaff,
    listSnapshots: agencyStaff,
  },
  Mutation: {
    ...casePermissions.Mutation,
    ...sharingPermissions.Mutation,
    ...observationPermissions.Mutation,
    ...hitPermissions.Mutation,
    ...screeningPermissions.Mutation,
    createSanctionsUpload: staffWith('LIST_SYNC', 'SANCTIONS_PANEL', ...flaggers),
    importList: staffWith('LIST_SYNC', 'SANCTIONS_SCREENER', 'IP_UNIT_ADMIN'),
    refreshList: staffWith('LIST_SYNC', 'SANCTIONS_SCREENER', 'IP_UNIT_ADMIN'),
    createListSource: staffWith('IP_UNIT_ADMIN'),
    releaseQuarantinedList: staffWith('SANCTIONS_ADJUDICATOR'),
  },
  // A respondent reads its own id in its cases; all that sanctions adds to it is for agencies.
  Partner: { '*': agencyStaff, id: staffOrOwnPartner('id') },
  Agency: { '*': signedIn },
  PageInfo: { '*': open },
  ListSource: { '*': signedIn, lastRefresh: agencyStaff },
  ListRefresh: { '*': agencyStaff },
  ListVersion: { '*': open },
  ListSnapshot: { '*': agencyStaff },
  ListSnapshotConnection: { '*': open },
  ListSnapshotEdge: { '*': open },
  ListDelta: { '*': open },
  ListSnapshotProblem: { '*': open },
  ListSnapshotProblemConnection: { '*': open },
  ListSnapshotProblemEdge: { '*': open },
  ListedSubject: { '*': agencyStaff },
  ListedName: { '*': open },
  SanctionPeriod: { '*': open },
  ListedSubjectConnection: { '*': open },
  ListedSubjectEdge: { '*': open },
  Job: { '*': open },
  Upload: { '*': open },
};
