import { addDays, type Day } from '@partner-commons/platform/whole-days';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

/** Days after a PSEA assessment below full capacity by which a plan should stand; our judgement, 3.3 names none. */
const planWithinDays = 30;

/** The latest valid PSEA assessment of a partner, and whether a plan follows from it. */
export interface RatedForPsea {
  band: `${CommonRiskBand}`;
  finalisedOn: Day;
  hasPlan: boolean;
}

export interface PseaPlanDue {
  isNeeded: boolean;
  hasPlan: boolean;
  isDue: boolean;
  dueBy: Day | null;
}

/** On the common scale full capacity is LOW, medium MODERATE and low HIGH (standards.md 3.3). */
const full: `${CommonRiskBand}`[] = [CommonRiskBand.LOW, CommonRiskBand.LOW_ASSUMED, CommonRiskBand.NOT_REQUIRED];

/** Medium and low capacity need a strengthening plan; without an assessment there is nothing to plan from yet. */
export function pseaPlanOf(rated: RatedForPsea | null): PseaPlanDue {
  const isNeeded = rated !== null && !full.includes(rated.band);
  if (!isNeeded) return { isNeeded, hasPlan: rated?.hasPlan ?? false, isDue: false, dueBy: null };
  const { hasPlan, finalisedOn } = rated;
  return { isNeeded, hasPlan, isDue: !hasPlan, dueBy: hasPlan ? null : addDays(finalisedOn, planWithinDays) };
}
