import { CommonRiskBand } from '../../terms/common-risk-band.enum';

export interface BandCount {
  band: CommonRiskBand;
  partners: number;
}

export interface PublishedCount {
  band: CommonRiskBand;
  /** Null where it is held back. */
  partners: number | null;
}

const smallest = 5;

/**
 * Counts from 1 to 4 are held back, and further ones, the smallest first, until those that are held back are two and
 * at least five partners together: else the total would give them away.
 */
export function suppress(counts: readonly BandCount[]): { partners: number | null; bands: PublishedCount[] } {
  const total = sum(counts);
  if (total > 0 && total < smallest) {
    return { partners: null, bands: counts.map(({ band }) => ({ band, partners: null })) };
  }
  const rising = counts.filter(({ partners }) => partners > 0).sort((left, right) => left.partners - right.partners);
  const held = rising.filter(({ partners }) => partners < smallest);
  if (held.length > 0) {
    for (const next of rising.slice(held.length)) {
      if (held.length >= 2 && sum(held) >= smallest) break;
      held.push(next);
    }
  }
  const hidden = new Set(held.map(({ band }) => band));
  const bands = counts.map(({ band, partners }) => ({ band, partners: hidden.has(band) ? null : partners }));
  return { partners: total, bands };
}

const sum = (counts: readonly BandCount[]) => counts.reduce((total, { partners }) => total + partners, 0);

/** Each band that a HACT rating can have, also where nobody has it. */
export const everyBand = (counts: readonly BandCount[]): BandCount[] =>
  Object.values(CommonRiskBand).map((band) => ({
    band,
    partners: counts.find((count) => count.band === band)?.partners ?? 0,
  }));
