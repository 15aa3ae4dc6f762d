import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { isAbove } from '../../terms/exact-decimal.rules';
import type { AssuranceRules, VisitBand } from './assurance-parameters.rules';

export interface AssuranceCount {
  visits: number;
  spotChecks: number;
  audits: number;
}

/** What the minimum of a partner's year at one agency depends on. */
export interface MinimaFacts {
  cashUsd: string;
  /** Liquidated in the reporting year; null while nobody told. */
  reportedUsd: string | null;
  hactBand: CommonRiskBand;
  pseaCapacity: CapacityBand;
  partnerType: string | null;
  scheduledAuditPlanned: boolean;
  specialAuditPlanned: boolean;
  /** Spot checks that earlier findings ask for. */
  followUpSpotChecks: number;
}

/** One step of the computation, for people who check it. */
export interface MinimaStep {
  rule: string;
  detail: string;
}

export interface Minima {
  minimum: AssuranceCount;
  /** The higher of both risks; null where the partner's type asks for nothing. */
  risk: Risk | null;
  steps: MinimaStep[];
}

const risks = [CommonRiskBand.LOW, CommonRiskBand.MODERATE, CommonRiskBand.SIGNIFICANT, CommonRiskBand.HIGH] as const;
export type Risk = (typeof risks)[number];

/** Whoever was not assessed counts as high, since "nobody looked" is not "nothing there". */
const riskOfBand: Record<CommonRiskBand, Risk> = {
  LOW: CommonRiskBand.LOW,
  LOW_ASSUMED: CommonRiskBand.LOW,
  MODERATE: CommonRiskBand.MODERATE,
  SIGNIFICANT: CommonRiskBand.SIGNIFICANT,
  HIGH: CommonRiskBand.HIGH,
  HIGH_ASSUMED: CommonRiskBand.HIGH,
  NOT_ASSESSED: CommonRiskBand.HIGH,
  NOT_REQUIRED: CommonRiskBand.HIGH,
};

/** standards.md 3.2: low capacity, assumed or not, counts as high; no contact with beneficiaries as low. */
const riskOfCapacity: Record<CapacityBand, Risk | null> = {
  FULL: CommonRiskBand.LOW,
  MEDIUM: CommonRiskBand.MODERATE,
  LOW: CommonRiskBand.HIGH,
  LOW_ASSUMED_EMERGENCY: CommonRiskBand.HIGH,
  NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES: CommonRiskBand.LOW,
  NOT_ASSESSED: null,
};

const none: AssuranceCount = { visits: 0, spotChecks: 0, audits: 0 };

/** The least that must be done in the year (standards.md 3.2), with each step of it. */
export function minimaOf(facts: MinimaFacts, rules: AssuranceRules): Minima {
  const { partnerType, scheduledAuditPlanned, specialAuditPlanned } = facts;
  if (partnerType !== null && rules.exemptTypes.includes(partnerType)) {
    return { minimum: none, risk: null, steps: [{ rule: 'EXEMPT_TYPE', detail: `${partnerType} asks for nothing.` }] };
  }
  const risk = riskOf(facts);
  const band = bandOf(rules.visitBands, facts.cashUsd);
  const visits = band ? visitsOf(band, risk.value) : 0;
  const spotChecks = spotChecksOf(facts, rules);
  const audits = Number(scheduledAuditPlanned) + Number(specialAuditPlanned);
  return {
    minimum: { visits, spotChecks: spotChecks.count, audits },
    risk: risk.value,
    steps: [
      { rule: 'RISK', detail: risk.detail },
      {
        rule: 'VISITS_BY_CASH',
        detail: `${visits}: cash ${facts.cashUsd} lies in the band up to ${band?.upToUsd ?? 'any amount'}, risk ${risk.value}.`,
      },
      { rule: 'SPOT_CHECKS', detail: `${spotChecks.count}: ${spotChecks.detail}` },
      { rule: 'AUDITS_AS_PLANNED', detail: `${audits}: as many kinds, scheduled and special, as are planned.` },
    ],
  };
}

function riskOf({ hactBand, pseaCapacity }: MinimaFacts): { value: Risk; detail: string } {
  const hact = riskOfBand[hactBand];
  const psea = riskOfCapacity[pseaCapacity];
  if (psea === null) return { value: hact, detail: `${hact}: HACT ${hactBand}; PSEA capacity was not assessed.` };
  const value = risks.indexOf(psea) > risks.indexOf(hact) ? psea : hact;
  return { value, detail: `${value}: the higher of HACT ${hactBand} and PSEA capacity ${pseaCapacity}.` };
}

const bandOf = (bands: readonly VisitBand[], cashUsd: string): VisitBand | undefined =>
  bands.find(({ upToUsd }) => upToUsd === null || !isAbove(cashUsd, upToUsd));

function visitsOf({ low, moderate, significant, high }: VisitBand, risk: Risk): number {
  return { LOW: low, MODERATE: moderate, SIGNIFICANT: significant, HIGH: high }[risk];
}

function spotChecksOf(
  { reportedUsd, hactBand, scheduledAuditPlanned, followUpSpotChecks }: MinimaFacts,
  { spotCheckAboveUsd, spotChecks, auditReplacesSpotCheck }: AssuranceRules,
): { count: number; detail: string } {
  if (reportedUsd === null) {
    return { count: 0, detail: `no reported amount is known; ${spotChecks} once it is above ${spotCheckAboveUsd}.` };
  }
  if (!isAbove(reportedUsd, spotCheckAboveUsd)) {
    return { count: 0, detail: `reported ${reportedUsd} is not above ${spotCheckAboveUsd}.` };
  }
  if (hactBand === CommonRiskBand.LOW_ASSUMED) return { count: 0, detail: 'low risk is assumed.' };
  if (auditReplacesSpotCheck && scheduledAuditPlanned) return { count: 0, detail: 'a scheduled audit is planned.' };
  return {
    count: spotChecks + followUpSpotChecks,
    detail: `reported ${reportedUsd} is above ${spotCheckAboveUsd}; ${followUpSpotChecks} follow up.`,
  };
}

export type AssessmentDueValue = 'NOT_DUE' | 'APPROACHING_THRESHOLD' | 'DUE';

/** Whether a micro-assessment is needed (standards.md 3.1, "When required"); limits themselves are not above. */
export function assessmentDueOf(
  facts: { hasMicroAssessment: boolean; cashUsd: string; partnerType: string | null },
  { exemptTypes, requiredAboveUsd, approachingAboveUsd }: AssuranceRules,
): AssessmentDueValue {
  const { hasMicroAssessment, cashUsd, partnerType } = facts;
  if (hasMicroAssessment || (partnerType !== null && exemptTypes.includes(partnerType))) return 'NOT_DUE';
  if (isAbove(cashUsd, requiredAboveUsd)) return 'DUE';
  return approachingAboveUsd !== null && isAbove(cashUsd, approachingAboveUsd) ? 'APPROACHING_THRESHOLD' : 'NOT_DUE';
}
