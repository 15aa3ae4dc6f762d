import { addMonths, type Day } from '@partner-commons/platform/whole-days';
import type { Reassessment } from '../../catalogue/methodologies/methodology.types';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { capacityOfBand } from '../../terms/capacity-of-band.rules';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { PseaCoverage, PseaStanding } from './psea.view';

/** The latest valid rating of a partner. */
export interface PseaRating {
  band: CommonRiskBand;
  finalisedOn: Day;
  validUntil: Day;
  ownerAgency: string;
}

/** For ratings of methods that are not in the catalogue (standards.md 3.3, six to nine months; to be confirmed). */
const usualReassessment: Reassessment = { months: 9, capacityBands: [CapacityBand.MEDIUM, CapacityBand.LOW] };
const warningMonths = 12;

export function standingOf(rating: PseaRating | null, reassessment: Reassessment | null, today: Day): PseaStanding {
  if (!rating) return notAssessed;
  const { band, finalisedOn, validUntil, ownerAgency } = rating;
  const capacityBand = capacityOfBand[band];
  const { months, capacityBands } = reassessment ?? usualReassessment;
  // What was assumed in an emergency was never assessed, so it is due whatever the method says.
  const due = capacityBands.includes(capacityBand) || capacityBand === CapacityBand.LOW_ASSUMED_EMERGENCY;
  const reassessmentDueOn = due ? addMonths(finalisedOn, months) : null;
  return {
    capacityBand,
    band,
    since: finalisedOn,
    validUntil,
    expiring: validUntil < addMonths(today, warningMonths),
    owner: { code: ownerAgency },
    reassessmentDueOn,
    reassessmentOverdue: reassessmentDueOn !== null && reassessmentDueOn < today,
  };
}

const notAssessed: PseaStanding = {
  capacityBand: CapacityBand.NOT_ASSESSED,
  band: CommonRiskBand.NOT_ASSESSED,
  since: null,
  validUntil: null,
  expiring: false,
  owner: null,
  reassessmentDueOn: null,
  reassessmentOverdue: false,
};

/** @param groups standings, each with how many partners have the same one */
export function coverageOf(
  groups: readonly { standing: PseaStanding; partners: number }[],
  scope: Pick<PseaCoverage, 'country' | 'asOf'>,
): PseaCoverage {
  const count = (keep: (standing: PseaStanding) => boolean) =>
    groups.reduce((sum, { standing, partners }) => sum + (keep(standing) ? partners : 0), 0);
  const partners = count(() => true);
  const assessed = count(({ capacityBand }) => capacityBand !== CapacityBand.NOT_ASSESSED);
  return {
    ...scope,
    partners,
    assessed,
    percent: partners === 0 ? null : percentOf(assessed, partners),
    byCapacity: Object.values(CapacityBand).map((capacityBand) => ({
      capacityBand,
      partners: count((standing) => standing.capacityBand === capacityBand),
    })),
    expiring: count(({ expiring }) => expiring),
    reassessmentOverdue: count(({ reassessmentOverdue }) => reassessmentOverdue),
  };
}

/** With two decimals, half up, in whole numbers. */
function percentOf(part: number, whole: number): string {
  const hundredths = Math.floor((20_000 * part + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
