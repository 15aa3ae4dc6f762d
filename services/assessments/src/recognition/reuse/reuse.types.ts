import type { Day } from '@partner-commons/platform/whole-days';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { AssessmentState } from '../../terms/assessment-state.enum';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import type { EntityScope } from '../../terms/entity-scope.enum';
import type { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import type { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import type { SelectionModality } from '../../terms/selection-modality.enum';

/** What an agency accepts of the methods of others, and under which conditions. */
export interface AcceptedMethod {
  code: string;
  minVersion: number;
  maxAgeMonths: number | null;
  maxAmountUsd: string | null;
  amountFactor: string;
  minRemainingDays: number;
  excludedTypes: string[];
  excludedCountries: string[];
}

/** How much of a methodology that the agency accepts is covered by the one of the assessment. */
export interface MethodCover {
  code: string;
  version: number;
  /** Percent. */
  coverage: number;
  gaps: string[];
}

/** Everything that a verdict rests on, as JSON: stored with a request, so that it can be replayed (domain-model.md 2.5). */
export interface ReuseFacts {
  asOf: Day;
  requester: string;
  assessment: {
    id: string;
    kind: `${AssessmentKind}`;
    state: `${AssessmentState}`;
    ownerAgency: string;
    proxy: boolean;
    entityScope: `${EntityScope}`;
    methodologyCode: string | null;
    methodologyVersion: number | null;
    countries: string[];
    areas: `${CapacityArea}`[];
    ceilingUsd: string | null;
    finalisedOn: Day | null;
    validUntil: Day | null;
  };
  /** Of the partner that the agency wants to work with. */
  partner: {
    type: string | null;
    /** What it is to the one that was assessed. */
    entity: 'SAME' | 'CONTROLLED_OFFICE' | 'OTHER';
  };
  context: {
    country: string | null;
    plannedAmountUsd: string | null;
    sector: string | null;
    modality: `${SelectionModality}` | null;
    functions: `${CapacityArea}`[];
  };
  acceptances: AcceptedMethod[];
  covers: MethodCover[];
  /** Open ones, of whoever was assessed and of the partner. */
  events: { kind: string; occurredOn: Day; named: boolean }[];
  /** Those that the partner gave, also to this agency, and did not withdraw; no kinds are all kinds. */
  consents: { id: string; kinds: `${AssessmentKind}`[]; validUntil: Day | null }[];
  recognition: { requesterSigned: boolean; ownerSigned: boolean; bilateral: boolean };
  /** Whether the owner wants to be asked first; never why. */
  ownerAsks: boolean;
}

export const supplementKinds = [
  'METHOD_GAPS',
  'COUNTRY_ANNEX',
  'TRANSACTION_TEST',
  'MISSING_AREAS',
  'PROXY_CONFIRMATION',
] as const;

/** What is to be assessed besides. */
export interface Supplement {
  kind: (typeof supplementKinds)[number];
  items: string[];
}

/** From best to worst: the worst check decides. */
export const checkResults = ['PASS', 'SUPPLEMENT', 'ESCALATE', 'PENDING', 'REFUSE'] as const;
export type CheckResult = (typeof checkResults)[number];

/** The eleven checks of domain-model.md 2.5, in their order. */
export const reuseRules = [
  'STATE',
  'TIME',
  'METHOD',
  'ENTITY',
  'COUNTRY',
  'AMOUNT',
  'FUNCTION',
  'EVENTS',
  'CONSENT',
  'RECOGNITION',
  'OWNER',
] as const;
export type ReuseRuleName = (typeof reuseRules)[number];

/** What one rule says. */
export interface Finding {
  result: CheckResult;
  detail: string;
  refusal?: `${ReuseRefusal}`;
  supplement?: Supplement;
}

export interface Check {
  rule: ReuseRuleName;
  /** From 1 to 11. */
  number: number;
  pass: boolean;
  outcome: CheckResult;
  detail: string;
  refusal: `${ReuseRefusal}` | null;
  supplement: Supplement | null;
}

export interface Verdict {
  checks: Check[];
  outcome: `${ReuseOutcome}`;
  refusal: `${ReuseRefusal}` | null;
  supplements: Supplement[];
  ruleVersion: string;
}
