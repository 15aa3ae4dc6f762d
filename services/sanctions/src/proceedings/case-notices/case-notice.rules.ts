import type { RespondentRow } from '../cases/case-record.repository';

const dayLength = 86_400_000;

/** S-INV-6. Less than two weeks is no time to answer in; the longest keeps a case from never being decided. */
export const responseDays = { default: 30, least: 14, most: 90 };

/** No extension goes beyond this many days from the notice. */
const longestPeriod = 180;

export const dueAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * dayLength);

/** What is wrong with a new end of the period; null when nothing is. */
export function extensionProblem(
  { notifiedAt, responseDueAt }: Pick<RespondentRow, 'notifiedAt' | 'responseDueAt'>,
  until: Date,
): string | null {
  if (!notifiedAt || !responseDueAt) return 'This respondent has no notice yet.';
  if (until <= responseDueAt) return 'An extension ends later than the period does now.';
  if (until > dueAfter(notifiedAt, longestPeriod)) return `A period has at most ${longestPeriod} days in all.`;
  return null;
}

type Hearing = Pick<RespondentRow, 'notifiedAt' | 'responseDueAt' | 'respondedAt'>;

/** Whether a respondent has been heard: it answered, or let its time pass (S-INV-6). */
export const wasHeard = ({ notifiedAt, responseDueAt, respondedAt }: Hearing, now: Date): boolean =>
  notifiedAt !== null && (respondedAt !== null || (responseDueAt !== null && responseDueAt <= now));

/** When the last of those who have not answered may still do so; null when nobody may. */
export function lastDue(respondents: readonly Hearing[]): Date | null {
  const open = respondents.flatMap(({ respondedAt, responseDueAt }) =>
    respondedAt === null && responseDueAt ? [responseDueAt.getTime()] : [],
  );
  return open.length > 0 ? new Date(Math.max(...open)) : null;
}
