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

/**
 * Who may do what in assessments (domain-model.md 2.8). Existence, kind, dates, validity, owner and band are
 * INTER_AGENCY and the partner sees its own; the report is CONFIDENTIAL and answers others with a redaction.
 */
export const permissions: PermissionTable = {
  Query: {
    // Whether it is theirs is known once the row is read; who has no role would learn that there is one.
    assessment: anyOf(agencyStaff, partnerUser()),
  },
  Mutation: {
    recordAssessment: staffWith('ASSESSOR'),
  },
  Partner: { '*': staffOrOwnPartner('id') },
  Assessment: { '*': staffOrOwnPartner('partnerId') },
  AssessmentConnection: { '*': open },
  AssessmentEdge: { '*': open },
  PageInfo: { '*': open },
  RatingSummary: { '*': open },
  AssessmentReport: { '*': open },
  Redaction: { '*': open },
  Money: { '*': open },
  Agency: { '*': signedIn },
};
