import { isEmail, isISO31661Alpha2, isURL } from 'class-validator';
import type { FieldDefinition, SectionDefinition } from './section.definition';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Content = Record<string, Json>;

export interface Problem {
  /** Such as `budgets.0.budget.amount`, within the content. */
  path: string;
  message: string;
}

export interface ReadContent {
  content: Content;
  problems: Problem[];
}

/** Reads a content against its form: what is empty is left out, what is wrong is told, all of it at once. */
export function readContent({ fields }: SectionDefinition, raw: Record<string, unknown>): ReadContent {
  const problems: Problem[] = [];
  const content = readFields(fields, raw, { path: '', problems });
  return { content, problems };
}

/** Codes of the mandatory fields that say nothing. */
export const missingFields = ({ fields }: SectionDefinition, content: Content): string[] =>
  fields.filter((field) => isMandatory(field, content) && content[field.code] === undefined).map(({ code }) => code);

export const countMandatory = ({ fields }: SectionDefinition, content: Content): number =>
  fields.filter((field) => isMandatory(field, content)).length;

/** Codes of the fields that say something else than before. */
export const changedFields = (before: Content, after: Content): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (code) => canonical(before[code]) !== canonical(after[code]),
  );

export interface DocumentMention {
  path: string;
  id: string;
}

/** The documents that a content points to, with their places; whose they are is not the form's question. */
export const documentsIn = (
  { fields }: Pick<SectionDefinition, 'fields'>,
  content: Content,
  path = '',
): DocumentMention[] =>
  fields.flatMap((field) => {
    const value = content[field.code];
    const place = path + field.code;
    if (field.format === 'DOCUMENT' && typeof value === 'string') return [{ path: place, id: value }];
    if (!field.items || !Array.isArray(value)) return [];
    const items = { fields: field.items };
    return value.flatMap((entry, index) => documentsIn(items, entry as Content, `${place}.${index}.`));
  });

/** One form for equal values: the database gives the keys of an object in an order of its own. */
export function canonical(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return JSON.stringify(inOrder(value));
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key] ?? null)]),
  );
}

const isMandatory = ({ mandatory, mandatoryWhen }: FieldDefinition, content: Content) =>
  mandatory || (mandatoryWhen !== undefined && content[mandatoryWhen.field] === mandatoryWhen.is);

interface Place {
  path: string;
  problems: Problem[];
}

const within = ({ path, problems }: Place, key: string | number): Place => ({
  path: path === '' ? String(key) : `${path}.${key}`,
  problems,
});

function readFields(fields: readonly FieldDefinition[], raw: Record<string, unknown>, place: Place): Content {
  const content: Content = {};
  const known = new Set(fields.map(({ code }) => code));
  for (const key of Object.keys(raw)) {
    if (!known.has(key)) refuse(within(place, key.slice(0, 50)), 'There is no such field.');
  }
  for (const field of fields) {
    const value = Object.hasOwn(raw, field.code)
      ? readValue(field, raw[field.code], within(place, field.code))
      : undefined;
    if (value !== undefined) content[field.code] = value;
  }
  return content;
}

/** Undefined for what says nothing, and for what is wrong. */
function readValue(field: FieldDefinition, raw: unknown, place: Place): Json | undefined {
  if (raw === null || raw === undefined || raw === '') return undefined;
  switch (field.kind) {
    case 'TEXT':
      return readText(field, raw, place);
    case 'NUMBER':
      return readNumber(field, raw, place);
    case 'BOOLEAN':
      return typeof raw === 'boolean' ? raw : refuse(place, 'Answer true or false.');
    case 'DATE':
      return isDate(raw) ? raw : refuse(place, 'A date is written as 2026-02-27.');
    case 'CHOICE':
      return readChoice(field, raw, place);
    case 'CHOICES':
      return readChoices(field, raw, place);
    case 'MONEY':
      return readMoney(raw, place);
    case 'LIST':
      return readList(field, raw, place);
  }
}

/** Control characters other than tab and line ends, and halves of surrogate pairs, which no jsonb takes. */
const noText = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

const formats: Record<string, { fits(value: string): boolean; message: string }> = {
  EMAIL: { fits: (value) => isEmail(value), message: 'This is no e-mail address.' },
  URL: { fits: (value) => isURL(value, { protocols: ['http', 'https'] }), message: 'This is no web address.' },
  PHONE: { fits: (value) => /^\+?[0-9 ()./-]{5,30}$/.test(value), message: 'A telephone number has digits only.' },
  COUNTRY: {
    fits: (value) => isISO31661Alpha2(value),
    message: 'A country is an ISO 3166-1 alpha-2 code, such as SO.',
  },
  DOCUMENT: {
    fits: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
    message: 'Give the id of a document.',
  },
};

function readText({ format = 'PLAIN', maxLength = 300 }: FieldDefinition, raw: unknown, place: Place) {
  if (typeof raw !== 'string') return refuse(place, 'This is a text.');
  if (noText.test(raw)) return refuse(place, 'This text holds characters that are no text.');
  const value = raw.normalize('NFC').trim();
  if (value === '') return undefined;
  if (value.length > maxLength) return refuse(place, `This has at most ${maxLength} characters.`);
  const wanted = formats[format];
  return !wanted || wanted.fits(value) ? value : refuse(place, wanted.message);
}

function readNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: FieldDefinition, raw: unknown, place: Place) {
  if (Number.isInteger(raw) && (raw as number) >= min && (raw as number) <= max) return raw as number;
  return refuse(place, `This is a whole number from ${min} to ${max}.`);
}

function readChoice({ choices = [] }: FieldDefinition, raw: unknown, place: Place) {
  if (choices.some(({ code }) => code === raw)) return raw as string;
  return refuse(place, `Choose one of ${choices.map(({ code }) => code).join(', ')}.`);
}

function readChoices(field: FieldDefinition, raw: unknown, place: Place) {
  if (!Array.isArray(raw)) return refuse(place, 'This is a list of codes.');
  if (raw.length > (field.choices?.length ?? 0)) return refuse(place, 'There are not as many choices.');
  const chosen = raw.map((code, index) => readChoice(field, code, within(place, index)));
  const codes = new Set(chosen.flatMap((code) => (code === undefined ? [] : [code])));
  // In the order of the form, so that the same choice is the same content.
  const inFormOrder = (field.choices ?? []).map(({ code }) => code).filter((code) => codes.has(code));
  return inFormOrder.length > 0 ? inFormOrder : undefined;
}

const amount = /^(0|[1-9]\d{0,17})(\.\d{1,4})?$/;
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Amounts are texts, since a JSON number has been rounded before we see it (architecture.md 4). */
function readMoney(raw: unknown, place: Place): Json | undefined {
  if (!isObject(raw)) return refuse(place, 'Money is { amount, currency, year }.');
  const { amount: given, currency, year, amountUsd, ...rest } = raw;
  const before = place.problems.length;
  for (const key of Object.keys(rest)) refuse(within(place, key.slice(0, 50)), 'There is no such field.');
  if (!isAmount(given)) refuse(within(place, 'amount'), 'An amount is a text such as "250000.00".');
  if (typeof currency !== 'string' || !currencies.has(currency)) {
    refuse(within(place, 'currency'), 'A currency is an ISO 4217 code, such as USD.');
  }
  if (!Number.isInteger(year) || (year as number) < 1950 || (year as number) > 2100) {
    refuse(within(place, 'year'), 'Give the year that the amount is of.');
  }
  const inDollars = amountUsd ?? null;
  if (inDollars !== null && !isAmount(inDollars)) {
    refuse(within(place, 'amountUsd'), 'An amount is a text such as "250000.00".');
  }
  if (place.problems.length > before) return undefined;
  const read = { amount: given as string, currency: currency as string, year: year as number };
  return inDollars === null ? read : { ...read, amountUsd: inDollars as string };
}

const isAmount = (value: unknown) => typeof value === 'string' && amount.test(value);

function readList({ items = [], mostItems = 50 }: FieldDefinition, raw: unknown, place: Place): Json | undefined {
  if (!Array.isArray(raw)) return refuse(place, 'This is a list.');
  if (raw.length > mostItems) return refuse(place, `This list has at most ${mostItems} entries.`);
  const entries = raw.flatMap((entry, index) => {
    const at = within(place, index);
    if (!isObject(entry)) return refuse(at, 'An entry of this list is an object.') ?? [];
    const before = place.problems.length;
    const read = readFields(items, entry, at);
    if (place.problems.length === before) {
      for (const { code } of items.filter((field) => isMandatory(field, read) && read[field.code] === undefined)) {
        refuse(within(at, code), 'This is missing.');
      }
    }
    return [read];
  });
  return entries.length > 0 ? entries : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const read = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value);
}

function refuse({ path, problems }: Place, message: string): undefined {
  problems.push({ path, message });
  return undefined;
}
