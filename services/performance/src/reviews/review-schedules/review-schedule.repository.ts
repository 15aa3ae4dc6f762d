import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import { capacityKinds } from '../../portfolio/counting/counted-rows';
import { reviewIntervals } from './review-schedule.rules';
import type { ScheduledReview } from './review-schedule.view';

export type ScheduledRow = Omit<ScheduledReview, 'overdue' | 'intervalsVersion'>;

export interface ScheduleQuery {
  agency: string;
  today: string;
  partnerIds: readonly string[] | null;
  dueBefore: string | null;
  countries: readonly string[] | null;
}

/** Running agreements of the agency $2 on the day $3, each with the band of its partner and its last review. */
const scheduled = `WITH mine AS (
    SELECT e.id, e.partner_id, e.country, e.starts_on FROM engagement e
    WHERE e.agency = $2 AND e.state IN ('ACTIVE', 'SUSPENDED') AND e.starts_on <= $3::date
      AND (e.ends_on IS NULL OR e.ends_on >= $3::date)
      AND ($1::uuid[] IS NULL OR e.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))
      AND ($4::text[] IS NULL OR e.country = ANY ($4))),
  name AS (
    SELECT old.partner_id, coalesce(r.survivor_id, old.partner_id) AS root
    FROM (SELECT DISTINCT partner_id FROM mine) AS old LEFT JOIN partner_redirect r ON r.old_id = old.partner_id),
  told AS (
    SELECT DISTINCT ON (f.assessment_id) w.root, f.assessment_id, f.band, f.finalised_on, f.valid_until, f.ended_on
    FROM (SELECT root, root AS id FROM name UNION
          SELECT n.root, r.old_id FROM name n JOIN partner_redirect r ON r.survivor_id = n.root) AS w
    JOIN assessment_fact f ON f.partner_id = w.id AND f.kind IN ${capacityKinds}
    ORDER BY f.assessment_id, f.position DESC),
  risk AS (
    SELECT DISTINCT ON (root) root, band FROM told
    WHERE finalised_on <= $3::date AND (valid_until IS NULL OR valid_until >= $3) AND (ended_on IS NULL OR ended_on > $3)
    ORDER BY root, finalised_on DESC, assessment_id DESC),
  reviewed AS (
    SELECT r.engagement_id, max((r.published_at AT TIME ZONE 'UTC')::date) AS last_on
    FROM performance_review r JOIN mine ON mine.id = r.engagement_id WHERE r.state = 'PUBLISHED' GROUP BY 1),
  spaced AS (
    SELECT m.*, risk.band, reviewed.last_on, coalesce(
      (SELECT i.months FROM unnest($5::text[], $6::int[]) AS i (band, months) WHERE i.band = risk.band), $7::int) AS months
    FROM mine m JOIN name ON name.partner_id = m.partner_id LEFT JOIN risk ON risk.root = name.root
    LEFT JOIN reviewed ON reviewed.engagement_id = m.id),
  scheduled AS (
    SELECT *, (coalesce(last_on, starts_on) + make_interval(months => months))::date AS due_on FROM spaced)`;

const matching = 'FROM scheduled s WHERE ($8::date IS NULL OR s.due_on < $8)';

const placesOf = ({ partnerIds, agency, today, countries, dueBefore }: ScheduleQuery) => [
  partnerIds,
  agency,
  today,
  countries,
  reviewIntervals.bands,
  reviewIntervals.months,
  reviewIntervals.otherwise,
  dueBefore,
];

/** Of the own agency; row-level security shows no other agency's drafts, and published reviews alone are counted. */
export class ReviewScheduleRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(query: ScheduleQuery, after: readonly string[] | null, limit: number): Promise<ScheduledRow[]> {
    return this.manager.query(
      `/* ReviewScheduleRepository.findPage */ ${scheduled}
       SELECT s.id AS "engagementId", s.partner_id AS "partnerId", s.country, s.band AS "riskBand",
         s.months AS "intervalMonths", s.last_on::text AS "lastReviewedOn", s.due_on::text AS "dueOn"
       ${matching} AND ($9::date IS NULL OR (s.due_on, s.id) > ($9::date, $10::uuid))
       ORDER BY s.due_on, s.id LIMIT $11`,
      [...placesOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(query: ScheduleQuery): Promise<number> {
    const [row] = await this.manager.query(
      `/* ReviewScheduleRepository.count */ ${scheduled} ${countUpTo(matching)}`,
      placesOf(query),
    );
    return row.count;
  }
}
