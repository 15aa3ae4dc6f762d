import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { countryCode } from './country-codes';
import type { ListedRecord } from './listed-record';

export interface RecordHashes {
  externalId: string;
  /** Everything that was parsed: a change makes the entry "amended". */
  contentHash: string;
  /** Only what screening looks at: a change re-screens, reopens hits and lets decisions lapse. */
  screeningHash: string;
}

export interface HashedRecord {
  record: ListedRecord;
  hashes: RecordHashes;
}

const batchSize = 100;

/** All records of a list, with pauses in which requests come in; told after each batch how many are done. */
export async function hashRecords(
  records: readonly ListedRecord[],
  onHashed: (done: number) => Promise<void> = async () => {},
): Promise<HashedRecord[]> {
  const hashed: HashedRecord[] = [];
  for (let start = 0; start < records.length; start += batchSize) {
    for (const record of records.slice(start, start + batchSize)) hashed.push({ record, hashes: recordHashes(record) });
    await onHashed(hashed.length);
    await nextTurn();
  }
  return hashed;
}

/** Over parsed values, so that another layout, order or encoding of the same facts changes nothing. */
export function recordHashes(record: ListedRecord): RecordHashes {
  const { subjectType, names, births, nationalities, documents, countries, gender } = record;
  return {
    externalId: record.externalId,
    contentHash: hash(record),
    screeningHash: hash({
      subjectType,
      names: names.map((name) => ({ ...name, value: name.value.toUpperCase() })),
      births: births.map(({ date, year, from, to, approximate }) => ({ date, year, from, to, approximate })),
      nationalities: nationalities.map(comparableCountry),
      documents: documents.map(({ number, country }) => ({ number, country: comparableCountry(country) })),
      // Absent in lists that do not tell, so that a list without them keeps its hashes.
      countries: countries?.length ? countries.map(comparableCountry) : undefined,
      gender,
    }),
  };
}

/** "Turkey", "Türkiye" and "Turkish" are one country. */
function comparableCountry(name: string): string {
  return countryCode(name) ?? name.toUpperCase();
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** Keys and list entries in one order; absent and empty are the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined && part !== null && part !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}
