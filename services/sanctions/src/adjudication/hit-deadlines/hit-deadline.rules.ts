import { bandOf } from '../../matching/score';

/** Working days in which somebody must have decided. */
const workingDays = { STRONG: 2, REVIEW: 5, DISCARDED: 5 } as const;

const day = 86_400_000;

/** Monday to Friday, the same for all: which days an office keeps free, nobody tells us. */
export function addWorkingDays(from: Date, days: number): Date {
  let at = from.getTime();
  let left = days;
  while (left > 0) {
    at += day;
    if (!isWeekend(at)) left -= 1;
  }
  return new Date(at);
}

export const dueAfter = (score: number, from: Date) => addWorkingDays(from, workingDays[bandOf(score)]);

/** Whoever has a hit that is due until then is reminded now: one working day before the end. */
export const reminderHorizon = (now: Date) => addWorkingDays(now, 1);

function isWeekend(at: number): boolean {
  const weekday = new Date(at).getUTCDay();
  return weekday === 0 || weekday === 6;
}
