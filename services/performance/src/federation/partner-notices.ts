import type { Fact } from '@partner-commons/platform/outbox/outbox';
import type { Day } from '@partner-commons/platform/whole-days';

export interface PartnerNotice {
  /** One of the kinds that registry knows, such as CONSULTATION_INVITATION. */
  kind: string;
  /** What it is about, such as CNS-0000017; never a text. */
  referenceNo: string | null;
  agency: string;
  dueOn: Day | null;
  at: Date;
}

/** What waits for these partners; registry keeps it for them and sends mail. */
export const noticesOf = (partnerIds: readonly string[], notice: PartnerNotice): Fact[] =>
  partnerIds.map((partnerId) => ({
    type: 'performance.partner-notice-due',
    subject: partnerId,
    audience: 'INTERNAL',
    data: { partnerId, ...notice },
  }));
