import { scriptOf } from '@partner-commons/platform/script-of';
import type { ListedName, ListedRecord, NameKind, NotTaken, ParsedList } from '../listed-record';
import { GarbledText } from './decode-text';
import { clean } from './list-text';

/** The longest real name of all known lists has 300 letters. */
const longestName = 1_000;
const mostUnknown = 1_000;

/** Gathers what a reader finds, and what it cannot use, in one way for all formats. */
export class ListBuilder {
  private readonly records = new Map<string, ListedRecord>();
  private readonly notTaken: NotTaken[] = [];
  private readonly unknown = new Map<string, number>();
  private readonly passedOver = new Map<string, number>();
  private readonly garbled = new GarbledText();

  get size(): number {
    return this.records.size;
  }

  find(externalId: string): ListedRecord | undefined {
    return this.records.get(externalId);
  }

  add(result: ListedRecord | NotTaken): void {
    if ('reason' in result) {
      this.notTaken.push(result);
      return;
    }
    if (result.names.some(({ value }) => value.length > longestName)) {
      this.notTaken.push({ ref: result.externalId, reason: 'NAME_TOO_LONG' });
      return;
    }
    const earlier = this.records.get(result.externalId);
    if (!earlier) {
      this.records.set(result.externalId, result);
      return;
    }
    // Which of the two is right cannot be known, so the first stands but no name of the second is lost.
    for (const { value, kind } of result.names) addName(earlier.names, value, kind);
    this.notTaken.push({ ref: result.externalId, reason: 'DUPLICATE_REFERENCE' });
  }

  /** Says whether there are still few enough of them for this to be such a list at all. */
  countUnknown(name: string): boolean {
    this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
    return this.unknown.size <= mostUnknown;
  }

  passOver(what: string): void {
    this.passedOver.set(what, (this.passedOver.get(what) ?? 0) + 1);
  }

  see(text: string): void {
    this.garbled.see(text);
  }

  finish(publishedAt: Date): ParsedList {
    this.garbled.refuseIfGarbled();
    return {
      outcome: 'PARSED',
      publishedAt,
      records: [...this.records.values()],
      notTaken: this.notTaken,
      unknownTags: Object.fromEntries(this.unknown),
      passedOver: Object.fromEntries(this.passedOver),
    };
  }
}

/** Each name once; what says nothing is left out. */
export function addName(names: ListedName[], text: string, kind: NameKind): void {
  const value = clean(text);
  if (!/[\p{L}\p{N}]/u.test(value) || names.some((name) => name.value === value)) return;
  names.push({ value, kind, script: scriptOf(value) });
}

/** A record of a list that tells little, to be filled. */
export function emptyRecord(externalId: string, subjectType: ListedRecord['subjectType']): ListedRecord {
  return {
    externalId,
    subjectType,
    dataId: '',
    versionNumber: '',
    names: [],
    births: [],
    birthPlaces: [],
    nationalities: [],
    documents: [],
    addresses: [],
    programme: '',
    listedOn: null,
    amendedOn: [],
    gender: null,
    titles: [],
    designations: [],
    comments: '',
  };
}
