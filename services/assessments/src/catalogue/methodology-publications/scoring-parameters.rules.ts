import { z } from 'zod';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { ScoringAlgorithm } from '../../terms/methodology.enum';
import { diligenceOutcomes, type ScoringParameters } from '../scoring/scoring-parameters.types';

/** What answers can lead to; the other values of the enums say that nobody asked. */
const bandName = {
  band: z.enum([CommonRiskBand.LOW, CommonRiskBand.MODERATE, CommonRiskBand.SIGNIFICANT, CommonRiskBand.HIGH]),
  capacityBand: z.enum([CapacityBand.FULL, CapacityBand.MEDIUM, CapacityBand.LOW]).nullable().default(null),
};
const whole = z.number().int().min(0).max(1_000_000);
const value = z.string().min(1).max(50);
const listOf = <Band extends z.ZodType>(band: Band) => z.array(band).min(2).max(10);

const belowBands = listOf(z.strictObject({ ...bandName, below: whole.nullable() })).refine(
  (bands) => bands.every(({ below }, index) => ascends(bands[index - 1]?.below, below, index === bands.length - 1)),
  'Ends must rise from band to band, and the last band alone has none (null).',
);
const leastBands = listOf(z.strictObject({ ...bandName, atLeast: whole })).refine(
  (bands) =>
    bands.at(-1)?.atLeast === 0 &&
    bands.every(({ atLeast }, index) => index === 0 || atLeast < (bands[index - 1]?.atLeast ?? 0)),
  'Beginnings must fall from band to band, and the last band begins at 0.',
);
const floorBands = listOf(
  z.strictObject({
    ...bandName,
    values: z.array(value).max(20),
    times: z.number().int().min(0).max(1_000),
    outcome: z.enum(diligenceOutcomes),
  }),
).refine(
  ([first, ...others]) => first?.times === 0 && others.every(({ times, values }) => times > 0 && values.length > 0),
  'The first band is what remains when nothing is found (times 0); each other needs values and how many of them it takes.',
);

const span = { lowest: whole.max(100), highest: whole.max(100) };
const spanRule = ({ lowest, highest }: { lowest: number; highest: number }) => lowest < highest;
const spanWords = { message: 'highest must be above lowest.', path: ['highest'] };

const schemas: Record<`${ScoringAlgorithm}`, z.ZodType> = {
  AVERAGE_EQUAL_BANDS: z.strictObject({ ...span, bands: listOf(z.strictObject(bandName)) }).refine(spanRule, spanWords),
  POINTS_ASYMMETRIC_BANDS: z.strictObject({ ...span, bands: belowBands }).refine(spanRule, spanWords),
  SUM_OF_RATINGS: z.strictObject({ bands: leastBands }),
  COUNT_MET: z.strictObject({ bands: leastBands }),
  WEIGHTED_CHECKLIST: z.strictObject({ bands: belowBands }),
  EXCLUSIONARY: z.strictObject({ exclusionValues: z.array(value).min(1).max(20), bands: floorBands }),
  WEIGHTED_BY_SECTOR: z.strictObject({
    sectors: z.record(z.string().min(1).max(50), z.record(z.string().min(1).max(60), whole.max(100))),
    bands: leastBands,
  }),
  DEVELOPMENTAL: z.strictObject({ target: whole.max(100), bands: leastBands }),
};

function ascends(before: number | null | undefined, below: number | null, last: boolean): boolean {
  if (last) return below === null;
  return below !== null && (before === undefined || before === null || below > before);
}

export type ReadParameters =
  | { scoring: ScoringParameters; problem: null }
  | { scoring: null; problem: { message: string; path: string } };

/** Reads the numbers of an algorithm; a problem says where in them it lies. */
export function readParameters(algorithm: `${ScoringAlgorithm}`, parameters: unknown): ReadParameters {
  const { success, data, error } = schemas[algorithm].safeParse(parameters);
  if (success) return { scoring: { algorithm, parameters: data } as ScoringParameters, problem: null };
  const [issue] = error.issues;
  const path = issue?.path.map(String) ?? [];
  return { scoring: null, problem: { message: issue?.message ?? 'Not valid.', path: path.join('.') } };
}
