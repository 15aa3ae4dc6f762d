import type { KnownClearance } from '../clearance/clearance.rules';

export type ReviewCause =
  | 'DOCUMENT_EXPIRED'
  | 'DECLARATION_EXPIRED'
  | 'HIT_CONFIRMED'
  | 'RED_FLAG'
  | 'SUSPENSION_ENDED';

/** Days that the deciders have. */
const daysToDecide: Record<ReviewCause, number> = {
  DOCUMENT_EXPIRED: 30,
  DECLARATION_EXPIRED: 30,
  HIT_CONFIRMED: 5,
  RED_FLAG: 10,
  SUSPENSION_ENDED: 30,
};

/** Code of the reason when a review ends in a suspension; none where the partner is suspended already. */
export const suspensionReasonOf: Partial<Record<ReviewCause, string>> = {
  DOCUMENT_EXPIRED: 'DOCUMENT_EXPIRED',
  DECLARATION_EXPIRED: 'DECLARATION_INVALID',
  HIT_CONFIRMED: 'SANCTIONS_MATCH',
  RED_FLAG: 'RED_FLAG',
};

const graceDays = 60;
const dormantMonths = 36;

const day = 86_400_000;

/** R-INV-4: a registration that ended before this day has used up its 60 days of grace. */
export const graceEndedBefore = (now: Date) => new Date(now.getTime() - graceDays * day).toISOString().slice(0, 10);

export function dormantSince(now: Date): Date {
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - dormantMonths);
  return since;
}

export const dueAt = (cause: ReviewCause, openedAt: Date) => new Date(openedAt.getTime() + daysToDecide[cause] * day);

/** What a clearance does to a standing by itself; null where people decide, whose decisions it never undoes. */
export function standingAfter(standing: string, status: KnownClearance['status']): 'SUSPENDED' | 'UNDER_REVIEW' | null {
  if (status === 'BLOCKED' && (standing === 'ACTIVE' || standing === 'UNDER_REVIEW')) return 'SUSPENDED';
  if (status === 'HITS_OPEN' && standing === 'ACTIVE') return 'UNDER_REVIEW';
  return null;
}

/** Only facts lead to UNDER_REVIEW, so when the last of them is gone the partner is ACTIVE again. */
export const reviewIsOver = (standing: string, openReviews: number, status: KnownClearance['status'] | null) =>
  standing === 'UNDER_REVIEW' && openReviews === 0 && status !== 'HITS_OPEN' && status !== 'BLOCKED';
