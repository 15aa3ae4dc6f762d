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
  /** Where an organisation has its seat, as the list writes it; a person's nationality stands apart. */
  countries?: string[];
  /** Practices or reasons of the measure, as the list writes them. */
  grounds?: string[];
  period?: SanctionPeriod;
  /** Who decided, where it is not the authority of the list: the banks recognise each other's debarments. */
  issuers?: string[];
  /** What the measure covers, as an agency says it. */
  scope?: string;
}

/** ISO dates; the last day is included. Null where the list gives none: without end. */
export interface SanctionPeriod {
  from: string | null;
  until: string | null;
}

export type NotTakenReason =
  | 'NO_REFERENCE'
  | 'NO_NAME'
  | 'NAME_TOO_LONG'
  | 'DUPLICATE_REFERENCE'
  | 'BAD_PERIOD'
  | 'NOT_READABLE';

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
  /** Tags or columns that the format does not know, with how often they came. */
  unknownTags: Record<string, number>;
  /** What the format holds and screening has no use for, such as securities, with how often it came; no bad records. */
  passedOver?: Record<string, number>;
}

/** The file as a whole is not a list; the version in force stays. */
export interface RefusedList {
  outcome: 'REFUSED';
  reason: RefusalReason;
  message: string;
}

export type ListReading = ParsedList | RefusedList;
