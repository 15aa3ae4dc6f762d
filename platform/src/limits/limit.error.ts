import { AppError } from '../errors';

export type LimitReason =
  | 'QUERY_TOO_LARGE'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_COSTLY'
  | 'TOO_MANY_FIELDS'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_FRAGMENTS'
  | 'FRAGMENT_CYCLE'
  | 'PAGE_SIZE';

/** The one rule of page sizes, in front of the planner and again at the argument itself. */
export const pageSizeRule = (name: string, largest: number) =>
  `A page holds 1 to ${largest} entries: change "${name}".`;

/** Refuses when a count is above its limit, and says which limit it was. */
export function assertWithin(reason: LimitReason, what: string, actual: number, limit: number): void {
  if (actual <= limit) return;
  throw new AppError(
    'INVALID_INPUT',
    `The query has too many ${what}: at most ${limit} are allowed. Ask for less at once.`,
    {
      reason,
      facts: { limit },
    },
  );
}
