import { certainFrom, reviewFrom, scorePair } from '../duplicates/duplicate.rules';

/** Two names with what somebody, or the source, says about them (test/fixtures/duplicates). */
export interface LabelledPair {
  half: 'development' | 'held-out';
  label: 'same' | 'different';
  kind: string;
  name_a: string;
  country_a: string;
  name_b: string;
  country_b: string;
}

export interface Quality {
  threshold: number;
  found: number;
  foundRightly: number;
  same: number;
  /** Of the pairs that are found, the share that is rightly found. */
  precision: number;
  /** Of the pairs that are the same, the share that is found. */
  recall: number;
}

export const thresholds = { review: reviewFrom, certain: certainFrom };

function scoreOfPair({ name_a, country_a, name_b, country_b }: LabelledPair): number {
  const side = (value: string, countryOfOrigin: string) => ({
    names: [{ value, kind: 'LEGAL' }],
    countryOfOrigin,
    evidence: [],
  });
  return scorePair(side(name_a, country_a), side(name_b, country_b)).score;
}

/** By one name on each side and the country alone; partners have more names, and identifiers. */
export function qualityAt(pairs: readonly LabelledPair[], threshold: number): Quality {
  const found = pairs.filter((pair) => scoreOfPair(pair) >= threshold);
  const foundRightly = found.filter(({ label }) => label === 'same').length;
  const same = pairs.filter(({ label }) => label === 'same').length;
  return {
    threshold,
    found: found.length,
    foundRightly,
    same,
    precision: found.length === 0 ? 1 : foundRightly / found.length,
    recall: same === 0 ? 1 : foundRightly / same,
  };
}
