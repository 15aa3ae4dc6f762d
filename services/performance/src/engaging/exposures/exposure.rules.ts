import { percentOf, sumOf } from '../../terms/decimal.rules';
import type { AgencyExposure, CountryExposure, CountryShare, Exposure } from './exposure.view';

/** Percent of a country from which one partner's failure would be everybody's problem; ours, JIU-42 names no figure. */
export const concentratedFrom = 25;

/** Running agreements of one partner, one agency and one country. */
export interface ExposureCell {
  partnerId: string;
  agency: string;
  country: string;
  activeUsd: string;
  undisbursedUsd: string;
  engagements: number;
}

export function summariseExposure(
  cells: readonly ExposureCell[],
  at: Date | null,
  now: Date,
): Omit<Exposure, 'partnerId'> {
  const agencies = codesOf(cells);
  return {
    totalActiveUsd: sumOf(cells.map(({ activeUsd }) => activeUsd)),
    undisbursedUsd: sumOf(cells.map(({ undisbursedUsd }) => undisbursedUsd)),
    agencies: agencies.map((code) => ({ code })),
    byAgency: agencies.map(
      (code): AgencyExposure => ({ agency: { code }, ...totalOf(cells.filter(({ agency }) => agency === code)) }),
    ),
    byCountry: [...new Set(cells.map(({ country }) => country))].sort().map((country): CountryExposure => {
      const there = cells.filter((cell) => cell.country === country);
      return { at, country, ...totalOf(there), agencies: codesOf(there).map((code) => ({ code })) };
    }),
    at,
    asOf: at ?? now,
  };
}

const codesOf = (cells: readonly ExposureCell[]) => [...new Set(cells.map(({ agency }) => agency))].sort();

const totalOf = (cells: readonly ExposureCell[]) => ({
  activeUsd: sumOf(cells.map(({ activeUsd }) => activeUsd)),
  undisbursedUsd: sumOf(cells.map(({ undisbursedUsd }) => undisbursedUsd)),
  engagements: cells.reduce((sum, { engagements }) => sum + engagements, 0),
});

/** Null where nothing is running: there is nothing to have a share of. */
export function shareOf(activeUsd: string, countryUsd: string): CountryShare | null {
  if (Number(countryUsd) === 0) return null;
  const percent = percentOf(activeUsd, countryUsd, 2);
  return { countryUsd, percent, concentrated: Number(percent) >= concentratedFrom };
}
