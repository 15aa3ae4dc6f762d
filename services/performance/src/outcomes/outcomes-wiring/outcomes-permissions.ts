import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffWith,
} from '@partner-commons/platform/permissions';
import { partnerAdmins, partnerEditors } from '@partner-commons/platform/viewer';

/** Those who lead consultations, who answer for the office, and the partners unit. */
const keepers = staffWith('CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
/** Whoever works with partners; whose action it is, the service asks. */
export const evidenceGivers = staffWith(
  'PROGRAMME_OFFICER',
  'FINANCE_OFFICER',
  'CONSULTATION_LEAD',
  'REPRESENTATIVE',
  'IP_UNIT_ADMIN',
);
const members = anyOf(agencyStaff, partnerUser());
const adopters = staffWith('PROGRAMME_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
const learners = staffWith('PROGRAMME_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'EVALUATOR');
const approvers = staffWith('IP_UNIT_ADMIN', 'REPRESENTATIVE', 'CONSULTATION_LEAD');

/**
 * "Outcomes: by audience, ✓ if present; lessons and good practices INTER_AGENCY → PUBLIC" (domain-model.md 2.8): what is
 * found is a matter of rows, so reading is open.
 */
export const outcomesPermissions = {
  Query: {
    actionAdoptions: agencyStaff,
    consultationOutcome: open,
    goodPractice: open,
    goodPractices: open,
    lessons: open,
    outcomeActions: open,
    outcomeNotices: agencyStaff,
    outcomes: open,
    outcomeSubscriptions: agencyStaff,
    outcomeThemes: open,
    similarOutcomes: open,
  },
  Mutation: {
    addOutcomeTheme: staffWith('SECRETARIAT_ADMIN'),
    adoptAction: adopters,
    amendOutcome: keepers,
    commentOutcome: partnerUser(...partnerEditors),
    confirmOutcomeAction: partnerUser(...partnerEditors),
    decideGoodPractice: approvers,
    downloadActionEvidence: members,
    endOutcomeSubscription: agencyStaff,
    promoteGoodPractice: approvers,
    proposeGoodPractice: learners,
    publishLesson: learners,
    publishOutcome: keepers,
    recordLesson: learners,
    recordOutcome: keepers,
    requestOutcomeComments: keepers,
    subscribeToOutcomes: agencyStaff,
    translateOutcome: keepers,
    updateActionAdoption: adopters,
    updateOutcomeAction: evidenceGivers,
    // Giving up its time binds the partner.
    waiveCommentWindow: partnerUser(...partnerAdmins),
    withdrawGoodPractice: approvers,
    withdrawLesson: learners,
    withdrawOutcome: keepers,
  },
  ActionAdoption: { '*': open },
  ActionAdoptionConnection: { '*': open },
  ActionAdoptionEdge: { '*': open },
  ActionEvidence: { '*': open },
  ConsultationOutcome: { '*': open, comments: members, history: members },
  ConsultationOutcomeConnection: { '*': open },
  ConsultationOutcomeEdge: { '*': open },
  Download: { '*': open },
  GoodPractice: { '*': open },
  GoodPracticeConnection: { '*': open },
  GoodPracticeEdge: { '*': open },
  Lesson: { '*': open },
  LessonConnection: { '*': open },
  LessonEdge: { '*': open },
  OutcomeAction: { '*': open },
  OutcomeActionConnection: { '*': open },
  OutcomeActionEdge: { '*': open },
  OutcomeComment: { '*': open },
  OutcomeComments: { '*': open },
  OutcomeNotice: { '*': open },
  OutcomeNoticeConnection: { '*': open },
  OutcomeNoticeEdge: { '*': open },
  OutcomeRevision: { '*': open },
  OutcomeSubscription: { '*': open },
  OutcomeTheme: { '*': open },
  OutcomeTranslation: { '*': open },
  ThemeTrendYear: { '*': open },
} satisfies PermissionTable;
