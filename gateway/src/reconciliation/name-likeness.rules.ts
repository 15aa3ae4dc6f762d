import { foldName } from '@partner-commons/platform/fold';

/** Below an exact name, whatever the letters say: a person confirms it. */
const likeAtMost = 95;

/** 0 to 100: 100 is the same name apart from case, accents, punctuation and the order of words. */
export function likenessOf(asked: string, names: readonly string[]): number {
  const wanted = tidy(asked);
  if (wanted === '') return 0;
  return Math.max(0, ...names.map((name) => pairLikeness(wanted, tidy(name))));
}

const tidy = (name: string) => foldName(name).split(' ').sort().join(' ');

function pairLikeness(left: string, right: string): number {
  if (left === right) return 100;
  const [some, others] = [trigrams(left), trigrams(right)];
  let shared = 0;
  for (const trigram of some) if (others.has(trigram)) shared += 1;
  return Math.round(Math.min(likeAtMost, (200 * shared) / (some.size + others.size)));
}

function trigrams(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, place) => padded.slice(place, place + 3)));
}
