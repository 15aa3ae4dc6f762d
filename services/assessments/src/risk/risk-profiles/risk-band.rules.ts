import { CommonRiskBand } from '../../terms/common-risk-band.enum';

/** The four bands on which risks can be compared, from best to worst. */
const order = [CommonRiskBand.LOW, CommonRiskBand.MODERATE, CommonRiskBand.SIGNIFICANT, CommonRiskBand.HIGH] as const;
export type ComparableBand = (typeof order)[number];

const assumed: Partial<Record<CommonRiskBand, ComparableBand>> = {
  [CommonRiskBand.HIGH_ASSUMED]: CommonRiskBand.HIGH,
  [CommonRiskBand.LOW_ASSUMED]: CommonRiskBand.LOW,
};

/** What is assumed counts as what it is assumed to be; null for what says nothing, such as NOT_REQUIRED. */
export const comparable = (band: CommonRiskBand): ComparableBand | null =>
  assumed[band] ?? order.find((known) => known === band) ?? null;

/** The highest risk of them; null when there are none. Bands are never averaged: one agency's HIGH stays visible. */
export function worstOf(bands: readonly ComparableBand[]): ComparableBand | null {
  const ranks = bands.map((band) => order.indexOf(band));
  return order[Math.max(...ranks)] ?? null;
}
