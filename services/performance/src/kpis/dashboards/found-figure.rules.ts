import { countriesOfRegions } from '../../terms/region.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import type { Counted } from '../derivation/kpi-source';
import { KpiOrigin } from '../values/kpi-origin.enum';
import { KpiQuality } from '../values/kpi-value.enum';
import { KpiGrouping } from './dashboard.enums';
import type { KpiLineage } from './dashboard.view';
import type { CellScope, FoundFigure, FoundLineage } from './summed-figure.repository';

/** Whether the facts of the year are counted by this version. */
export const isLatest = (
  { code, version, effectiveFrom }: KpiDefinition,
  all: readonly KpiDefinition[],
  year: number,
) =>
  effectiveFrom <= year &&
  !all.some((other) => other.code === code && other.version > version && other.effectiveFrom <= year);

/** Null is everywhere; several limits leave what all of them allow. */
export function countriesOf(
  { countries, regions }: { countries?: string[] | null; regions?: string[] | null },
  sight: readonly string[] | null,
): string[] | null {
  const limits = [countries ?? null, regions ? countriesOfRegions(regions) : null, sight].filter(
    (limit) => limit !== null,
  );
  const [first, ...others] = limits;
  return first ? first.filter((country) => others.every((limit) => limit.includes(country))) : null;
}

export function lineageIn(lineages: readonly FoundLineage[], figure: FoundFigure): KpiLineage | null {
  const keys = ['definitionId', 'agency', 'country', 'region', 'partnerType', 'sector', 'quarter'] as const;
  const found = lineages.find((each) => !each.isTotal && keys.every((key) => each[key] === figure[key]));
  if (!found) return null;
  const only = (values: (string | null)[]) => (values.length === 1 ? (values[0] ?? null) : null);
  return { system: only(found.systems), batchId: only(found.batches) };
}

/** A cell tells more than what rows are grouped by, such as the country of a filter. */
export function groupedCell(cell: FoundFigure, { groupBy }: CellScope): FoundFigure {
  const by = (grouping: KpiGrouping) => groupBy.includes(grouping);
  return {
    ...cell,
    agency: by(KpiGrouping.AGENCY) ? cell.agency : null,
    country: by(KpiGrouping.COUNTRY) ? cell.country : null,
    partnerType: by(KpiGrouping.PARTNER_TYPE) ? cell.partnerType : null,
    sector: by(KpiGrouping.SECTOR) ? cell.sector : null,
    quarter: by(KpiGrouping.PERIOD) ? cell.quarter : null,
  };
}

/** The figure of one agency for all that is asked is also the total. */
export function soleCells(cells: readonly FoundFigure[], { agencies, groupBy }: CellScope): FoundFigure[] {
  const isWhole = agencies.length === 1 && groupBy.every((grouping) => grouping === KpiGrouping.AGENCY);
  return isWhole ? [...cells] : [];
}

export const countedFigure = (
  definitionId: string,
  { numerator, denominator, contributors }: Counted,
): FoundFigure => ({
  definitionId,
  isTotal: true,
  isOpen: (contributors ?? 5) >= 5,
  heldBack: false,
  agency: null,
  country: null,
  region: null,
  partnerType: null,
  sector: null,
  quarter: null,
  numerator,
  denominator,
  contributors,
  quality: KpiQuality.DERIVED,
  origin: KpiOrigin.DERIVED,
  dataAsOf: null,
  tellers: null,
});

/** By code, which agencies told a figure. */
export function tellersOf(found: readonly FoundFigure[], definitions: ReadonlyMap<string, KpiDefinition>) {
  const told = new Map<string, Set<string>>();
  for (const { definitionId, tellers, agency } of found) {
    const code = definitions.get(definitionId)?.code ?? '';
    const ofCode = told.get(code) ?? new Set<string>();
    for (const teller of tellers ?? (agency ? [agency] : [])) ofCode.add(teller);
    told.set(code, ofCode);
  }
  return told;
}
