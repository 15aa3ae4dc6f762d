import { RiskLevel } from '../../terms/risk-level.enum';

/** Kept with each risk: a later matrix never re-rates an earlier judgement. */
export const riskMatrixVersion = 1;

const { LOW: L, MODERATE: M, SIGNIFICANT: S, HIGH: H } = RiskLevel;

/** A row for each likelihood from 1, a column for each impact from 1. What would be grave is never low, however unlikely. */
const matrix: readonly (readonly RiskLevel[])[] = [
  [L, L, L, L, M],
  [L, L, M, M, S],
  [L, M, M, S, H],
  [L, M, S, H, H],
  [M, S, H, H, H],
];

export interface Judgement {
  /** 1 to 5. */
  likelihood: number;
  /** 1 to 5. */
  impact: number;
}

export function bandOf({ likelihood, impact }: Judgement): RiskLevel {
  const band = matrix[likelihood - 1]?.[impact - 1];
  if (!band) throw new RangeError(`No cell ${likelihood} x ${impact} in the matrix`);
  return band;
}

export const riskMatrixCells = () =>
  matrix.flatMap((row, likelihood) =>
    row.map((band, impact) => ({ likelihood: likelihood + 1, impact: impact + 1, band })),
  );
