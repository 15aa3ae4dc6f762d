import { foldText } from '@partner-commons/sanctions/matching/fold-text';

/** What simpler screenings do, as in any textbook: measured in the same run, on the same folded names. */
export type Baseline = 'equality' | 'Levenshtein' | 'Jaro-Winkler' | 'trigram';

export const baselines: Record<Baseline, (a: string, b: string) => number> = {
  equality: (a, b) => (a === b ? 1 : 0),
  Levenshtein: (a, b) => 1 - levenshtein(a, b) / Math.max(1, a.length, b.length),
  'Jaro-Winkler': jaroWinkler,
  trigram,
};

export const folded = (name: string) =>
  foldText(name)
    .map(({ text }) => text)
    .join(' ');

const rows: [Uint16Array, Uint16Array] = [new Uint16Array(2_100), new Uint16Array(2_100)];

export function levenshtein(a: string, b: string): number {
  let [previous, current] = rows;
  for (let j = 0; j <= b.length; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const letter = a.charCodeAt(i - 1);
    current[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] as number) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      current[j] = Math.min(replaced, (previous[j] as number) + 1, (current[j - 1] as number) + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}

function jaroWinkler(a: string, b: string): number {
  const similarity = jaro(a, b);
  let shared = 0;
  while (shared < 4 && shared < a.length && a[shared] === b[shared]) shared += 1;
  return similarity + shared * 0.1 * (1 - similarity);
}

function jaro(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const met: string[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j += 1) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = 1;
      met.push(a.charAt(i));
      break;
    }
  }
  if (met.length === 0) return 0;
  const other = [...b].filter((_, place) => taken[place]);
  const moved = met.filter((letter, place) => letter !== other[place]).length / 2;
  return (met.length / a.length + met.length / b.length + (met.length - moved) / met.length) / 3;
}

/** As pg_trgm counts it. */
function trigram(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const part of left) if (right.has(part)) shared += 1;
  return shared / Math.max(1, left.size + right.size - shared);
}

function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.split(' ')) {
    const padded = `  ${word} `;
    for (let place = 0; place + 3 <= padded.length; place += 1) found.add(padded.slice(place, place + 3));
  }
  return found;
}
