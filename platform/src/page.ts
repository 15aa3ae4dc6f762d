import { Max, Min } from 'class-validator';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { invalidInput } from './errors';
import { pageSizeRule } from './limits/limit.error';
import { callerLimits } from './limits/query.limits';

const largestExactCount = 10_000;
const { maxPage, defaultPage } = callerLimits;
const pageSize = { message: pageSizeRule('first', maxPage) };

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: defaultPage, description: `How many to return, 1 to ${maxPage}.` })
  @Min(1, pageSize)
  @Max(maxPage, pageSize)
  first: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge of the page before.' })
  after?: string;
}

@ObjectType({ description: 'Where a page stands in its list.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether another page follows.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Give it to `after` for the next page; null on an empty page.' })
  endCursor: string | null;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: PageInfo;
  totalCount: number;
  totalCountIsExact: boolean;
}

/** Makes the Relay connection of a node type: `@ObjectType() class XConnection extends connectionOf(() => X, 'X') {}`. */
export function connectionOf<Node extends object>(node: () => new () => Node, name: string) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  @Directive('@shareable')
  class Edge {
    @Field(() => String, { description: 'Opaque place of this edge.' })
    cursor: string;

    @Field(node, { description: `The ${name} itself.` })
    node: Node;
  }

  @ObjectType()
  class Connection implements Page<Node> {
    @Field(() => [Edge], { description: 'The page, in the order of the list.' })
    edges: Edge[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: `How many match in all; counted up to ${largestExactCount}.` })
    totalCount: number;

    @Field(() => Boolean, { description: 'False when there are more than totalCount says.' })
    totalCountIsExact: boolean;
  }
  return Connection;
}

/** SQL that counts no further than it must. */
export const countUpTo = (from: string) =>
  `SELECT count(*)::int AS count FROM (SELECT 1 ${from} LIMIT ${largestExactCount + 1}) AS counted`;

/** Builds a page from `first + 1` rows, so that the next page is known without a second statement. */
export function pageOf<Row, Node>(
  rows: Row[],
  first: number,
  counted: number,
  shape: { cursor: (row: Row) => readonly string[]; node: (row: Row) => Node },
): Page<Node> {
  const edges = rows.slice(0, first).map((row) => ({ cursor: encodeCursor(shape.cursor(row)), node: shape.node(row) }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: Math.min(counted, largestExactCount),
    totalCountIsExact: counted <= largestExactCount,
  };
}

export const encodeCursor = (keys: readonly string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The keys in a cursor, or null for the first page. Keys are values for SQL parameters, never text of a statement. */
export function decodeCursor(cursor: string | null | undefined, length: number): string[] | null {
  if (cursor === undefined || cursor === null) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every((key) => typeof key === 'string' && key.isWellFormed() && !key.includes('\0'))
    )
      return keys;
  } catch {
    // Falls through to the coded error.
  }
  throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
}

const largestInteger = 2_147_483_647;

/** The place in a list that is ordered by a number from 1; 0 for the first page. */
export function decodePlace(cursor: string | null | undefined): number {
  const place = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
  if (Number.isInteger(place) && place >= 0 && place <= largestInteger) return place;
  throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
}
