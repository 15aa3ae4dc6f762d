import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';
import type { Role } from '@partner-commons/platform/viewer';
import { deciders } from '../due-diligence-decisions/due-diligence-decision.rules';

/** HAB-16: whoever works with partners does due diligence. */
export const dueDiligenceWorkers: Role[] = ['PROGRAMME_OFFICER', 'ASSESSOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'];
const workers = staffWith(...dueDiligenceWorkers);

/** domain-model.md 2.8: existence, level, decision and dates as of assessments; findings by the one door. */
export const dueDiligencePermissions: PermissionTable = {
  Query: {
    // Whether it is theirs is known once the row is read; who has no role would learn that there is one.
    dueDiligenceCase: anyOf(agencyStaff, partnerUser()),
    dueDiligenceCases: agencyStaff,
    dueDiligencePolicy: agencyStaff,
  },
  Mutation: {
    openDueDiligence: workers,
    reviseDueDiligence: workers,
    cancelDueDiligence: staffWith('REPRESENTATIVE', 'IP_UNIT_ADMIN'),
    recordDueDiligenceFinding: workers,
    recordDueDiligenceControversy: workers,
    recordGlobalCompactStatus: workers,
    linkDueDiligenceAssessment: workers,
    changeDueDiligenceLevel: workers,
    escalateDueDiligence: workers,
    decideDueDiligence: staffWith(...deciders),
    setDueDiligencePolicy: staffWith('IP_UNIT_ADMIN'),
  },
  DueDiligenceCase: { '*': staffOrOwnPartner('partnerId'), reusable: agencyStaff },
  DueDiligenceCaseConnection: { '*': open },
  DueDiligenceCaseEdge: { '*': open },
  DueDiligenceBody: { '*': open },
  DueDiligenceControversy: { '*': open },
  DueDiligenceDimensionResult: { '*': open },
  DueDiligenceEvidence: { '*': open },
  DueDiligenceFile: { '*': open },
  DueDiligenceFinding: { '*': open },
  DueDiligenceLevelFactor: { '*': open },
  DueDiligenceMitigation: { '*': open },
  DueDiligencePolicy: { '*': agencyStaff },
  DueDiligenceSummary: { '*': open },
  DueDiligenceVoice: { '*': open },
};
