import { createHash } from 'node:crypto';
import type { ListedRecord, NotTaken, SanctionPeriod } from '../listed-record';
import { addName, emptyRecord } from '../reading/list-builder';
import { clean, distinct } from '../reading/list-text';
import { bankNames, kindOf, notes, withoutTitle } from './bank-names';

export interface Debarment {
  /** As it stands in the column of the name, then further columns that may hold names. */
  names: string[];
  address: string;
  country: string;
  period: SanctionPeriod;
  grounds: string;
  issuer?: string;
}

/** The last day of "permanent" and of "until further notice" in the banks' tables. */
export const isForever = (day: string) => day >= '2900-01-01';

/** A row of a bank's table. The banks publish no number, so name and country are the key over all versions. */
export function debarmentRecord(prefix: string, row: Debarment): ListedRecord | NotTaken {
  const { names: texts, address, country, period, grounds, issuer } = row;
  const [written = ''] = texts;
  const { names, registrations } = bankNames(texts);
  if (names.length === 0) return { ref: clean(written) || `${address}, ${country}`.slice(0, 100), reason: 'NO_NAME' };
  const kind = kindOf(clean(written));
  return {
    ...emptyRecord(keyOf(prefix, written.replace(notes, ' '), country), kind),
    names: kind === 'INDIVIDUAL' ? withoutTitle(names) : names,
    addresses: distinct([clean(address)]),
    documents: distinct(registrations).map((number) => ({
      type: 'Registration',
      number,
      country: clean(country),
      note: '',
    })),
    ...(kind === 'INDIVIDUAL'
      ? { nationalities: distinct([clean(country)]) }
      : { countries: distinct([clean(country)]) }),
    listedOn: period.from,
    grounds: distinct([clean(grounds)]),
    period,
    ...(issuer && { issuers: [clean(issuer)] }),
  };
}

/** The same party may be debarred twice, for other acts or at another address: one entry with all of it. */
export function mergeDebarments(first: ListedRecord, second: ListedRecord): void {
  for (const { value, kind } of second.names) addName(first.names, value, kind);
  const numbers = new Set(first.documents.map(({ number }) => number));
  first.documents.push(...second.documents.filter(({ number }) => !numbers.has(number)));
  first.addresses = distinct([...first.addresses, ...second.addresses]);
  first.grounds = distinct([...(first.grounds ?? []), ...(second.grounds ?? [])]);
  if (first.issuers || second.issuers) first.issuers = distinct([...(first.issuers ?? []), ...(second.issuers ?? [])]);
  first.period = longest(first.period, second.period);
  first.listedOn = first.period.from;
}

function longest(one?: SanctionPeriod, other?: SanctionPeriod): SanctionPeriod {
  const from = [one?.from, other?.from].filter((day) => typeof day === 'string').sort()[0] ?? null;
  const ends = [one?.until ?? null, other?.until ?? null];
  return { from, until: ends.includes(null) ? null : (ends.sort().at(-1) ?? null) };
}

function keyOf(prefix: string, name: string, country: string): string {
  const folded = [name, country].map((text) =>
    clean(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return `${prefix}-${createHash('sha256').update(JSON.stringify(folded)).digest('hex').slice(0, 16)}`;
}
