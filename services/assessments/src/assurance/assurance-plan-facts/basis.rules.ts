import type { AssuranceType } from '../../terms/assurance-type.enum';
import type { AuditOpinion } from '../../terms/audit-opinion.enum';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { capacityOfBand } from '../../terms/capacity-of-band.rules';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { AssuranceBasis } from '../assurance-plans/assurance-plan.enums';

/** The latest valid assessment of a kind. */
export interface ValidRating {
  assessmentId: string;
  kind: string;
  band: CommonRiskBand;
  finalisedOn: string;
}

export interface FinalOpinion {
  type: AssuranceType;
  opinion: `${AuditOpinion}`;
  finalOn: string;
}

export interface Basis {
  basis: AssuranceBasis;
  band: CommonRiskBand;
  assessmentId: string | null;
  /** Whether a valid micro-assessment is there, whatever counts in the end. */
  hasMicroAssessment: boolean;
}

const assumed: Partial<Record<CommonRiskBand, AssuranceBasis>> = {
  [CommonRiskBand.HIGH_ASSUMED]: AssuranceBasis.HIGH_RISK_ASSUMED,
  [CommonRiskBand.LOW_ASSUMED]: AssuranceBasis.LOW_RISK_ASSUMED,
};

/** On what the HACT risk rests (standards.md 3.1): a bad audit first, then what was assessed, then what somebody decided. */
export function basisOf(
  ratings: readonly ValidRating[],
  opinions: readonly FinalOpinion[],
  assumption: CommonRiskBand | null,
): Basis {
  const micro = ratings.find(({ kind, band }) => kind === 'HACT_MICRO' && band !== CommonRiskBand.NOT_REQUIRED);
  const isAssumption = micro !== undefined && assumed[micro.band] !== undefined;
  const hasMicroAssessment = micro !== undefined && !isAssumption;
  const answer = (basis: AssuranceBasis, band: CommonRiskBand, assessmentId: string | null = null): Basis => ({
    basis,
    band,
    assessmentId,
    hasMicroAssessment,
  });
  if (isNegativeSince(opinions, micro?.finalisedOn ?? '')) {
    return answer(AssuranceBasis.NEGATIVE_AUDIT_RESULTS, CommonRiskBand.HIGH_ASSUMED);
  }
  if (micro) return answer(assumed[micro.band] ?? AssuranceBasis.MICRO_ASSESSMENT, micro.band, micro.assessmentId);
  if (assumption) return answer(assumed[assumption] ?? AssuranceBasis.OTHERS, assumption);
  const checklist = ratings.find(({ kind }) => kind === 'SIMPLIFIED_CHECKLIST');
  if (checklist) return answer(AssuranceBasis.SIMPLIFIED_CHECKLIST, checklist.band, checklist.assessmentId);
  return answer(AssuranceBasis.HIGH_RISK_ASSUMED, CommonRiskBand.HIGH_ASSUMED);
}

/** A later audit that went well takes a bad one's place. */
function isNegativeSince(opinions: readonly FinalOpinion[], day: string): boolean {
  const latest = opinions.reduce<FinalOpinion | null>(
    (best, opinion) => (best === null || opinion.finalOn > best.finalOn ? opinion : best),
    null,
  );
  return latest !== null && latest.finalOn > day && (latest.opinion === 'ADVERSE' || latest.opinion === 'DISCLAIMER');
}

export function capacityOf(ratings: readonly ValidRating[]): CapacityBand {
  const psea = ratings.find(({ kind }) => kind === 'PSEA_CAPACITY');
  return psea ? capacityOfBand[psea.band] : CapacityBand.NOT_ASSESSED;
}
