import type { ApartFigures, CellScope } from '../dashboards/summed-figure.repository';
import { KpiSharing } from './kpi-sharing.enum';
import type { AgencySharing, SharingByCode } from './kpi-sharing.rules';

type Named = { id: string; code: string };

/** Of these agencies those that do not share their figures; without the one that asks, where its own rows are meant. */
export function apartFigures(
  definitions: readonly Named[],
  sharing: SharingByCode,
  { agencies, owner }: { agencies: readonly string[]; owner: string | null },
): ApartFigures {
  const apart: ApartFigures = { definitionIds: [], agencies: [], sharings: [] };
  for (const { id, code } of definitions) {
    for (const one of apartOf(sharing, code, agencies)) {
      if (one.agency === owner) continue;
      apart.definitionIds.push(id);
      apart.agencies.push(one.agency);
      apart.sharings.push(one.sharing);
    }
  }
  return apart;
}

export const apartOf = (sharing: SharingByCode, code: string, agencies: readonly string[]): AgencySharing[] =>
  (sharing.get(code) ?? []).filter(
    ({ agency, sharing: one }) => one !== KpiSharing.SHARED && agencies.includes(agency),
  );

/** Whether a question is about no part of what agencies do: their figures for totals alone are in no other answer. */
export const hasNoPart = ({ countries, partnerTypes, sectors, groupBy }: CellScope): boolean =>
  countries === null &&
  partnerTypes === null &&
  sectors === null &&
  groupBy.every((grouping) => ['AGENCY', 'PERIOD'].includes(grouping));

export interface LeftOutFacts {
  apart: readonly AgencySharing[];
  /** Agencies with figures in blocks of several. */
  together: readonly string[];
  /** What a total left out; null when it holds nothing of theirs, or there is none. */
  leftOut: readonly string[] | null;
}

/** Of whom something may be missing. Whether they told a figure of the part that was asked for is not said. */
export function withheldBy({ apart, together, leftOut }: LeftOutFacts): string[] {
  const withheld = apart.filter(({ sharing }) => sharing === KpiSharing.WITHHELD);
  const named = leftOut
    ? [...withheld.map(({ agency }) => agency), ...leftOut]
    : [...apart.map(({ agency }) => agency), ...together];
  return [...new Set(named)].sort();
}
