import { invalidInput } from '@partner-commons/platform/errors';
import { parseJsonObject } from '@partner-commons/platform/http/json-body';
import { z } from 'zod';

/** Queries, or ids to extend, in one request. OpenRefine sends ten at a time. */
const largestBatch = 50;
const mostCandidates = 20;

const scalar = z.union([z.string().max(300), z.number(), z.boolean()]);
const propertyValue = z.union([scalar, z.object({ id: z.string().max(300) })]);
const property = z.object({
  pid: z.string().max(100),
  v: z.union([propertyValue, z.array(propertyValue).max(20)]),
});

const query = z.object({
  query: z.string().trim().max(300).default(''),
  type: z.union([z.string().max(100), z.array(z.string().max(100)).max(10)]).optional(),
  limit: z.number().int().min(1).default(5),
  properties: z.array(property).max(20).default([]),
});

const extension = z.object({
  ids: z.array(z.string().max(100)).max(largestBatch),
  properties: z.array(z.object({ id: z.string().max(100) })).max(20),
});
export type Extension = z.infer<typeof extension>;

/** One row of somebody's table: a name, what kind of thing it is, and what else is known of it. */
export interface Ask {
  text: string;
  /** Ids of types; empty asks for all. */
  types: string[];
  limit: number;
  /** Values by property. */
  values: ReadonlyMap<string, string[]>;
}

export function readQueries(json: string): Map<string, Ask> {
  const given = Object.entries(parseJsonObject(Buffer.from(json)));
  if (given.length > largestBatch) {
    throw invalidInput(`Send at most ${largestBatch} queries at once.`, 'queries', 'BATCH_TOO_LARGE');
  }
  return new Map(given.map(([key, value]) => [key, readQuery(key, value)]));
}

function readQuery(key: string, value: unknown): Ask {
  const { query: text, type, limit, properties } = accept(query, value, `queries.${key}`);
  return {
    text,
    types: type === undefined ? [] : [type].flat(),
    limit: Math.min(limit, mostCandidates),
    values: new Map(
      properties.map(({ pid, v }) => [
        pid,
        [v]
          .flat()
          .map(textOf)
          .filter((each) => each !== ''),
      ]),
    ),
  };
}

export const readExtension = (json: string): Extension =>
  accept(extension, parseJsonObject(Buffer.from(json)), 'extend');

const textOf = (value: z.infer<typeof propertyValue>) => String(typeof value === 'object' ? value.id : value).trim();

function accept<Shape extends z.ZodType>(shape: Shape, value: unknown, place: string): z.infer<Shape> {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw invalidInput(`${[place, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`, place);
}
