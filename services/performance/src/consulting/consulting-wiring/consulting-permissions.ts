import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffWith,
} from '@partner-commons/platform/permissions';
import { partnerEditors } from '@partner-commons/platform/viewer';
import { forumPermissions } from './forum-permissions';

const leads = staffWith('CONSULTATION_LEAD');
/** INTER_AGENCY, "partner sees own ✓"; which consultations are a partner's, the service asks. */
const staffOrPartner = anyOf(agencyStaff, partnerUser());

/** Who may come to handle concerns at some level; which ones, their rows say. */
const handlers = staffWith(
  'PROGRAMME_OFFICER',
  'FINANCE_OFFICER',
  'LEGAL_OFFICER',
  'REPRESENTATIVE',
  'SENIOR_OFFICIAL',
  'IP_UNIT_ADMIN',
);

/** Consultations are INTER_AGENCY (domain-model.md 2.8); a public outcome names its consultation, so its headline is open. */
export const consultingPermissions = {
  Query: {
    concern: anyOf(handlers, partnerUser()),
    // The code is the permission (P-INV-7).
    concernByCode: open,
    concerns: anyOf(handlers, partnerUser()),
    concernStatistics: agencyStaff,
    consultation: staffOrPartner,
    consultations: staffOrPartner,
    feedbackQuestions: staffOrPartner,
    survey: staffOrPartner,
    surveyResults: agencyStaff,
    surveys: staffOrPartner,
    ...forumPermissions.Query,
  },
  Mutation: {
    // The token is the permission: who comes without signing in leaves no trace at all (P-INV-7).
    answerSurvey: open,
    closeSurvey: leads,
    createSurvey: leads,
    assignConcern: handlers,
    cancelConsultation: leads,
    // By the code, or as the partner that raised it.
    confirmConcernResolution: open,
    createConsultation: leads,
    escalateConcern: handlers,
    giveFeedback: partnerUser(...partnerEditors),
    inviteToConsultation: leads,
    // Also without signing in, when it is anonymous.
    raiseConcern: open,
    recordAttendance: leads,
    recordMinutes: leads,
    resolveConcern: handlers,
    takeConcern: handlers,
    respondToInvitation: partnerUser(...partnerEditors),
    updateConsultation: leads,
    ...forumPermissions.Mutation,
  },
  Partner: { consultedOn: agencyStaff },
  // Reached by those who may see the row alone.
  Concern: { '*': open },
  ConcernConnection: { '*': open },
  ConcernEdge: { '*': open },
  ConcernStatistics: { '*': agencyStaff },
  ConcernStep: { '*': open },
  RaiseConcernPayload: { '*': open },
  Consultation: {
    '*': open,
    agenda: staffOrPartner,
    cancelReason: staffOrPartner,
    invitations: staffOrPartner,
    minutes: staffOrPartner,
  },
  ConsultationConnection: { '*': open },
  ConsultationEdge: { '*': open },
  ConsultationInvitation: { '*': staffOrPartner },
  ConsultationInvitationConnection: { '*': open },
  ConsultationInvitationEdge: { '*': open },
  ConsultationMinutes: { '*': open },
  ConsultationParticipants: { '*': open },
  InviteToConsultationPayload: { '*': open },
  AnswerSurveyPayload: { '*': open },
  Survey: { '*': staffOrPartner, ballots: partnerUser(), rawAnswers: agencyStaff, results: agencyStaff },
  SurveyBallot: { '*': partnerUser() },
  SurveyChoiceCount: { '*': open },
  SurveyConnection: { '*': open },
  SurveyEdge: { '*': open },
  SurveyQuestion: { '*': open },
  SurveyRawAnswer: { '*': open },
  SurveyRawAnswerConnection: { '*': open },
  SurveyRawAnswerEdge: { '*': open },
  SurveyRawAnswers: { '*': open },
  SurveyRawValue: { '*': open },
  SurveyResult: { '*': agencyStaff },
  ParticipantsOfType: { '*': open },
  ...forumPermissions.types,
} satisfies PermissionTable;
