import type { CapacityBand } from '../../terms/capacity-band.enum';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { BandName, DiligenceOutcome } from './scoring-parameters.types';

/** An answer as it is given: one value of the question's scale, or "does not apply"; neither is "not answered yet". */
export interface GivenAnswer {
  question: string;
  value: string | null;
  notApplicable: boolean;
  /** How many pieces of evidence stand with it. */
  evidence: number;
}

/** What an algorithm needs to know besides answers. */
export interface ScoringContext {
  /** Sector of business, where what is material depends on it. */
  sector?: string | null;
}

/** Where a band begins or ends on the scale of `score`. */
export interface Threshold {
  band: `${CommonRiskBand}`;
  /** As the methodology says it: `below 180.5`, `at least 15`. */
  rule: string;
}

export interface SectionScore {
  key: string;
  points: string;
  applicable: number;
  band: CommonRiskBand | null;
}

export interface Score {
  points: string;
  /** What the thresholds are compared with: an average, a sum, a count or a percentage; null when there is none. */
  score: string | null;
  applicable: number;
  keyApplicable: number;
  /** Null while something is unanswered, which would understate the risk, and when nothing applies. */
  band: CommonRiskBand | null;
  capacityBand: CapacityBand | null;
  sections: SectionScore[];
  /** Keys of questions without an answer. */
  unanswered: string[];
  /** Keys of key questions that claim low risk without evidence (A-INV-3). */
  missingEvidence: string[];
  /** Keys of questions whose answer excludes the partner. */
  exclusions: string[];
  /** Keys of questions below the target of a developmental methodology. */
  improvements: string[];
  /** What a due diligence leads to. */
  outcome: DiligenceOutcome | null;
  thresholds: Threshold[];
}

/** What an algorithm finds in a set of answered questions. */
export interface Verdict {
  points: number;
  score: string | null;
  found: BandName | null;
  thresholds: Threshold[];
  outcome?: DiligenceOutcome | null;
}

/** A question that applies, with its answer. */
export interface Answered {
  key: string;
  isKey: boolean;
  /** As the algorithm uses it: the question's own weight, or that of the sector. */
  weight: number;
  value: string;
  points: number;
  meansLowRisk: boolean;
  /** The most points on its scale. */
  most: number;
}
