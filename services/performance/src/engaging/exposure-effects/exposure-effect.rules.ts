import { compareDecimals, isZero, percentOf, sumOf } from '../../terms/decimal.rules';
import { differenceOf } from '../corroborations/corroboration.rules';
import type { AdvanceRow, PlaceRow } from './exposure-effect.repository';
import type { FailurePlace, UnliquidatedMoney } from './exposure-effect.view';

export function summariseAdvances(rows: readonly AdvanceRow[]): UnliquidatedMoney {
  const left = (key: 'paidUsd' | 'over6Usd' | 'over9Usd') =>
    sumOf(
      rows.map((row) =>
        compareDecimals(row[key], row.settledUsd) > 0 ? differenceOf(row[key], row.settledUsd) : '0.00',
      ),
    );
  return { outstandingUsd: left('paidUsd'), over6MonthsUsd: left('over6Usd'), over9MonthsUsd: left('over9Usd') };
}

/** Those where the partner carries most come first. */
export function placesOf(rows: readonly PlaceRow[]): FailurePlace[] {
  return rows
    .filter(({ totalUsd }) => !isZero(totalUsd))
    .map(({ country, sector, activeUsd, totalUsd, otherPartners }) => ({
      ...{ country, sector, activeUsd, otherPartners },
      percent: percentOf(activeUsd, totalUsd, 2),
    }))
    .sort((left, right) => compareDecimals(right.percent, left.percent) || (left.country < right.country ? -1 : 1))
    .slice(0, 100);
}
