import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffWith,
} from '@partner-commons/platform/permissions';
import { partnerEditors } from '@partner-commons/platform/viewer';

const assessors = staffWith('ASSESSOR');
/** The unit that keeps partners plans assessments, and gives them up. */
const planners = staffWith('ASSESSOR', 'IP_UNIT_ADMIN');
/** Who is assigned, or whose organisation it is, the rows say. */
const answering = anyOf(assessors, partnerUser(...partnerEditors));
/** Who comes to know that something happened to a partner. */
const witnesses = staffWith('ASSESSOR', 'ASSURANCE_OFFICER', 'INVESTIGATOR', 'IP_UNIT_ADMIN');

/**
 * domain-model.md 2.8: existence, kind, dates, validity, owner and band are INTER_AGENCY and the partner sees its own; bodies
 * are CONFIDENTIAL and answer others with a redaction; working notes are OWNER_ONLY.
 */
export const assessmentPermissions: PermissionTable = {
  Query: {
    // Whether it is theirs is known once the row is read; who has no role would learn that there is one.
    assessment: anyOf(agencyStaff, partnerUser()),
    assessments: anyOf(agencyStaff, partnerUser()),
    conductedModes: agencyStaff,
  },
  Mutation: {
    recordAssessment: assessors,
    startAssessment: planners,
    assignAssessors: planners,
    answerQuestions: answering,
    writeAssessmentReport: answering,
    requestPartnerComments: assessors,
    commentOnAssessment: partnerUser(...partnerEditors),
    submitAssessment: answering,
    cancelAssessment: planners,
    beginQualityReview: assessors,
    returnAssessment: assessors,
    finaliseAssessment: assessors,
    proposeBandAdjustment: assessors,
    approveBandAdjustment: assessors,
    addWorkingNote: assessors,
    recordInvalidatingEvent: witnesses,
    resolveInvalidatingEvent: witnesses,
    proposeInvalidation: planners,
    invalidateAssessment: planners,
  },
  StartAssessmentPayload: { '*': open },
  AssessmentConnection: { '*': open },
  AssessmentEdge: { '*': open },
  AssessmentChange: { '*': open },
  AssessmentReport: { '*': open },
  AssessmentScore: { '*': open },
  AssessedSection: { '*': open },
  AssessmentProgress: { '*': open },
  SectionProgress: { '*': open },
  AssessmentAnswers: { '*': open },
  AnsweredSection: { '*': open },
  AssessmentAnswer: { '*': open },
  EvidenceFiles: { '*': open },
  EvidenceFile: { '*': open },
  PartnerComments: { '*': open },
  PartnerComment: { '*': open },
  AssessorTeam: { '*': open },
  Assessor: { '*': open },
  BandAdjustments: { '*': open },
  BandAdjustment: { '*': open },
  WorkingNotes: { '*': open },
  WorkingNote: { '*': open },
  InvalidatingEvent: { '*': open },
  AssessmentInvalidation: { '*': open },
  ConductedModeFigures: { '*': open },
  ConductedModeCount: { '*': open },
  RatingSummary: { '*': open },
};
