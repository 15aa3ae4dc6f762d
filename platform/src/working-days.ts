import { addDays, type Day, daysBetween, startOf } from './whole-days';

/** Saturday and Sunday; which other days an office keeps free, nobody tells us. */
const isWeekend = (day: Day) => [0, 6].includes(startOf(day).getUTCDay());

/** The day that so many working days later ends a period which begins after `day`: one after a Friday is Monday. */
export function addWorkingDays(day: Day, days: number): Day {
  let [at, left] = [day, days];
  while (left > 0) {
    at = addDays(at, 1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and with `to`; zero when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let step = daysBetween(from, to); step > 0; step -= 1) {
    if (!isWeekend(addDays(from, step))) count += 1;
  }
  return count;
}
