export type SubjectKind = 'INDIVIDUAL' | 'ENTITY' | 'VESSEL';

export type NameQuality = 'PRIMARY' | 'ORIGINAL_SCRIPT' | 'GOOD_ALIAS' | 'LOW_ALIAS';

export type Gender = 'FEMALE' | 'MALE';

export interface SubjectName {
  value: string;
  quality: NameQuality;
}

/** First and last possible year of birth, both included. */
export interface YearSpan {
  from: number;
  to: number;
  /** ISO day, where the list knows it. */
  date?: string;
}

/** A number of a passport, a registration, a tax office, a ship: compared without spaces and punctuation. */
export interface Identifier {
  number: string;
  /** ISO 3166-1 alpha-2, upper case, of the country that issued it. */
  country?: string;
}

/** A listed party; in a delta, a partner indexed the other way round. */
export interface Subject {
  id: string;
  kind: SubjectKind;
  names: readonly SubjectName[];
  births: readonly YearSpan[];
  /** ISO 3166-1 alpha-2, upper case. */
  countries: readonly string[];
  documents?: readonly Identifier[];
  gender?: Gender;
}

/** Who is asked for: every name that one party is known to use. */
export interface Query {
  kind: SubjectKind;
  names: readonly string[];
  /** ISO day; includes the year, so `birthYear` need not be given too. */
  birthDate?: string;
  birthYear?: number;
  /** ISO 3166-1 alpha-2, upper case. */
  countries?: readonly string[];
  identifiers?: readonly Identifier[];
  gender?: Gender;
}
