import { CapacityBand } from './capacity-band.enum';
import type { CommonRiskBand } from './common-risk-band.enum';

/** Assessments of every kind share one scale; here is what its bands mean on the one of PSEA (standards.md 3.3). */
export const capacityOfBand: Record<CommonRiskBand, CapacityBand> = {
  LOW: CapacityBand.FULL,
  LOW_ASSUMED: CapacityBand.FULL,
  MODERATE: CapacityBand.MEDIUM,
  // PSEA has three bands; one between medium and low is taken for the worse.
  SIGNIFICANT: CapacityBand.LOW,
  HIGH: CapacityBand.LOW,
  HIGH_ASSUMED: CapacityBand.LOW_ASSUMED_EMERGENCY,
  NOT_REQUIRED: CapacityBand.NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES,
  NOT_ASSESSED: CapacityBand.NOT_ASSESSED,
};
