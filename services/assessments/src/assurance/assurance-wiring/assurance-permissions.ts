import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';

/** 4.c: the assurance officer plans and records; the partners unit stands in. */
const planners = staffWith('ASSURANCE_OFFICER', 'IP_UNIT_ADMIN');
/** JIU-101: headquarters. */
const reviewers = staffWith('IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR');

/**
 * "Assurance activity existence/date/opinion INTER_AGENCY ✓" (domain-model.md 2.8); reports answer others with a
 * redaction. Plans are for agencies alone: a minimum would tell a partner of a special audit.
 */
export const assurancePermissions = {
  Query: {
    assuranceActivity: anyOf(agencyStaff, partnerUser()),
    assuranceActivities: anyOf(agencyStaff, partnerUser()),
    assuranceCalendar: agencyStaff,
    assuranceJoins: planners,
    assuranceParameters: agencyStaff,
    assurancePlan: agencyStaff,
    assurancePlans: agencyStaff,
    auditFirms: agencyStaff,
    auditFirmVariances: reviewers,
    auditOverlap: agencyStaff,
    auditTerms: agencyStaff,
  },
  Mutation: {
    addAuditFirm: planners,
    cancelAssurance: planners,
    decideAssuranceJoin: planners,
    finaliseAssurance: planners,
    joinAssurance: planners,
    offerAssurance: planners,
    planActivity: planners,
    planAssurance: planners,
    recordAssurance: planners,
    reviewAuditQuality: reviewers,
    setAssuranceParameters: staffWith('IP_UNIT_ADMIN'),
    setAuditTerms: staffWith('IP_UNIT_ADMIN'),
    submitAssurance: planners,
    updateAuditFirm: planners,
  },
  Partner: { assuranceStatus: agencyStaff },
  AssuranceActivity: {
    '*': staffOrOwnPartner('partnerId'),
    overlapsWith: agencyStaff,
    qualityReview: reviewers,
    terms: agencyStaff,
  },
  AssuranceActivityConnection: { '*': open },
  AssuranceActivityEdge: { '*': open },
  AssuranceCounts: { '*': agencyStaff },
  AssuranceJoin: { '*': planners },
  AssuranceJoinConnection: { '*': open },
  AssuranceJoinEdge: { '*': open },
  AssuranceOverlap: { '*': agencyStaff },
  AssuranceParameters: { '*': agencyStaff },
  AssurancePlan: { '*': agencyStaff },
  AssurancePlanConnection: { '*': agencyStaff },
  AssurancePlanEdge: { '*': agencyStaff },
  AssurancePlanRevision: { '*': agencyStaff },
  AssurancePlanStep: { '*': agencyStaff },
  AssuranceQuarter: { '*': agencyStaff },
  AssuranceReport: { '*': open },
  AssuranceReportFile: { '*': open },
  AssuranceStatus: { '*': agencyStaff },
  AssuranceVisitBand: { '*': agencyStaff },
  AuditFirm: { '*': open },
  AuditFirmConnection: { '*': open },
  AuditFirmEdge: { '*': open },
  AuditFirmVariance: { '*': reviewers },
  AuditQualityReview: { '*': reviewers },
  AuditTerms: { '*': agencyStaff },
} satisfies PermissionTable;
