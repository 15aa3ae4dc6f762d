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
import { partnerEditors, type Role } from '@partner-commons/platform/viewer';

/** Who finds and follows up: assurance, assessors, those who run agreements, and who answers for the office. */
export const findingStaff: Role[] = [
  'ASSURANCE_OFFICER',
  'ASSESSOR',
  'PROGRAMME_OFFICER',
  'REPRESENTATIVE',
  'IP_UNIT_ADMIN',
];
const staff = staffWith(...findingStaff);
const recorders = staffWith('ASSURANCE_OFFICER', 'ASSESSOR', 'PROGRAMME_OFFICER');
const bothSides = anyOf(staff, partnerUser(...partnerEditors));
const treasurers = staffWith('ASSURANCE_OFFICER', 'FINANCE_OFFICER', 'IP_UNIT_ADMIN');
/** Whose finding it is, the rows say. */
const readers = anyOf(agencyStaff, partnerUser());

/** domain-model.md 2.8: findings CONFIDENTIAL, the count of HIGH unresolved ones INTER_AGENCY, the partner sees its own. */
export const findingPermissions: PermissionTable = {
  Query: {
    finding: readers,
    findings: readers,
    findingCategories: signedIn,
    capacityHeatMap: agencyStaff,
  },
  Mutation: {
    recordFinding: recorders,
    answerFinding: partnerUser(...partnerEditors),
    startFinding: bothSides,
    implementFinding: bothSides,
    returnFinding: staff,
    verifyFinding: staff,
    confirmFinding: staff,
    proposeFindingWaiver: staff,
    decideFindingWaiver: staffWith('ASSURANCE_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'),
    reopenFinding: staff,
    amendFinding: staff,
    releaseFinding: staff,
    addFindingAction: staff,
    completeFindingAction: bothSides,
    verifyFindingAction: staff,
    cancelFindingAction: staff,
    addFindingEvidence: bothSides,
    judgeFindingEvidence: staff,
    settleFinding: treasurers,
    decideFindingWriteOff: treasurers,
  },
  Finding: { '*': staffOrOwnPartner('partnerId') },
  FindingConnection: { '*': open },
  FindingEdge: { '*': open },
  FindingAction: { '*': open },
  FindingEvidence: { '*': open },
  EvidenceLink: { '*': open },
  FindingEvent: { '*': open },
  FindingSettlement: { '*': open },
  FindingCategory: { '*': signedIn },
  OpenFindings: { '*': open },
  CapacityHeatCell: { '*': agencyStaff },
  Upload: { '*': open },
};
