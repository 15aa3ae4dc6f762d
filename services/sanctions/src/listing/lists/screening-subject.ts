import type { Gender, NameQuality, Subject, YearSpan } from '../../matching/subject';
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

type ScreenedFields = Pick<
  ListedRecord,
  'externalId' | 'subjectType' | 'names' | 'births' | 'nationalities' | 'documents' | 'gender' | 'countries'
>;

/** What the scorer needs of an entry, as it is parsed or as it was stored; all of it is in the screening hash. */
export function toSubject(record: ScreenedFields): Subject {
  const gender = genderOf(record.gender);
  return {
    id: record.externalId,
    kind: record.subjectType,
    names: record.names.map((name) => ({ value: name.value, quality: qualities[name.kind] })),
    births: record.births.flatMap(birthOf),
    countries: codesOf([...record.nationalities, ...(record.countries ?? [])]),
    documents: record.documents.flatMap(({ number, country }) => {
      if (!number) return [];
      const [code] = codesOf([country]);
      return [{ number, ...(code && { country: code }) }];
    }),
    ...(gender && { gender }),
  };
}

const codesOf = (names: readonly string[]) => [...new Set(names.flatMap((name) => countryCode(name) ?? []))];

/** Lists write MALE, M, female or F; anything else says nothing. */
function genderOf(text: string | null): Gender | null {
  if (/^m(ale)?$/i.test(text ?? '')) return 'MALE';
  return /^f(emale)?$/i.test(text ?? '') ? 'FEMALE' : null;
}

function birthOf(birth: ListedBirth): YearSpan[] {
  const from = birth.from ?? birth.year ?? birth.to;
  const to = birth.to ?? birth.year ?? birth.from;
  if (from === undefined || to === undefined) return [];
  if (birth.approximate) return [{ from: from - 2, to: to + 2 }];
  return [{ from, to, ...(birth.date && { date: birth.date }) }];
}
