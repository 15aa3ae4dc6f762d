import {
  type Feature,
  factFeatures,
  identifierFloor,
  isLowAlias,
  lowAliasCeiling,
  nameQualityFeature,
  sharedIdentifier,
} from './features';
import { compareNames } from './names/name-features';
import type { PreparedQuery, PreparedSubject } from './prepare';
import type { NameQuality } from './subject';

/** Changes with every rule, dictionary or constant of this folder: a stored screening replays under its version only. */
export const scorerVersion = 'align-2';

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

export function bandOf(score: number, options: ScoreOptions = defaultOptions): Band {
  if (score >= options.strong) return 'STRONG';
  return score >= options.review ? 'REVIEW' : 'DISCARDED';
}

/** The best meeting of any asked name with any listed name, with every feature that moved it. */
export function score(query: PreparedQuery, subject: PreparedSubject): Score {
  return withIdentifier(query, subject, scoreNames(query, subject, subject.names));
}

/** The same, where only these of the subject's names can reach the threshold. */
export function scoreNames(query: PreparedQuery, subject: PreparedSubject, names: PreparedSubject['names']): Score {
  const facts = factFeatures(query, subject);
  let best: Score = { score: 0, queryName: '', listedName: '', listedQuality: 'PRIMARY', features: [] };
  for (const listed of names) {
    for (const asked of query.names) {
      const compared = compareNames(asked, listed);
      if (compared.length === 0) continue;
      const features = [...compared, ...nameQualityFeature(listed.quality), ...facts];
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

/** Agreement of an identifier lifts to at least 0.95, whatever the names are: papers outlive names. */
export function withIdentifier(query: PreparedQuery, subject: PreparedSubject, best: Score): Score {
  const number = sharedIdentifier(query, subject);
  if (number === null || best.score >= identifierFloor) return best;
  const detail = `Both have the identifier ${number}.`;
  const lift: Feature = { name: 'IDENTIFIER', value: identifierFloor - best.score, detail };
  return {
    score: identifierFloor,
    queryName: best.queryName || (query.names[0]?.original ?? ''),
    listedName: best.listedName || (subject.names[0]?.original ?? ''),
    listedQuality: best.score > 0 ? best.listedQuality : (subject.names[0]?.quality ?? 'PRIMARY'),
    features: [...best.features, lift],
  };
}

function withCeilings(features: Feature[], quality: NameQuality): number {
  const sum = features.reduce((total, feature) => total + feature.value, 0);
  const ceiling = isLowAlias(quality) ? lowAliasCeiling : 1;
  if (sum > ceiling) features.push({ name: 'CEILING', value: ceiling - sum, detail: ceilingDetail(ceiling) });
  if (sum < 0) features.push({ name: 'FLOOR', value: -sum, detail: 'A score is never below 0.' });
  return Math.min(ceiling, Math.max(0, sum));
}

function ceilingDetail(ceiling: number): string {
  return ceiling === 1 ? 'A score is never above 1.' : 'A low-quality alias alone never scores above 0.85.';
}
