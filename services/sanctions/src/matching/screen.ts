import { findCandidates, type ScreeningIndex } from './candidates/screening-index';
import { prepareQuery } from './prepare';
import { type Band, bandOf, defaultOptions, type Score, type ScoreOptions, scoreNames, withIdentifier } from './score';
import type { Query } from './subject';

export interface Match extends Score {
  subjectId: string;
  band: Band;
}

/** All listed subjects that score at least `options.review`, best first; equal scores in the order of their ids. */
export function screen(index: ScreeningIndex, query: Query, options: ScoreOptions = defaultOptions): Match[] {
  const prepared = prepareQuery(query);
  const matches: Match[] = [];
  for (const { subject, names } of findCandidates(index, prepared, options.review)) {
    const result = withIdentifier(prepared, subject, scoreNames(prepared, subject, names));
    const band = bandOf(result.score, options);
    if (band !== 'DISCARDED') matches.push({ subjectId: subject.id, band, ...result });
  }
  return matches.sort((a, b) => b.score - a.score || (a.subjectId < b.subjectId ? -1 : 1));
}
