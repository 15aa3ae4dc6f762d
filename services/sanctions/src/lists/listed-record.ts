export type NameKind = 'PRIMARY' | 'GOOD_ALIAS' | 'LOW_ALIAS' | 'AKA' | 'FKA' | 'ORIGINAL_SCRIPT';

export interface ListedName {
  value: string;
  kind: NameKind;
  /** ISO 15924, such as Latn or Arab. */
  script: string;
}

export interface ListedBirth {
  /** ISO date when the day is known. */
  date?: string;
  year?: number;
  from?: number;
  to?: number;
  approximate: boolean;
  /** What the list says in words, such as "Nov. 1973". */
  note?: string;
}

export interface ListedDocument {
  type: string;
  number: string;
  country: string;
  note: string;
}

/** One entry of a list as it was understood: trimmed, single spaces, NFC, empty parts left out. */
export interface ListedRecord {
  /** Permanent reference number, the key over all versions. */
  externalId: string;
  dataId: string;
  versionNumber: string;
  subjectType: 'INDIVIDUAL' | 'ENTITY' | 'VESSEL';
  names: ListedName[];
  births: ListedBirth[];
  birthPlaces: string[];
  nationalities: string[];
  documents: ListedDocument[];
  addresses: string[];
  programme: string;
  listedOn: string | null;
  amendedOn: string[];
  gender: string | null;
  titles: string[];
  designations: string[];
  comments: string;
}

export type NotTakenReason = 'NO_REFERENCE' | 'NO_NAME' | 'DUPLICATE_REFERENCE';

/** A record that could not be used as it stands; it counts towards the 2 % of S-INV-4. */
export interface NotTaken {
  ref: string;
  reason: NotTakenReason;
}

export type RefusalReason = 'FORMAT' | 'ENCODING' | 'TRUNCATED' | 'UNSAFE_XML' | 'TOO_LARGE' | 'EMPTY';

export interface ParsedList {
  outcome: 'PARSED';
  publishedAt: Date;
  records: ListedRecord[];
  notTaken: NotTaken[];
  /** Tags that the format does not know, with how often they came. */
  unknownTags: Record<string, number>;
}

/** The file as a whole is not a list; the version in force stays. */
export interface RefusedList {
  outcome: 'REFUSED';
  reason: RefusalReason;
  message: string;
}

export type ListReading = ParsedList | RefusedList;
