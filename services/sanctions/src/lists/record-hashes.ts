import { createHash } from 'node:crypto';
import { countryCode } from './country-codes';
import type { ListedRecord } from './listed-record';

export interface RecordHashes {
  externalId: string;
  /** Everything that was parsed: a change makes the entry "amended". */
  contentHash: string;
  /** Only what screening looks at: a change re-screens, reopens hits and lets decisions lapse. */
  screeningHash: string;
}

/** Over parsed values, so that another layout, order or encoding of the same facts changes nothing. */
export function recordHashes(record: ListedRecord): RecordHashes {
  const { subjectType, names, births, nationalities, documents } = record;
  return {
    externalId: record.externalId,
    contentHash: hash(record),
    screeningHash: hash({
      subjectType,
      names: names.map((name) => ({ ...name, value: name.value.toUpperCase() })),
      births: births.map(({ date, year, from, to }) => ({ date, year, from, to })),
      nationalities: nationalities.map(comparableCountry),
      documents: documents.map(({ number, country }) => ({ number, country: comparableCountry(country) })),
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
