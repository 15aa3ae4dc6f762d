import type { EntityManager } from 'typeorm';

/** An agreement with all its money and results as sums; nothing confidential. */
export interface MoneyPicture {
  engagementId: string;
  agency: string;
  partnerId: string;
  country: string;
  from: string;
  to: string | null;
  amountUsd: string;
  undisbursedUsd: string;
  disbursedUsd: string;
  reportedUsd: string;
  auditedUsd: string;
  ineligibleUsd: string;
  refundedUsd: string;
  /** First and last day of any money; null without any. */
  firstOn: string | null;
  lastOn: string | null;
  /** Indicators that are followed, and how many of them were ever measured. */
  indicators: number;
  measured: number;
}

export class MoneyPictureRepository {
  constructor(private readonly manager: EntityManager) {}

  find(engagementIds: readonly string[]): Promise<MoneyPicture[]> {
    return this.manager.query(
      `/* MoneyPictureRepository.find */
       SELECT e.id AS "engagementId", e.agency, e.partner_id AS "partnerId", e.country, e.starts_on::text AS "from",
         e.ends_on::text AS "to", e.amount_usd::text AS "amountUsd", e.undisbursed_usd::text AS "undisbursedUsd",
         m.disbursed::text AS "disbursedUsd", m.reported::text AS "reportedUsd", m.audited::text AS "auditedUsd",
         m.ineligible::text AS "ineligibleUsd", m.refunded::text AS "refundedUsd", m.first_on::text AS "firstOn",
         m.last_on::text AS "lastOn", r.indicators, r.measured
       FROM engagement e
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'DISBURSEMENT'), 0.00) AS disbursed,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'EXPENDITURE'), 0.00) AS reported,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'AUDITED_EXPENDITURE'), 0.00) AS audited,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'INELIGIBLE_EXPENDITURE'), 0.00) AS ineligible,
           coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'REFUND'), 0.00) AS refunded,
           min(t.first_on) FILTER (WHERE t.kind IN ('DISBURSEMENT', 'EXPENDITURE')) AS first_on,
           max(t.last_on) FILTER (WHERE t.kind IN ('DISBURSEMENT', 'EXPENDITURE')) AS last_on
         FROM money_total t WHERE t.engagement_id = e.id AND t.superseded_at IS NULL) AS m
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS indicators, count(*) FILTER (WHERE s.measured)::int AS measured
         FROM result_state s WHERE s.engagement_id = e.id AND s.superseded_at IS NULL AND NOT s.retired) AS r
       WHERE e.id = ANY ($1) ORDER BY e.id`,
      [engagementIds],
    );
  }
}
