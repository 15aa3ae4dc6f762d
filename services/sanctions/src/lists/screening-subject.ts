import type { NameQuality, Subject, YearSpan } from '../matching/subject';
import { countryCode } from './country-codes';
import type { ListedBirth, ListedRecord, NameKind } from './listed-record';

/** A former name is a good alias; only the list's own "low" weakens a match (standards.md 3.7). */
const qualities: Record<NameKind, NameQuality> = {
  PRIMARY: 'PRIMARY',
  ORIGINAL_SCRIPT: 'ORIGINAL_SCRIPT',
  GOOD_ALIAS: 'GOOD_ALIAS',
  AKA: 'GOOD_ALIAS',
  FKA: 'GOOD_ALIAS',
  LOW_ALIAS: 'LOW_ALIAS',
};

type ScreenedFields = Pick<ListedRecord, 'externalId' | 'subjectType' | 'names' | 'births' | 'nationalities'>;

/** What the scorer needs of an entry, as it is parsed or as it was stored. */
export function toSubject(record: ScreenedFields): Subject {
  return {
    id: record.externalId,
    kind: record.subjectType,
    names: record.names.map((name) => ({ value: name.value, quality: qualities[name.kind] })),
    births: record.births.flatMap(yearsOf),
    countries: [...new Set(record.nationalities.flatMap((name) => countryCode(name) ?? []))],
  };
}

function yearsOf(birth: ListedBirth): YearSpan[] {
  const from = birth.from ?? birth.year ?? birth.to;
  const to = birth.to ?? birth.year ?? birth.from;
  if (from === undefined || to === undefined) return [];
  const slack = birth.approximate ? 2 : 0;
  return [{ from: from - slack, to: to + slack }];
}
