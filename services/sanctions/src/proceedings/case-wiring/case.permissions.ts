import { agencyStaff, anyOf, open, partnerUser, staffWith } from '@partner-commons/platform/permissions';

const investigator = staffWith('INVESTIGATOR');
const panel = staffWith('SANCTIONS_PANEL');
const staff = staffWith('INVESTIGATOR', 'LEGAL_OFFICER', 'SANCTIONS_PANEL');
/** Who binds the partner answers for it. */
const respondent = partnerUser('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN');
const both = anyOf(staff, respondent);

/**
 * Cases of ineligibility (domain-model.md 2.8): OWNER_ONLY until the notice, then the respondent's too. Whose row it is,
 * row-level security says; a case is open to all staff because who was alerted sees it redacted.
 */
export const casePermissions = {
  Query: {
    ineligibilityCase: agencyStaff,
    ineligibilityCases: staff,
    partnerCases: respondent,
  },
  Mutation: {
    createIneligibilityCase: investigator,
    updateIneligibilityCase: investigator,
    startCaseReview: investigator,
    dismissCase: investigator,
    addCaseEvidence: investigator,
    issueNotice: investigator,
    extendResponsePeriod: investigator,
    assessCondition: investigator,
    recordCaseConsultation: staffWith('INVESTIGATOR', 'LEGAL_OFFICER'),
    startRehabilitationReview: staffWith('INVESTIGATOR', 'SANCTIONS_PANEL'),
    closeCase: staffWith('INVESTIGATOR', 'SANCTIONS_PANEL'),
    decideCase: panel,
    confirmCaseDecision: panel,
    recordGovernmentMeasure: panel,
    decideAppeal: panel,
    decideRehabilitation: panel,
    extendToAffiliate: panel,
    createCaseUpload: respondent,
    submitResponse: respondent,
    fileAppeal: respondent,
    submitRehabilitationEvidence: respondent,
  },
  IneligibilityCase: { '*': agencyStaff },
  IneligibilityCaseConnection: { '*': staff },
  IneligibilityCaseEdge: { '*': staff },
  CasePerson: { '*': staff },
  CaseRespondent: { '*': staff },
  CaseEvent: { '*': staff },
  CaseEvidence: { '*': staff },
  CaseConsultation: { '*': staff },
  SuccessorCandidate: { '*': staff },
  RespondentCase: { '*': respondent },
  CaseNotice: { '*': both },
  CaseResponse: { '*': both },
  CaseFile: { '*': both },
  CaseDecision: { '*': both, partners: staff, proposedBy: staff, proposedAt: staff, settledBy: staff },
  CaseMeasure: { '*': both },
  CaseAppeal: { '*': both },
  CaseCondition: { '*': both },
  ConditionEvidence: { '*': both },
  ConditionAssessment: { '*': both },
  Redaction: { '*': open },
};
