import type { Doorbell } from './doorbell';

/** The one source of "now" for rules, so that tests and stories fix today. Never used to order events. */
export interface Clock {
  now(): Date;
  /** Rings when a clock of tests was moved: who waits for a time must look again. */
  readonly moved?: Doorbell;
}

export const systemClock: Clock = { now: () => new Date() };
