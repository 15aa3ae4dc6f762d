import type { CapacityBand } from '../../terms/capacity-band.enum';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { ScoringAlgorithm } from '../../terms/methodology.enum';

/** A band, and for PSEA its name on the scale of capacity. */
export interface BandName {
  band: CommonRiskBand;
  capacityBand: CapacityBand | null;
}

/** From low to high risk. `below` excludes its own value; the last band has none. */
export interface BelowBand extends BandName {
  below: number | null;
}

/** From low to high risk. */
export interface LowerBand extends BandName {
  atLeast: number;
}

/** What a due diligence concludes from one kind of answer. */
export interface FloorBand extends BandName {
  /** Values of scales that lead here. */
  values: string[];
  /** How many of them it takes. */
  times: number;
  outcome: DiligenceOutcome;
}

export const diligenceOutcomes = ['PROCEED', 'PROCEED_WITH_MITIGATION', 'ESCALATE', 'DECLINE'] as const;
export type DiligenceOutcome = (typeof diligenceOutcomes)[number];

type Algorithm<Id extends ScoringAlgorithm, Parameters> = { algorithm: `${Id}`; parameters: Parameters };

/** All numbers are whole: bands are found by comparing integers, since floating point flips them (standards.md 3.1). */
export type ScoringParameters =
  | Algorithm<ScoringAlgorithm.AVERAGE_EQUAL_BANDS, { lowest: number; highest: number; bands: BandName[] }>
  | Algorithm<
      ScoringAlgorithm.POINTS_ASYMMETRIC_BANDS,
      /** `below` is percent of the span between all lowest and all highest answers, the weight of keys left out. */
      { lowest: number; highest: number; bands: BelowBand[] }
    >
  | Algorithm<ScoringAlgorithm.SUM_OF_RATINGS, { bands: LowerBand[] }>
  | Algorithm<ScoringAlgorithm.COUNT_MET, { bands: LowerBand[] }>
  | Algorithm<ScoringAlgorithm.WEIGHTED_CHECKLIST, { bands: BelowBand[] }>
  | Algorithm<ScoringAlgorithm.EXCLUSIONARY, { exclusionValues: string[]; bands: FloorBand[] }>
  | Algorithm<
      ScoringAlgorithm.WEIGHTED_BY_SECTOR,
      /** Sector → question → weight; a question that is not named keeps its own. */
      { sectors: Record<string, Record<string, number>>; bands: LowerBand[] }
    >
  | Algorithm<ScoringAlgorithm.DEVELOPMENTAL, { target: number; bands: LowerBand[] }>;
