import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  signedIn,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';
import { partnerEditors } from '@partner-commons/platform/viewer';
import { assessmentImportPermissions } from './assessing/assessment-imports/assessment-import.permissions';
import { assessmentPermissions } from './assessing/assessment-wiring/assessment-permissions';
import { assurancePermissions } from './assurance/assurance-wiring/assurance-permissions';
import { cataloguePermissions } from './catalogue/catalogue-wiring/catalogue.permissions';
import { dueDiligencePermissions } from './due-diligence/due-diligence-wiring/due-diligence-permissions';
import { capacityPermissions } from './follow-up/capacity-wiring/capacity-permissions';
import { findingPermissions } from './follow-up/finding-wiring/finding-permissions';
import { reusePermissions } from './recognition/reuse-wiring/reuse.permissions';
import { riskPermissions } from './risk/risk-wiring/risk-permissions';

/** Who asks another agency to read in confidence, and who decides it for the owner. */
const askers = ['PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'REPRESENTATIVE'] as const;
const grantors = ['ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN'] as const;
const watchers = ['OVERSIGHT_AUDITOR', 'DATA_PROTECTION_OFFICER'] as const;

/**
 * Who may do what in assessments (domain-model.md 2.8). Existence, kind, dates, validity, owner and band are
 * INTER_AGENCY and the partner sees its own; the report is CONFIDENTIAL and answers others with a redaction.
 */
export const permissions: PermissionTable = {
  ...assessmentPermissions,
  ...assurancePermissions,
  ...cataloguePermissions,
  ...capacityPermissions,
  ...findingPermissions,
  ...dueDiligencePermissions,
  ...reusePermissions,
  ...riskPermissions,
  ...assessmentImportPermissions,
  Query: {
    ...assessmentPermissions.Query,
    ...assurancePermissions.Query,
    ...cataloguePermissions.Query,
    ...capacityPermissions.Query,
    ...findingPermissions.Query,
    ...dueDiligencePermissions.Query,
    ...reusePermissions.Query,
    ...riskPermissions.Query,
    ...assessmentImportPermissions.Query,
    // Which rows: those of the own agency on either side, and what is about the partner; row-level security says the same.
    accessGrants: anyOf(agencyStaff, partnerUser()),
    disclosureRequests: staffWith(...askers, 'IP_UNIT_ADMIN', ...watchers),
    accessLog: staffWith(...grantors, ...watchers),
    readingLog: staffWith(...watchers),
  },
  Mutation: {
    ...assessmentPermissions.Mutation,
    ...assurancePermissions.Mutation,
    ...cataloguePermissions.Mutation,
    ...capacityPermissions.Mutation,
    ...findingPermissions.Mutation,
    ...dueDiligencePermissions.Mutation,
    ...reusePermissions.Mutation,
    ...riskPermissions.Mutation,
    ...assessmentImportPermissions.Mutation,
    // Each kind of file says who of them may send it.
    createAssessmentsUpload: anyOf(agencyStaff, partnerUser(...partnerEditors)),
    requestDisclosure: staffWith(...askers),
    withdrawDisclosureRequest: staffWith(...askers),
    decideDisclosure: staffWith(...grantors),
    revokeGrant: staffWith(...grantors),
  },
  Partner: {
    '*': staffOrOwnPartner('id'),
    ...riskPermissions.Partner,
    ...assurancePermissions.Partner,
    // Which partner is known here by the parent; for staff there is accessLog.
    dataUse: partnerUser(),
  },
  Assessment: { '*': staffOrOwnPartner('partnerId') },
  AccessGrant: { '*': open },
  AccessGrantConnection: { '*': open },
  AccessGrantEdge: { '*': open },
  DisclosureRequest: { '*': open },
  DisclosureRequestConnection: { '*': open },
  DisclosureRequestEdge: { '*': open },
  AccessLogEntry: { '*': open },
  AccessLogConnection: { '*': open },
  AccessLogEntryEdge: { '*': open },
  DataUse: { '*': open },
  DataUseConnection: { '*': open },
  DataUseEdge: { '*': open },
  PageInfo: { '*': open },
  Redaction: { '*': open },
  Money: { '*': open },
  Agency: { '*': signedIn },
};
