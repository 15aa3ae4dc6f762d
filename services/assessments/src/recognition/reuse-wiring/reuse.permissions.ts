import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';
import { partnerAdmins } from '@partner-commons/platform/viewer';

const unit = staffWith('IP_UNIT_ADMIN');
/** Who selects and assesses partners for an agency (story 4.c). */
const askers = staffWith('PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
const guardians = staffWith('INVESTIGATOR', 'IP_UNIT_ADMIN');
const admins = partnerUser(...partnerAdmins);

/** Mutual recognition (domain-model.md 2.8): requests and decisions are INTER_AGENCY, and the partner sees its own. */
export const reusePermissions = {
  Query: {
    agencyRecognitions: agencyStaff,
    assessmentCosts: agencyStaff,
    methodologyAcceptances: agencyStaff,
    replayReuse: staffWith('OVERSIGHT_AUDITOR'),
    reuseEmbargoes: guardians,
    // Whether it is theirs is known once the row is read.
    reuseRequest: anyOf(agencyStaff, partnerUser()),
    reuseRequests: anyOf(agencyStaff, partnerUser()),
    reuseStatistics: agencyStaff,
  },
  Mutation: {
    acceptMethodology: unit,
    closeReuseDispute: unit,
    completeSupplement: askers,
    decideReuse: unit,
    declineConsent: admins,
    disputeReuse: askers,
    endAgencyRecognition: unit,
    grantConsent: admins,
    liftEmbargo: guardians,
    placeEmbargo: guardians,
    recognizeAgency: unit,
    requestConsent: askers,
    requestReuse: askers,
    setAssessmentCost: unit,
    withdrawConsent: admins,
    withdrawMethodologyAcceptance: unit,
    withdrawReuse: askers,
  },
  // Whoever may ask for one of these has been asked at its root, or at the partner.
  AgencyRecognition: { '*': open },
  AgencyRecognitionConnection: { '*': open },
  AgencyRecognitionEdge: { '*': open },
  AssessmentCost: { '*': open },
  ConsentRequest: { '*': staffOrOwnPartner('partnerId') },
  MethodologyAcceptance: { '*': open },
  MethodologyAcceptanceConnection: { '*': open },
  MethodologyAcceptanceEdge: { '*': open },
  PartnerConsent: { '*': staffOrOwnPartner('partnerId') },
  RequiredSupplement: { '*': open },
  ReuseCandidate: { '*': open },
  ReuseCheck: { '*': open },
  ReuseDecisionNote: { '*': open },
  ReuseDispute: { '*': open },
  ReuseEmbargo: { '*': open },
  ReuseEmbargoConnection: { '*': open },
  ReuseEmbargoEdge: { '*': open },
  ReuseRate: { '*': open },
  ReuseRefusalCount: { '*': open },
  ReuseReplay: { '*': open },
  // Why people decided as they did could warn the partner of an investigation.
  ReuseRequest: { '*': staffOrOwnPartner('partnerId'), decision: agencyStaff },
  ReuseRequestConnection: { '*': open },
  ReuseRequestEdge: { '*': open },
  ReuseStatistics: { '*': open },
  ReuseSupplement: { '*': open },
} satisfies PermissionTable;
