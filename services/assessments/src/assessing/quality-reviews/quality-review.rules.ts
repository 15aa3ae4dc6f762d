import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { validUntilOf } from '../assessments/assessment.rules';

type Valid = Pick<Methodology, 'validityMonths' | 'sectorValidity'>;

/** Months that a result counts for: fewer in sectors of high risk (A-INV-4). */
function validityOf({ validityMonths, sectorValidity }: Valid, sector: string | null): number {
  const isHighRisk = sectorValidity?.sectors.some(({ code }) => code === sector) ?? false;
  return isHighRisk && sectorValidity ? sectorValidity.months : validityMonths;
}

/** @param wanted sooner than the methodology says, or null */
export function lastDayOf(methodology: Valid, sector: string | null, today: Day, wanted: Day | null): Day {
  const last = validUntilOf(today, validityOf(methodology, sector));
  if (wanted === null) return last;
  if (wanted > today && wanted <= last) return wanted;
  throw invalidInput(`validUntil must be after today and not after ${last}.`, 'input.validUntil');
}

/** What counts: what two people put in its place, else what the method found (A-INV-2). */
export function effectiveBand(computed: CommonRiskBand | null, adjusted: CommonRiskBand | null): CommonRiskBand {
  const band = adjusted ?? computed;
  if (band) return band;
  throw new AppError('PRECONDITION_FAILED', 'The method finds no band in these answers; two people must say one.', {
    reason: 'BAND_UNDEFINED',
    rule: 'A-INV-2',
  });
}
