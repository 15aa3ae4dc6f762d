import { type ValidationError, validateSync } from 'class-validator';
import type { z } from 'zod';
import type { FieldDefinition } from '../../profile/profile-sections/section.definition';

/** One thing in a pack that is wrong or missing. */
export interface PackProblem {
  /** Place in the pack, such as `documents.0.expiresOn`. */
  path: string;
  reason: string;
  message: string;
  /** Whether nothing of the pack is taken because of it. */
  blocking: boolean;
}

const deepest = 16;
/** Names that change what every object is, in careless hands. */
const poisonous = ['__proto__', 'constructor', 'prototype'];

/** Places of names that no form has, and of what is nested deeper than any form; the first hundred. */
export function findPoison(value: unknown): string[] {
  const found: string[] = [];
  const walk = (part: unknown, path: string, depth: number): void => {
    if (typeof part !== 'object' || part === null || found.length >= 100) return;
    if (depth > deepest) {
      found.push(path);
      return;
    }
    for (const [key, inner] of Object.entries(part)) {
      const place = path === '' ? key.slice(0, 50) : `${path}.${key.slice(0, 50)}`;
      if (poisonous.includes(key)) found.push(place);
      else walk(inner, place, depth + 1);
    }
  };
  walk(value, '', 0);
  return found;
}

/** Whether an entry is as the form was printed: nothing but what was printed in it. */
export function isBlank(entry: unknown, ...printed: string[]): boolean {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return false;
  return Object.entries(entry).every(([key, value]) => printed.includes(key) || saysNothing(value));
}

const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Reads one part of a pack by its shape; null when it is wrong, which then stands in `problems`. */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  raw: unknown,
  path: string,
  problems: PackProblem[],
): z.infer<Shape> | null {
  const read = shape.safeParse(raw);
  if (read.success) return read.data;
  for (const { path: place, message } of read.error.issues) {
    problems.push({ path: join(path, ...place.map(String)), reason: 'WRONG_SHAPE', message, blocking: true });
  }
  return null;
}

/** Asks the rules of the input that the part becomes, the same that hold online. */
export function checkInput(input: object, path: string, problems: PackProblem[]): void {
  for (const error of validateSync(input, { forbidUnknownValues: false })) tell(error, path, problems);
}

function tell({ property, constraints, children }: ValidationError, path: string, problems: PackProblem[]): void {
  const place = join(path, property);
  for (const message of Object.values(constraints ?? {})) {
    problems.push({ path: place, reason: 'INVALID_VALUE', message, blocking: true });
  }
  for (const child of children ?? []) tell(child, place, problems);
}

export const join = (...parts: string[]) => parts.filter((part) => part !== '').join('.');

/** The bytes of a base64 text; null when it is none. Node would leave out what it does not know. */
export function decodeBase64(text: string): Buffer | null {
  const bare = text.replace(/[\r\n]/g, '');
  const bytes = Buffer.from(bare, 'base64');
  return bytes.toString('base64') === bare ? bytes : null;
}

/**
 * A pack knows its documents by their types, the system by ids: puts in each place for a document what `idOf` gives for
 * the type that stands there. Whatever is no text is left to the form to refuse.
 */
export function withDocuments(
  fields: readonly FieldDefinition[],
  content: Record<string, unknown>,
  idOf: (type: string, path: string) => string,
  path = '',
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).map(([code, value]) => {
      const field = fields.find((known) => known.code === code);
      const place = join(path, code);
      if (field?.format === 'DOCUMENT' && typeof value === 'string' && value !== '') return [code, idOf(value, place)];
      if (!field?.items || !Array.isArray(value)) return [code, value];
      const { items } = field;
      const entries = value.map((entry, index) =>
        typeof entry === 'object' && entry !== null && !Array.isArray(entry)
          ? withDocuments(items, entry, idOf, join(place, String(index)))
          : entry,
      );
      return [code, entries];
    }),
  );
}
