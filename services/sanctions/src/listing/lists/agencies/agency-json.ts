import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { ListRefusal } from '../list-refusal';
import type { ParsedList } from '../listed-record';
import { ListBuilder } from '../reading/list-builder';
import { type Bytes, readBytes } from '../reading/read-bytes';
import { addEntry, tidy } from './agency-entry';

export interface JsonLimits {
  bytes: number;
  entries: number;
}

/** One text of JSON is parsed at once, so it may be no larger than what takes a tenth of a second. */
const jsonLimits: JsonLimits = { bytes: 8 * 1024 * 1024, entries: 100_000 };

const text = z
  .string()
  .transform(tidy)
  .nullish()
  .transform((value) => value ?? '');
const texts = z
  .array(z.string().transform(tidy))
  .max(200)
  .nullish()
  .transform((values) => (values ?? []).filter(Boolean));

const entryShape = z.object({
  externalId: text,
  type: text,
  names: z
    .array(z.object({ value: z.string().transform(tidy), kind: text }))
    .max(500)
    .default([]),
  births: texts,
  nationalities: texts,
  countries: texts,
  documents: z
    .array(z.object({ type: text, number: text, country: text }))
    .max(200)
    .nullish()
    .transform((documents) => documents ?? []),
  addresses: texts,
  grounds: texts,
  from: text,
  until: text,
  scope: text,
  visibility: text,
  programme: text,
  gender: text,
  notes: text,
});
const known = new Set(Object.keys(entryShape.shape));

/** An agency's own list as `{ "publishedAt": …, "entries": […] }`, or the bare array of entries. */
export async function readAgencyJson(source: Bytes, retrievedAt: Date, limits = jsonLimits): Promise<ParsedList> {
  const { publishedAt, entries } = parseList(await readBytes(source, limits.bytes), retrievedAt);
  if (entries.length > limits.entries) throw notAgencyJson(`has more than ${limits.entries} entries`);
  const list = new ListBuilder();
  for (const [index, value] of entries.entries()) {
    if (index % 200 === 0) await nextTurn();
    if (typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value)) if (!known.has(name)) list.countUnknown(name.slice(0, 60));
    }
    const entry = entryShape.safeParse(value);
    if (entry.success) addEntry(list, entry.data);
    else list.add({ ref: refOf(value) || `entry ${index + 1}`, reason: 'NOT_READABLE' });
  }
  return list.finish(publishedAt);
}

function parseList(bytes: Buffer, retrievedAt: Date): { publishedAt: Date; entries: unknown[] } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw notAgencyJson('is not JSON, or was cut');
    throw new ListRefusal('ENCODING', 'The file is not UTF-8. Save it as UTF-8 and send it again.');
  }
  if (Array.isArray(value)) return { publishedAt: retrievedAt, entries: value };
  const { publishedAt = null, entries } = (value ?? {}) as { publishedAt?: unknown; entries?: unknown };
  if (!Array.isArray(entries)) throw notAgencyJson('has no "entries"');
  const date = typeof publishedAt === 'string' ? new Date(publishedAt) : retrievedAt;
  if (Number.isNaN(date.getTime())) throw notAgencyJson('has a "publishedAt" that is no instant');
  return { publishedAt: date, entries };
}

const refOf = (value: unknown) => String((value as { externalId?: unknown } | null)?.externalId ?? '').slice(0, 100);

const notAgencyJson = (what: string) =>
  new ListRefusal('FORMAT', `The file ${what}. docs/lists.md describes the form of agencies' lists.`);
