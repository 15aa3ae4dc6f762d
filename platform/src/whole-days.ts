/** A calendar day in UTC, such as 2026-02-27: legal dates have no hours and no time zone (domain-model.md 2.0). */
export type Day = string;

const dayLength = 86_400_000;

export const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10);

/** The first instant of a day. */
export const startOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

export const addDays = (day: Day, days: number): Day => dayOf(new Date(startOf(day).getTime() + days * dayLength));

/** How many days the second one is after the first; below zero when it is before. */
export const daysBetween = (from: Day, to: Day): number =>
  (startOf(to).getTime() - startOf(from).getTime()) / dayLength;

/** The same day of a later month; its last one where the month is shorter: a month after 31 January is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const start = startOf(day);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(start.getUTCDate(), last));
  return dayOf(target);
}

/** A day as it is, or that of an instant. */
export const asDay = (value: Day | Date): Day => (typeof value === 'string' ? value.slice(0, 10) : dayOf(value));
