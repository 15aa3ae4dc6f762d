import type { AssuranceCoverage } from '../../terms/assurance-coverage.enum';
import type { CapacityBand } from '../../terms/capacity-band.enum';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { AssuranceParametersRow } from '../assurance-parameters/assurance-parameters.rules';
import {
  type AssessmentDueValue,
  type AssuranceCount,
  assessmentDueOf,
  type MinimaStep,
  minimaOf,
  type Risk,
} from '../assurance-parameters/minima.rules';
import type { AssuranceBasis } from '../assurance-plans/assurance-plan.enums';
import { basisOf, capacityOf, type FinalOpinion, type ValidRating } from './basis.rules';
import {
  type CashAgreement,
  type CountedActivity,
  cashOf,
  coverageOf,
  type QuarterCount,
  quartersOf,
  totalOf,
} from './coverage.rules';

/** What an agency gives for a plan. */
export interface PlanInputs {
  agency: string;
  partnerId: string;
  year: number;
  /** Null: it follows the agreements. */
  givenCashUsd: string | null;
  reportedUsd: string | null;
  followUpSpotChecks: number;
  assumedBand: CommonRiskBand | null;
}

/** What is known of the partner and the year besides. */
export interface PlanFacts {
  parameters: AssuranceParametersRow;
  ratings: readonly ValidRating[];
  opinions: readonly FinalOpinion[];
  partnerType: string | null;
  agreements: readonly CashAgreement[];
  activities: readonly CountedActivity[];
}

export interface PlanResult {
  parametersId: string;
  cashUsd: string;
  basis: AssuranceBasis;
  basisAssessmentId: string | null;
  hactBand: CommonRiskBand;
  pseaCapacity: CapacityBand;
  partnerType: string | null;
  risk: Risk | null;
  minimum: AssuranceCount;
  quarters: QuarterCount[];
  done: AssuranceCount;
  steps: MinimaStep[];
  coverage: AssuranceCoverage;
  assessmentDue: AssessmentDueValue;
}

/** All of a plan that follows from other things; the same facts give the same plan (A-INV-7). */
export function computePlan(inputs: PlanInputs, facts: PlanFacts): PlanResult {
  const { rules } = facts.parameters;
  const cashUsd = inputs.givenCashUsd ?? cashOf(inputs.year, facts.agreements);
  const basis = basisOf(facts.ratings, facts.opinions, inputs.assumedBand);
  const pseaCapacity = capacityOf(facts.ratings);
  const { partnerType } = facts;
  const isPlanned = (...types: string[]) => facts.activities.some(({ type }) => types.includes(type));
  const { minimum, risk, steps } = minimaOf(
    {
      cashUsd,
      reportedUsd: inputs.reportedUsd,
      hactBand: basis.band,
      pseaCapacity,
      partnerType,
      scheduledAuditPlanned: isPlanned('SCHEDULED_AUDIT', 'NEX_NIM_AUDIT'),
      specialAuditPlanned: isPlanned('SPECIAL_AUDIT'),
      followUpSpotChecks: inputs.followUpSpotChecks,
    },
    rules,
  );
  return finish(inputs.year, facts, {
    parametersId: facts.parameters.id,
    cashUsd,
    basis: basis.basis,
    basisAssessmentId: basis.assessmentId,
    hactBand: basis.band,
    pseaCapacity,
    partnerType,
    risk,
    minimum,
    steps,
    assessmentDue: assessmentDueOf({ hasMicroAssessment: basis.hasMicroAssessment, cashUsd, partnerType }, rules),
  });
}

type Asked = Omit<PlanResult, 'quarters' | 'done' | 'coverage'>;

/** Counts again what is planned and done against a minimum that stays: all that a closed year still does. */
export function finish(year: number, { activities, parameters }: PlanFacts, asked: Asked): PlanResult {
  const quarters = quartersOf(year, activities, parameters.rules);
  const done = totalOf(quarters, 'done');
  return { ...asked, quarters, done, coverage: coverageOf(asked.minimum, done) };
}

/** Equal results have equal texts, whatever the order in which a database gives the parts back. */
export const textOf = (result: PlanResult): string =>
  JSON.stringify([
    result.parametersId,
    result.cashUsd,
    result.basis,
    result.basisAssessmentId,
    result.hactBand,
    result.pseaCapacity,
    result.partnerType,
    result.risk,
    countText(result.minimum),
    result.quarters.map(({ planned, done }) => [countText(planned), countText(done)]),
    result.assessmentDue,
    result.steps.map(({ rule, detail }) => [rule, detail]),
  ]);

const countText = ({ visits, spotChecks, audits }: AssuranceCount) => `${visits}/${spotChecks}/${audits}`;
