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
import { partnerAdmins, partnerEditors, type Role } from '@partner-commons/platform/viewer';

/** Who builds capacity: those who run agreements, those who assess and assure, and the unit. */
export const capacityStaff: Role[] = ['PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN'];
const staff = staffWith(...capacityStaff);
const bothSides = anyOf(staff, partnerUser(...partnerEditors));
/** Whose plan it is, and what of it is shown, the rows say. */
const readers = anyOf(agencyStaff, partnerUser());

/** domain-model.md 2.8: plans INTER_AGENCY with consent of the partner, else CONFIDENTIAL; the partner sees its own. */
export const capacityPermissions: PermissionTable = {
  Query: {
    capacityPlan: readers,
    capacityPlans: readers,
    capacityTopics: signedIn,
    capacityOutcomes: agencyStaff,
  },
  Mutation: {
    createCapacityPlan: staff,
    addCapacityAction: staff,
    cancelCapacityAction: staff,
    recordCapacityProgress: bothSides,
    completeCapacityAction: bothSides,
    addCapacityNote: bothSides,
    // R-INV-5: who binds the partner.
    shareCapacityPlan: partnerUser(...partnerAdmins),
    reviewCapacityPlan: staff,
    closeCapacityPlan: staff,
    cancelCapacityPlan: staff,
  },
  CapacityPlan: { '*': staffOrOwnPartner('partnerId') },
  CapacityPlanConnection: { '*': open },
  CapacityPlanEdge: { '*': open },
  CapacityPlanContent: { '*': open },
  CapacityAction: { '*': open },
  CapacityNote: { '*': open },
  CapacityTopic: { '*': signedIn },
  CapacityOutcome: { '*': agencyStaff },
  PseaPlanStanding: { '*': open },
};
