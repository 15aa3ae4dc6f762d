import { type AlignedPair, type Alignment, alignNames, isSignificant } from './align';
import { type Feature, factFeatures, isLowAlias, lowAliasCeiling, nameQualityFeature } from './features';
import type { PreparedName, PreparedQuery, PreparedSubject } from './prepare';
import type { NameQuality } from './subject';

/** Changes with every rule, dictionary or constant of this folder: a stored screening replays under its version only. */
export const scorerVersion = 'align-1';

export type Band = 'STRONG' | 'REVIEW' | 'DISCARDED';

export interface ScoreOptions {
  /** Lowest score that is reported. */
  review: number;
  /** Lowest score that counts as strong. */
  strong: number;
}

export const defaultOptions: ScoreOptions = { review: 0.7, strong: 0.9 };

export interface Score {
  score: number;
  /** Which of the asked names met which listed name. */
  queryName: string;
  listedName: string;
  listedQuality: NameQuality;
  features: readonly Feature[];
}

/** How much of the name that is covered better counts; the rest weighs the longer one, so that omission stays mild. */
export const betterCoverage = 0.6;
const contradictionCost = 0.9;
const soleWordCeiling = 0.6;
/** Ceilings of the graded top: exact, same after folding, other order, other word breaks, other spelling. */
export const grades = { exact: 0.98, folded: 0.975, order: 0.965, joined: 0.96, spelling: 0.95 };

export function bandOf(score: number, options: ScoreOptions = defaultOptions): Band {
  if (score >= options.strong) return 'STRONG';
  return score >= options.review ? 'REVIEW' : 'DISCARDED';
}

/** The best meeting of any asked name with any listed name, with every feature that moved it. */
export function score(query: PreparedQuery, subject: PreparedSubject): Score {
  return scoreNames(query, subject, subject.names);
}

export function scoreNames(query: PreparedQuery, subject: PreparedSubject, names: PreparedSubject['names']): Score {
  const facts = factFeatures(query, subject);
  let best: Score = { score: 0, queryName: '', listedName: '', listedQuality: 'PRIMARY', features: [] };
  for (const listed of names) {
    for (const asked of query.names) {
      const features = [...compareNames(asked, listed), ...nameQualityFeature(listed.quality), ...facts];
      const total = withCeilings(features, listed.quality);
      if (total <= best.score) continue;
      best = {
        score: total,
        queryName: asked.original,
        listedName: listed.original,
        listedQuality: listed.quality,
        features,
      };
    }
  }
  return best;
}

/** Features whose values add up to how alike two names are, from 0 to 0.98. */
export function compareNames(asked: PreparedName, listed: PreparedName): Feature[] {
  const alignment = alignNames(asked, listed);
  if (alignment.pairs.length === 0) return [];
  const features = coverageFeatures(asked, listed, alignment);
  const sum = total(features);
  if (isSoleWord(asked, listed, alignment) && sum > soleWordCeiling) {
    features.push({
      name: 'ONE_WORD_ONLY',
      value: soleWordCeiling - sum,
      detail: 'Only one word of the names is the same.',
    });
    return features;
  }
  return [...features, gradeFeature(asked, listed, alignment, sum)];
}

function coverageFeatures(asked: PreparedName, listed: PreparedName, alignment: Alignment): Feature[] {
  const askedCovered =
    alignment.pairs.reduce((sum, pair) => sum + pair.similarity * pair.query.weight, 0) / asked.weight;
  const listedCovered =
    alignment.pairs.reduce((sum, pair) => sum + pair.similarity * pair.listed.weight, 0) / listed.weight;
  const askedIsBetter = askedCovered >= listedCovered;
  const askedShare = (askedIsBetter ? betterCoverage : 1 - betterCoverage) / asked.weight;
  const listedShare = (askedIsBetter ? 1 - betterCoverage : betterCoverage) / listed.weight;

  const features: Feature[] = [
    { name: 'NAMES_COMPARED', value: 1, detail: `“${asked.original}” with “${listed.original}”.` },
  ];
  for (const pair of alignment.pairs) {
    const loss = (1 - pair.similarity) * (askedShare * pair.query.weight + listedShare * pair.listed.weight);
    if (loss > 0) features.push({ name: pair.likeness, value: -loss, detail: describePair(pair, asked, listed) });
  }
  const missing = { asked: wordsAt(asked, alignment.queryLeft), listed: wordsAt(listed, alignment.listedLeft) };
  if (missing.listed) {
    const value = -listedShare * weightAt(listed, alignment.listedLeft);
    features.push({
      name: 'LISTED_WORDS_ABSENT',
      value,
      detail: `Listed with “${missing.listed}”, which was not given.`,
    });
  }
  if (missing.asked) {
    const value = -askedShare * weightAt(asked, alignment.queryLeft);
    features.push({ name: 'GIVEN_WORDS_ABSENT', value, detail: `Given with “${missing.asked}”, which is not listed.` });
  }
  const contradiction = Math.min(
    contradictingWeight(asked, alignment.queryLeft) / asked.weight,
    contradictingWeight(listed, alignment.listedLeft) / listed.weight,
  );
  if (contradiction > 0) {
    const value = -Math.min(contradictionCost * contradiction, total(features));
    features.push({
      name: 'CONTRADICTION',
      value,
      detail: `“${missing.asked}” stands where “${missing.listed}” is listed.`,
    });
  }
  return features;
}

function gradeFeature(asked: PreparedName, listed: PreparedName, alignment: Alignment, sum: number): Feature {
  const [grade, detail] = gradeOf(asked, listed, alignment);
  return { name: 'GRADE', value: sum * (grade - 1), detail };
}

function gradeOf(asked: PreparedName, listed: PreparedName, alignment: Alignment): [number, string] {
  if (asked.original === listed.original) return [grades.exact, 'Written exactly as listed.'];
  if (asked.text === listed.text) return [grades.folded, 'Same words after case, accents, script and punctuation.'];
  if (alignment.pairs.some((pair) => pair.likeness !== 'SAME'))
    return [grades.spelling, 'Some words are spelled in another way.'];
  if (alignment.pairs.some((pair) => pair.query.size !== pair.listed.size || pair.query.size > 1)) {
    return [grades.joined, 'Words are joined or split in another way.'];
  }
  return alignment.inOrder
    ? [grades.order, 'Matching words stand in the same order.']
    : [grades.order - 0.005, 'Matching words stand in another order.'];
}

function isSoleWord(asked: PreparedName, listed: PreparedName, alignment: Alignment): boolean {
  const significant = (name: PreparedName) => name.parts.filter(isSignificant).length;
  const most = Math.max(significant(asked), significant(listed));
  const met = alignment.pairs.filter((pair) =>
    asked.parts
      .slice(pair.query.start, pair.query.start + pair.query.size)
      .some((part) => isSignificant(part) || part.tag === 'generic'),
  );
  if (met.length === 0) return asked.text !== listed.text;
  if (most < 2) return false;
  return met.length === 1 && met.every((pair) => pair.query.size === 1 && pair.listed.size === 1);
}

function contradictingWeight(name: PreparedName, left: readonly number[]): number {
  return weightAt(
    name,
    left.filter((index) => !['particle', 'title', 'legal', 'initial'].includes(name.parts[index]?.tag ?? '')),
  );
}

function weightAt(name: PreparedName, positions: readonly number[]): number {
  return positions.reduce((sum, index) => sum + (name.parts[index]?.weight ?? 0), 0);
}

function wordsAt(name: PreparedName, positions: readonly number[]): string {
  return positions.map((index) => name.parts[index]?.text ?? '').join(' ');
}

const likenessWords: Record<AlignedPair['likeness'], string> = {
  SAME: 'is the same as',
  SPELLING: 'is spelled much like',
  SOUND: 'has the same consonants as',
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

function withCeilings(features: Feature[], quality: NameQuality): number {
  const sum = total(features);
  if (features.length === 0 || features[0]?.name !== 'NAMES_COMPARED') return 0;
  const ceiling = isLowAlias(quality) ? lowAliasCeiling : 1;
  if (sum > ceiling) features.push({ name: 'CEILING', value: ceiling - sum, detail: ceilingDetail(ceiling) });
  if (sum < 0) features.push({ name: 'FLOOR', value: -sum, detail: 'A score is never below 0.' });
  return Math.min(ceiling, Math.max(0, sum));
}

function ceilingDetail(ceiling: number): string {
  return ceiling === 1 ? 'A score is never above 1.' : 'A low-quality alias alone never scores above 0.85.';
}

function total(features: readonly Feature[]): number {
  return features.reduce((sum, feature) => sum + feature.value, 0);
}
