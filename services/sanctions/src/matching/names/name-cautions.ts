import type { NamePart, PreparedName } from '../prepare';
import type { LegalClass } from '../words/legal-forms';
import { type AlignedPair, type Alignment, carriesName } from './align';

/** A reason to trust an alignment less than the likeness of its words says. */
export interface Caution {
  name: string;
  /** At most 1. */
  factor: number;
  detail: string;
}

const soleWordCeiling = 0.6;

export function caution(asked: PreparedName, listed: PreparedName, alignment: Alignment, sum: number): Caution[] {
  return [
    ...soleWord(asked, listed, alignment, sum),
    ...uncertainWords(asked, listed, alignment),
    ...crossedPatronymic(asked, listed, alignment),
    ...legalClasses(asked, listed),
  ];
}

function soleWord(asked: PreparedName, listed: PreparedName, alignment: Alignment, sum: number): Caution[] {
  if (sum <= soleWordCeiling) return [];
  const met = alignment.pairs.filter((pair) => carriesName(asked, listed, pair) || isSharedHonorific(pair));
  const words = met.filter(({ likeness }) => likeness !== 'INITIAL');
  const [only] = words;
  if (words.length > 1 || (only && only.query.size + only.listed.size > 2)) return [];
  if (only && Math.max(countNames(asked), countNames(listed)) < 2) return [];
  // An initial that agrees is enough beside a rare family name, not beside a common one.
  if (only && met.length > 1 && only.likeness === 'SAME' && weightOf(only) >= 0.95) return [];
  // "Sberbank of Russia" is Sberbank: nothing is left that could name another one.
  if (only?.query.tag === 'name' && weightOf(only) >= 0.95 && isDescribed(asked, listed, alignment)) return [];
  return [{ name: 'ONE_WORD_ONLY', factor: soleWordCeiling / sum, detail: 'Only one word of the names is the same.' }];
}

const weightOf = ({ query, listed }: AlignedPair) => Math.min(query.weight, listed.weight);

const countNames = ({ parts }: PreparedName) =>
  parts.filter(({ tag }) => tag === 'name' || tag === 'number' || tag === 'place').length;

function isDescribed(asked: PreparedName, listed: PreparedName, { queryLeft, listedLeft }: Alignment): boolean {
  const describes =
    ({ parts }: PreparedName) =>
    (place: number) =>
      parts[place]?.tag !== 'name' && parts[place]?.tag !== 'number' && parts[place]?.tag !== 'title';
  return queryLeft.every(describes(asked)) && listedLeft.every(describes(listed));
}

/** A scholar's or pilgrim's title is borne like a name; "Mr" is not. */
const isSharedHonorific = ({ likeness, query }: AlignedPair) =>
  likeness === 'SAME' && query.tag === 'title' && query.weight > 0.2;

const isUncertain = ({ likeness, similarity }: AlignedPair) =>
  likeness === 'SPELLING' || likeness === 'CONSONANTS' || (likeness === 'SYMBOL' && similarity < 0.95);

/** Several likenesses that are each only approximate support each other less than one word that agrees. */
function uncertainWords(asked: PreparedName, listed: PreparedName, { pairs }: Alignment): Caution[] {
  const met = pairs.filter((pair) => carriesName(asked, listed, pair));
  const uncertain = met.filter(isUncertain);
  if (uncertain.length < 2) return [];
  const vowelless = uncertain.filter(
    ({ query, listed }) => query.writing === 'CONSONANTS' || listed.writing === 'CONSONANTS',
  );
  const isAny = met.length > uncertain.length;
  if (vowelless.length === uncertain.length) {
    const consonants = met.reduce((count, { query }) => count + query.skeleton.length, 0);
    if (isAny || consonants >= 10) return [];
    const detail = 'Only consonants agree, as the name was written without vowels.';
    return [{ name: 'FEW_CONSONANTS', factor: Math.min(1, 0.55 + 0.045 * consonants), detail }];
  }
  const factor = (isAny ? 1 : 0.88) * 0.97 ** (uncertain.length - 1);
  const detail = isAny ? 'Several words differ in spelling.' : 'No word agrees exactly; all differ in spelling.';
  return [{ name: 'SPELLINGS_DIFFER', factor, detail }];
}

/** "X bin Y" is not "Y bin X". */
function crossedPatronymic(asked: PreparedName, listed: PreparedName, { pairs }: Alignment): Caution[] {
  const [askedDepth, listedDepth] = [depths(asked.parts), depths(listed.parts)];
  if (!askedDepth || !listedDepth) return [];
  if (askedDepth.at(-1) !== listedDepth.at(-1) || isRotation(pairs)) return [];
  const met = pairs.filter((pair) => carriesName(asked, listed, pair));
  const isCrossed = met.some((one) =>
    met.some(
      (other) =>
        (askedDepth[one.query.start] as number) < (askedDepth[other.query.start] as number) &&
        (listedDepth[one.listed.start] as number) > (listedDepth[other.listed.start] as number),
    ),
  );
  const detail = 'Parent and child stand the other way round.';
  return isCrossed ? [{ name: 'PATRONYMIC_ORDER', factor: 0.72, detail }] : [];
}

/** "Bin Y, X" for "X bin Y": the words go round, they are not exchanged. */
function isRotation(pairs: readonly AlignedPair[]): boolean {
  const starts = [...pairs].sort((a, b) => a.query.start - b.query.start).map(({ listed }) => listed.start);
  return starts.filter((start, place) => place > 0 && start < (starts[place - 1] as number)).length <= 1;
}

/** How many "son of" stand before each part; null when the name has none. */
function depths(parts: readonly NamePart[]): number[] | null {
  let depth = 0;
  const found = parts.map(({ tag }) => {
    if (tag === 'patronymic') depth += 1;
    return depth;
  });
  return depth > 0 ? found : null;
}

const distances: Partial<Record<LegalClass, Partial<Record<LegalClass, number>>>> = {
  LIMITED: { STOCK: 0.96, PARTNERSHIP: 0.96, NON_PROFIT: 0.78, STATE: 0.85 },
  STOCK: { PARTNERSHIP: 0.96, NON_PROFIT: 0.78, STATE: 0.9 },
  PARTNERSHIP: { NON_PROFIT: 0.78, STATE: 0.85 },
  NON_PROFIT: { STATE: 0.9, COMPANY: 0.85 },
};

function legalClasses({ legal: asked }: PreparedName, { legal: listed }: PreparedName): Caution[] {
  if (asked.length === 0 || listed.length === 0 || asked.some((form) => listed.includes(form))) return [];
  const factors = asked.flatMap((a) => listed.map((b) => distances[a]?.[b] ?? distances[b]?.[a] ?? 1));
  const factor = Math.max(...factors);
  const detail = 'The legal forms are of different kinds.';
  return factor < 1 ? [{ name: 'LEGAL_FORM', factor, detail }] : [];
}
