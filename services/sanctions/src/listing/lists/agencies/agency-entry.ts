import type { ListedBirth, ListedDocument, ListedRecord, NameKind, NotTaken } from '../listed-record';
import { addName, emptyRecord, type ListBuilder } from '../reading/list-builder';
import { clean, distinct, isoDay, yearIn } from '../reading/list-text';

/** One entry of an agency's own list, before it is checked; docs/lists.md describes both forms. */
export interface AgencyEntry {
  externalId: string;
  type: string;
  names: { value: string; kind: string }[];
  births: string[];
  nationalities: string[];
  countries: string[];
  documents: { type: string; number: string; country: string }[];
  addresses: string[];
  grounds: string[];
  from: string;
  until: string;
  scope: string;
  visibility: string;
  programme: string;
  gender: string;
  notes: string;
}

const types: Record<string, ListedRecord['subjectType']> = {
  individual: 'INDIVIDUAL',
  person: 'INDIVIDUAL',
  entity: 'ENTITY',
  organisation: 'ENTITY',
  organization: 'ENTITY',
  company: 'ENTITY',
  vessel: 'VESSEL',
  ship: 'VESSEL',
};
const nameKinds: Record<string, NameKind> = {
  '': 'PRIMARY',
  primary: 'PRIMARY',
  good_alias: 'GOOD_ALIAS',
  alias: 'GOOD_ALIAS',
  low_alias: 'LOW_ALIAS',
  aka: 'AKA',
  fka: 'FKA',
  original_script: 'ORIGINAL_SCRIPT',
};

/** Only what an agency shares is taken in: a list that other agencies screen against has no secret entries. */
export function addEntry(list: ListBuilder, entry: AgencyEntry): void {
  if (entry.visibility !== '' && entry.visibility.toUpperCase() !== 'SHARED') {
    list.passOver(`visibility ${entry.visibility.toUpperCase().slice(0, 20)}`);
    return;
  }
  for (const { value } of entry.names) list.see(value);
  list.add(toRecord(entry));
}

function toRecord(entry: AgencyEntry): ListedRecord | NotTaken {
  const { externalId } = entry;
  const kind = types[entry.type.toLowerCase()];
  if (!externalId)
    return { ref: entry.names[0]?.value.slice(0, 100) ?? 'an entry without a name', reason: 'NO_REFERENCE' };
  if (!kind) return { ref: externalId, reason: 'NOT_READABLE' };
  const period = { from: dayOrNull(entry.from), until: dayOrNull(entry.until) };
  const isBad =
    period.from === undefined ||
    period.until === undefined ||
    (period.from !== null && period.until !== null && period.until < period.from);
  if (isBad) return { ref: externalId, reason: 'BAD_PERIOD' };
  const record: ListedRecord = {
    ...emptyRecord(externalId, kind),
    births: entry.births.flatMap(birthOf),
    nationalities: distinct(entry.nationalities),
    documents: entry.documents.flatMap(documentOf),
    addresses: distinct(entry.addresses),
    programme: entry.programme,
    listedOn: period.from ?? null,
    gender: entry.gender.toUpperCase() || null,
    comments: entry.notes,
    grounds: distinct(entry.grounds),
    period: { from: period.from ?? null, until: period.until ?? null },
    ...(entry.countries.length > 0 && { countries: distinct(entry.countries) }),
    ...(entry.scope && { scope: entry.scope }),
  };
  for (const { value, kind: written } of entry.names)
    addName(record.names, value, nameKinds[written.toLowerCase()] ?? 'AKA');
  return record.names.length > 0 ? record : { ref: externalId, reason: 'NO_NAME' };
}

/** Undefined for what is no date; nothing, and "permanent", are without end. */
function dayOrNull(text: string): string | null | undefined {
  if (text === '' || /^permanent$/i.test(text)) return null;
  return isoDay(text) ?? undefined;
}

/** 1961-03-12, 1961, 1960-1963 or ~1961. */
function birthOf(text: string): ListedBirth[] {
  const approximate = text.startsWith('~');
  const bare = text.replace(/^~/, '').trim();
  const date = isoDay(bare);
  if (date) return [{ date, year: Number(date.slice(0, 4)), approximate }];
  const [, from, to] = /^(\d{4})-(\d{4})$/.exec(bare) ?? [];
  if (from && to) return [{ from: Number(from), to: Number(to), approximate }];
  const year = yearIn(bare);
  return year === undefined ? [] : [{ year, approximate }];
}

const documentOf = ({ type, number, country }: AgencyEntry['documents'][number]): ListedDocument[] =>
  number ? [{ type, number, country, note: '' }] : [];

export const tidy = (text: string) => clean(text).replace(/^'(?=[=+\-@])/, '');
