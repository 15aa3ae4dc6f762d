/** The one source of "now" for rules, so that tests and stories fix today. Never used to order events. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
