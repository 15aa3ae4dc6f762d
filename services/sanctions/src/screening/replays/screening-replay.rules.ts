import type { KeptMatch } from '../screenings/sealed-screening';

type Compared = Pick<KeptMatch, 'subjectId' | 'personId' | 'score' | 'askedName' | 'listedName'>;

/** The same parties by the same names with the same scores, in whatever order. */
export function compareMatches(recorded: readonly Compared[], repeated: readonly Compared[]): boolean {
  return keysOf(recorded) === keysOf(repeated);
}

const keysOf = (matches: readonly Compared[]) =>
  matches
    .map(({ subjectId, personId, score, askedName, listedName }) =>
      JSON.stringify([subjectId, personId, score, askedName, listedName]),
    )
    .sort()
    .join();
