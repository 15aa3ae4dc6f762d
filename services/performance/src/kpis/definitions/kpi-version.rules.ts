import { compareDecimals } from '../../terms/decimal.rules';
import type { KpiDefinition } from './kpi-definition.entity';
import { KpiAggregation, KpiDirection } from './kpi-definition.enums';

export type KpiVersion = Pick<
  KpiDefinition,
  'code' | 'version' | 'effectiveFrom' | 'publishedAt' | 'deprecatedFrom' | 'deprecatedAt'
>;

/**
 * Of the versions of one code, the one that makes the figures of a year (P-INV-1): the latest that counts by then, unless it
 * was given up. @param asOf what had been published by then
 */
export function versionInForce<Version extends KpiVersion>(
  versions: readonly Version[],
  year: number,
  asOf: Date,
): Version | null {
  const counting = versions.filter(
    ({ publishedAt, effectiveFrom }) => publishedAt !== null && publishedAt <= asOf && effectiveFrom <= year,
  );
  const latest = counting.reduce<Version | null>(
    (best, one) => (best === null || one.version > best.version ? one : best),
    null,
  );
  if (!latest) return null;
  const { deprecatedFrom, deprecatedAt } = latest;
  const isGivenUp = deprecatedFrom !== null && deprecatedFrom <= year && deprecatedAt !== null && deprecatedAt <= asOf;
  return isGivenUp ? null : latest;
}

/** Whether cells are added to make a total; the others are counted from the facts, or submitted as they are. */
export const isSummable = ({ aggregation }: Pick<KpiDefinition, 'aggregation'>) =>
  aggregation === KpiAggregation.SUM || aggregation === KpiAggregation.RATIO_OF_SUMS;

export type KpiThresholds = Pick<KpiDefinition, 'direction' | 'warning' | 'alarm' | 'floor'>;

/**
 * What a figure calls for. Figures that should be high alarm below their limits; all others above them, and those with a
 * range warn below its floor as well.
 */
export function severityOf(
  { direction, warning, alarm, floor }: KpiThresholds,
  value: string,
): 'WARNING' | 'ALARM' | null {
  const isPast = (limit: string | null) => {
    if (limit === null) return false;
    const side = compareDecimals(value, limit);
    return direction === KpiDirection.HIGHER_BETTER ? side < 0 : side > 0;
  };
  if (isPast(alarm)) return 'ALARM';
  if (isPast(warning)) return 'WARNING';
  const isTooLittle = direction === KpiDirection.TARGET_RANGE && floor !== null && compareDecimals(value, floor) < 0;
  return isTooLittle ? 'WARNING' : null;
}
