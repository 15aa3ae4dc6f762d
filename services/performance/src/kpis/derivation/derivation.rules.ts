import { invalidInput } from '@partner-commons/platform/errors';

export function checkYear(year: number, now: Date): void {
  if (year > now.getUTCFullYear())
    throw invalidInput('This year has not begun; there is nothing to count.', 'input.year');
}

/** Codes that somebody counts. */
export function checkCodes(asked: readonly string[], counted: readonly string[]): void {
  const foreign = asked.findIndex((code) => !counted.includes(code));
  if (foreign < 0) return;
  throw invalidInput(
    `${asked[foreign]} is not counted from facts; these are: ${[...counted].sort().join(', ')}.`,
    `input.codes.${foreign}`,
    'KPI_NOT_DERIVED',
  );
}
