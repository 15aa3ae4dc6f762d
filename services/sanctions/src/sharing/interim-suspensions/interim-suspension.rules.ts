import { addMonths, dayOf, startOf } from '@partner-commons/platform/whole-days';

export enum SuspensionKind {
  IMPOSED = 'IMPOSED',
  JOINED = 'JOINED',
}

export enum SuspensionEnd {
  LIFTED = 'LIFTED',
  EXPIRED = 'EXPIRED',
  DECIDED = 'DECIDED',
}

/** S-INV-7: a precaution is short, and prolonged once. */
export const longestSuspensionMonths = 6;

export const endAfter = (from: Date, months: number): Date => startOf(addMonths(dayOf(from), months));

interface Running {
  until: Date;
  renewedAt: Date | null;
  endedAt: Date | null;
}

export type RenewalRefusal = 'NOT_RUNNING' | 'ALREADY_RENEWED';

/** Null when it may be renewed. */
export function renewalRefusal({ until, renewedAt, endedAt }: Running, now: Date): RenewalRefusal | null {
  if (endedAt !== null || until <= now) return 'NOT_RUNNING';
  return renewedAt === null ? null : 'ALREADY_RENEWED';
}
