export type SubjectKind = 'INDIVIDUAL' | 'ENTITY' | 'VESSEL';

export type NameQuality = 'PRIMARY' | 'ORIGINAL_SCRIPT' | 'GOOD_ALIAS' | 'LOW_ALIAS';

export interface SubjectName {
  value: string;
  quality: NameQuality;
}

/** First and last possible year of birth, both included. */
export interface YearSpan {
  from: number;
  to: number;
}

/** A listed party; in a delta, a partner indexed the other way round. */
export interface Subject {
  id: string;
  kind: SubjectKind;
  names: readonly SubjectName[];
  births: readonly YearSpan[];
  /** ISO 3166-1 alpha-2, upper case. */
  countries: readonly string[];
}

/** Who is asked for: every name that one party is known to use. */
export interface Query {
  kind: SubjectKind;
  names: readonly string[];
  birthYear?: number;
  /** ISO 3166-1 alpha-2, upper case. */
  countries?: readonly string[];
}
