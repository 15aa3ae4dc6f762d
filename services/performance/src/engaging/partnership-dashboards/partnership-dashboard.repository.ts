import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';

export interface DashboardQuery {
  partnerId: string;
  agency: string | null;
  country: string | null;
  /** Null is every country that there is. */
  countries: readonly string[] | null;
  year: number;
}

export interface DashboardRow {
  agency: string;
  country: string;
  agreements: number;
  budgetUsd: string;
  disbursedUsd: string;
  reportedUsd: string;
  unreconciledUsd: string;
}

export interface DueCounts {
  kind: 'INSTALMENT' | 'REPORT' | 'INDICATOR';
  due: number;
  onTime: number;
  late: number;
  overdue: number;
}

/** Agreements of the partner, whatever it was merged from; $5 is the year. */
const wanted = `SELECT e.* FROM engagement e
  WHERE e.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners})
    AND ($2::text IS NULL OR e.agency = $2) AND ($3::text IS NULL OR e.country = $3)
    AND ($4::text[] IS NULL OR e.country = ANY ($4))`;

const place = ({ partnerId, agency, country, countries, year }: DashboardQuery) => [
  [partnerId],
  agency,
  country,
  countries,
  year,
];

export class PartnershipDashboardRepository {
  constructor(private readonly manager: EntityManager) {}

  /** By agency and country: agreements that ran or had money in the year. */
  findRows(query: DashboardQuery): Promise<DashboardRow[]> {
    return this.manager.query(
      `/* PartnershipDashboardRepository.findRows */
       WITH mine AS (${wanted}), told AS (
         SELECT e.agency, e.country, e.amount_usd, e.state <> 'PLANNED' AND e.starts_on < make_date($5 + 1, 1, 1)
             AND (e.ends_on IS NULL OR e.ends_on >= make_date($5, 1, 1)) AS ran,
           m.disbursed, m.reported, greatest(m.paid - m.settled, 0) AS open
         FROM mine e CROSS JOIN LATERAL (
           SELECT coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'DISBURSEMENT' AND t.month >= make_date($5, 1, 1)), 0) AS disbursed,
             coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'EXPENDITURE' AND t.month >= make_date($5, 1, 1)), 0) AS reported,
             coalesce(sum(t.amount_usd) FILTER (WHERE t.kind = 'DISBURSEMENT'), 0) AS paid,
             coalesce(sum(t.amount_usd) FILTER (WHERE t.kind IN ('EXPENDITURE', 'REFUND')), 0) AS settled
           FROM money_total t WHERE t.engagement_id = e.id AND t.superseded_at IS NULL
             AND t.month < make_date($5 + 1, 1, 1)) AS m)
       SELECT agency, country, count(*) FILTER (WHERE ran)::int AS agreements,
         coalesce(sum(amount_usd) FILTER (WHERE ran), 0)::numeric(30, 2)::text AS "budgetUsd",
         sum(disbursed)::numeric(30, 2)::text AS "disbursedUsd", sum(reported)::numeric(30, 2)::text AS "reportedUsd",
         sum(open)::numeric(30, 2)::text AS "unreconciledUsd"
       FROM told WHERE ran OR disbursed > 0 OR reported > 0 OR open > 0
       GROUP BY agency, country ORDER BY agency COLLATE "C", country COLLATE "C"`,
      place(query),
    );
  }

  countDue(query: DashboardQuery, today: string): Promise<DueCounts[]> {
    return this.manager.query(
      `/* PartnershipDashboardRepository.countDue */
       WITH mine AS (${wanted})
       SELECT d.kind, count(*)::int AS due, count(*) FILTER (WHERE d.done_on <= d.due_on)::int AS "onTime",
         count(*) FILTER (WHERE d.done_on > d.due_on)::int AS late,
         count(*) FILTER (WHERE d.done_on IS NULL)::int AS overdue
       FROM engagement_due d JOIN mine e ON e.id = d.engagement_id
       WHERE d.superseded_at IS NULL AND NOT d.cancelled AND d.due_on >= make_date($5, 1, 1)
         AND d.due_on < make_date($5 + 1, 1, 1) AND (d.due_on < $6::date OR d.done_on IS NOT NULL)
       GROUP BY d.kind
       UNION ALL
       SELECT 'INDICATOR', count(*)::int, count(*) FILTER (WHERE s.attained)::int, 0, 0
       FROM result_state s JOIN mine e ON e.id = s.engagement_id
       WHERE s.superseded_at IS NULL AND NOT s.retired AND s.due_on >= make_date($5, 1, 1)
         AND s.due_on < make_date($5 + 1, 1, 1) AND s.due_on <= $6::date`,
      [...place(query), today],
    );
  }
}
