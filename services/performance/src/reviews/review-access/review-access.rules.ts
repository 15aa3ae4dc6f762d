import type { Purpose } from '@partner-commons/platform/purposes';
import { actsFor, hasRole, type Viewer } from '@partner-commons/platform/viewer';
import { reviewReaders } from '../review-wiring/review-roles';

const levels = ['SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL'] as const;
export type Level = (typeof levels)[number];

export const reaches = (level: Level, needed: Level) => levels.indexOf(level) >= levels.indexOf(needed);

export interface LiveGrant {
  id: string;
  reviewId: string;
  level: Level;
  purpose: Purpose;
  until: Date;
}

/** By which right somebody reads; `grant` is null for the owner and the partner. */
export interface ReviewRight {
  level: Level;
  grant: LiveGrant | null;
}

interface Readable {
  id: string;
  agencyCode: string;
  partnerId: string;
  state: string;
  submittedAt: Date | null;
}

/**
 * P-INV-6: the owner's staff who need to know and the partner read all; another agency what it was granted, while that
 * lasts and the review stands. Leave for one purpose is none for another (standards.md 3.12).
 */
export function rightTo(review: Readable, viewer: Viewer, grants: readonly LiveGrant[], now: Date): ReviewRight | null {
  if (actsFor(viewer, review.partnerId)) return review.submittedAt === null ? null : { level: 'FULL', grant: null };
  if (viewer.kind !== 'AGENCY' || !hasRole(viewer, ...reviewReaders)) return null;
  if (viewer.agency === review.agencyCode) return { level: 'FULL', grant: null };
  if (review.state !== 'PUBLISHED') return null;
  const [best] = grants
    .filter(({ reviewId, until }) => reviewId === review.id && until > now)
    .filter(({ purpose }) => viewer.purpose === null || viewer.purpose === purpose)
    .sort((left, right) => levels.indexOf(right.level) - levels.indexOf(left.level));
  return best ? { level: best.level, grant: best } : null;
}

const day = 86_400_000;
const defaultGrantDays = 30;
const longestGrantDays = 365;

/** Never longer than twelve months; thirty days when nobody says. */
export function endOfGrant(now: Date, wanted: Date | null): Date {
  const last = new Date(now.getTime() + longestGrantDays * day);
  const end = wanted ?? new Date(now.getTime() + defaultGrantDays * day);
  return end < last ? end : last;
}
