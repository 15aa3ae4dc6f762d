import type { Feature } from '../features';
import type { NamePart, PreparedName } from '../prepare';
import { type AlignedPair, type Alignment, alignNames, isSignificant } from './align';
import { caution } from './name-cautions';

/** What both names lack weighs much, what only one of them lacks is an omission and weighs little. */
export const costs = { lesserLoss: 1.4, greaterLoss: 0.5 };
/** Ceilings of the graded top: exact, same after folding, other order, symbols and joined words, other spelling. */
export const grades = { exact: 0.98, folded: 0.975, order: 0.965, joined: 0.96, symbol: 0.958, spelling: 0.95 };

/** Features whose values add up to how alike two names are, from 0 to 0.98. */
export function compareNames(asked: PreparedName, listed: PreparedName): Feature[] {
  if (asked.text === listed.text && isOneWriting(asked, listed)) return sameName(asked, listed);
  const alignment = alignNames(asked, listed);
  const features: Feature[] = [
    { name: 'NAMES_COMPARED', value: 1, detail: `“${asked.original}” with “${listed.original}”.` },
  ];
  if (alignment.pairs.length === 0) return acronymFeatures(asked, listed) ?? [];
  addLosses(features, asked, listed, alignment);
  const sum = Math.max(
    0,
    features.reduce((total, feature) => total + feature.value, 0),
  );
  if (sum === 0) return acronymFeatures(asked, listed) ?? [];
  const [grade, detail] = gradeOf(alignment);
  features.push({ name: 'GRADE', value: sum * (grade - 1), detail });
  let rest = sum * grade;
  for (const { name, factor, detail: words } of caution(asked, listed, alignment, rest)) {
    features.push({ name, value: rest * (factor - 1), detail: words });
    rest *= factor;
  }
  return (rest < acronymScore ? acronymFeatures(asked, listed) : null) ?? features;
}

function sameName(asked: PreparedName, listed: PreparedName): Feature[] {
  const isExact = asked.original === listed.original;
  const detail = isExact ? 'Written exactly as listed.' : 'Same words after case, accents, script and punctuation.';
  return [
    { name: 'NAMES_COMPARED', value: 1, detail: `“${asked.original}” with “${listed.original}”.` },
    { name: 'GRADE', value: (isExact ? grades.exact : grades.folded) - 1, detail },
  ];
}

/** A Latin form that many signs share is not the name itself. */
function isOneWriting(asked: PreparedName, listed: PreparedName): boolean {
  return asked.parts.every((part, place) => part.writing === listed.parts[place]?.writing);
}

const acronymScore = 0.76;

/** "ICRC" for a name of at least three words that begin with these letters. */
function acronymFeatures(asked: PreparedName, listed: PreparedName): Feature[] | null {
  if (!isAcronymOf(asked, listed) && !isAcronymOf(listed, asked)) return null;
  return [
    { name: 'NAMES_COMPARED', value: 1, detail: `“${asked.original}” with “${listed.original}”.` },
    { name: 'ACRONYM', value: acronymScore - 1, detail: 'One name is made of the first letters of the other.' },
  ];
}

function isAcronymOf(short: PreparedName, long: PreparedName): boolean {
  return short.acronym.length >= 4 && short.acronym === long.initials;
}

function addLosses(features: Feature[], asked: PreparedName, listed: PreparedName, alignment: Alignment): void {
  const askedShare = covered(alignment, 'query') / asked.weight;
  const askedIsBetter = askedShare >= covered(alignment, 'listed') / listed.weight;
  const askedCost = (askedIsBetter ? costs.lesserLoss : costs.greaterLoss) / asked.weight;
  const listedCost = (askedIsBetter ? costs.greaterLoss : costs.lesserLoss) / listed.weight;
  for (const pair of alignment.pairs) {
    const loss = (1 - pair.similarity) * (askedCost * pair.query.weight + listedCost * pair.listed.weight);
    if (loss > 0) features.push({ name: pair.likeness, value: -loss, detail: describePair(pair, asked, listed) });
  }
  const given = wordsAt(asked, alignment.queryLeft);
  const missing = wordsAt(listed, alignment.listedLeft);
  const givenLoss = -askedCost * weightAt(asked, alignment.queryLeft);
  const missingLoss = -listedCost * weightAt(listed, alignment.listedLeft);
  if (given && missing && contradicts(asked, alignment.queryLeft) && contradicts(listed, alignment.listedLeft)) {
    const detail = `“${given}” stands where “${missing}” is listed.`;
    features.push({ name: 'CONTRADICTION', value: givenLoss + missingLoss, detail });
    return;
  }
  if (missing) {
    const detail = `Listed with “${missing}”, which was not given.`;
    features.push({ name: 'LISTED_WORDS_ABSENT', value: missingLoss, detail });
  }
  if (given) {
    const detail = `Given with “${given}”, which is not listed.`;
    features.push({ name: 'GIVEN_WORDS_ABSENT', value: givenLoss, detail });
  }
}

function covered({ pairs }: Alignment, side: 'query' | 'listed'): number {
  return pairs.reduce((sum, pair) => sum + pair.similarity * pair[side].weight, 0);
}

function contradicts(name: PreparedName, left: readonly number[]): boolean {
  return left.some((position) => isSignificant(name.parts[position] as NamePart));
}

function gradeOf({ pairs, inOrder }: Alignment): [number, string] {
  if (pairs.some(({ likeness }) => likeness !== 'SAME' && likeness !== 'SYMBOL'))
    return [grades.spelling, 'Some words are spelled in another way.'];
  if (pairs.some(({ likeness }) => likeness === 'SYMBOL'))
    return [grades.symbol, 'Some words are other forms of the same word.'];
  if (pairs.some(({ query, listed: other }) => query.size !== other.size || query.size > 1))
    return [grades.joined, 'Words are joined or split in another way.'];
  return inOrder
    ? [grades.order, 'Matching words stand in the same order.']
    : [grades.order - 0.005, 'Matching words stand in another order.'];
}

function weightAt(name: PreparedName, positions: readonly number[]): number {
  return positions.reduce((sum, index) => sum + (name.parts[index]?.weight ?? 0), 0);
}

function wordsAt(name: PreparedName, positions: readonly number[]): string {
  return positions.map((index) => name.parts[index]?.text ?? '').join(' ');
}

const likenessWords: Record<AlignedPair['likeness'], string> = {
  SAME: 'is in Latin letters the same as',
  SYMBOL: 'is another form of',
  SOUND: 'sounds like',
  SPELLING: 'is spelled much like',
  CONSONANTS: 'has the same consonants as',
  INITIAL: 'shares its initial with',
};

function describePair(pair: AlignedPair, asked: PreparedName, listed: PreparedName): string {
  const words = (name: PreparedName, { start, size }: AlignedPair['query']) =>
    name.parts
      .slice(start, start + size)
      .map((part) => part.text)
      .join(' ');
  return `“${words(asked, pair.query)}” ${likenessWords[pair.likeness]} “${words(listed, pair.listed)}”.`;
}
