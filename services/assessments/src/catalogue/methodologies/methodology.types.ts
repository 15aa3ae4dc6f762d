import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import type { CapacityBand } from '../../terms/capacity-band.enum';
import type { ScoringParameters } from '../scoring/scoring-parameters.types';

/** An answer that a scale offers. */
export interface ScaleValue {
  value: string;
  label: string;
  /** A whole number. */
  points: number;
  /** Whether it claims that all is well; such an answer to a key question needs evidence (A-INV-3). */
  meansLowRisk: boolean;
}

export interface Question {
  key: string;
  text: string;
  /** A whole number from 1; what it multiplies is said by the algorithm. */
  weight: number;
  isKey: boolean;
  /** Name of one of the methodology's scales. */
  scale: string;
  evidenceTypes: string[];
  naAllowed: boolean;
  /** Key of one of the section's parts. */
  part: string | null;
  /** How to answer, where the question alone does not say it. */
  guidance: string | null;
}

export interface Section {
  key: string;
  title: string;
  area: CapacityArea | null;
  /** Sub-areas of a long section; questions name theirs. */
  parts: { key: string; title: string }[];
  questions: Question[];
}

/** A shorter validity where the sector of business is of high risk (A-INV-4). */
export interface SectorValidity {
  months: number;
  sectors: { code: string; label: string }[];
}

/** A result that asks for another look before it ends (standards.md 3.3). */
export interface Reassessment {
  months: number;
  capacityBands: CapacityBand[];
}

/** Everything that an assessment is made and scored by; the same for ever once it is published (A-INV-1). */
export interface Methodology {
  code: string;
  version: number;
  name: string;
  /** Code of the agency, or name of the body, that alone publishes the next version. */
  owner: string;
  kind: AssessmentKind;
  /** Partner types of registry; empty means all. */
  applicableTypes: string[];
  sections: Section[];
  scales: Record<string, ScaleValue[]>;
  scoring: ScoringParameters;
  validityMonths: number;
  sectorValidity: SectorValidity | null;
  reassessment: Reassessment | null;
  /** When and why it is done again before it ends. */
  renewalRule: string | null;
  /** Where the content comes from, and what its owner has still to confirm. */
  provenance: string;
  publicUrl: string | null;
  effectiveFrom: string;
  /** The last day on which new assessments are made by it. */
  effectiveUntil: string | null;
}

export interface MethodologyVersion {
  code: string;
  version: number;
}
