import type { EntityManager } from 'typeorm';
import type { ReuseRefusal } from '../../terms/reuse-refusal.enum';

export interface Counted {
  /** Instants: from the first one up to the last one, which is no part of it. */
  from: Date;
  before: Date;
  agency: string | null;
  kind: string | null;
  country: string | null;
}

export interface OutcomeCounts {
  requests: number;
  waiting: number;
  acceptedAutomatic: number;
  accepted: number;
  acceptedWithSupplement: number;
  refused: number;
  withdrawn: number;
  daysSaved: number;
  costSavedUsd: string;
}

const ofFilter = `($3::text IS NULL OR r.requester_agency = $3) AND ($4::text IS NULL OR r.kind = $4)
  AND ($5::text IS NULL OR r.country = $5)`;
const decided = 'r.decided_at >= $1 AND r.decided_at < $2';
const requested = 'r.requested_at >= $1 AND r.requested_at < $2';

const values = ({ from, before, agency, kind, country }: Counted) => [from, before, agency, kind, country];

export class ReuseStatisticsRepository {
  constructor(private readonly manager: EntityManager) {}

  async countOutcomes(by: Counted): Promise<OutcomeCounts> {
    const [counts] = await this.manager.query(
      `/* ReuseStatisticsRepository.countOutcomes */
       SELECT count(*) FILTER (WHERE ${requested})::int AS requests,
         count(*) FILTER (WHERE ${requested} AND r.decided_at IS NULL)::int AS waiting,
         count(*) FILTER (WHERE ${decided} AND r.outcome = 'ACCEPTED_AUTOMATIC')::int AS "acceptedAutomatic",
         count(*) FILTER (WHERE ${decided} AND r.outcome = 'ACCEPTED')::int AS accepted,
         count(*) FILTER (WHERE ${decided} AND r.outcome = 'ACCEPTED_WITH_SUPPLEMENT')::int AS "acceptedWithSupplement",
         count(*) FILTER (WHERE ${decided} AND r.outcome = 'REFUSED')::int AS refused,
         count(*) FILTER (WHERE ${decided} AND r.outcome = 'WITHDRAWN')::int AS withdrawn,
         coalesce(sum(r.days_saved) FILTER (WHERE ${decided}), 0)::int AS "daysSaved",
         coalesce(sum(r.cost_saved_usd) FILTER (WHERE ${decided}), 0)::numeric(20, 2)::text AS "costSavedUsd"
       FROM reuse_request r WHERE ${ofFilter} AND ((${requested}) OR (${decided}))`,
      values(by),
    );
    return counts;
  }

  countRefusals(by: Counted): Promise<{ refusal: ReuseRefusal | null; count: number }[]> {
    return this.manager.query(
      `/* ReuseStatisticsRepository.countRefusals */
       SELECT r.refusal, count(*)::int AS count FROM reuse_request r
       WHERE ${ofFilter} AND r.outcome = 'REFUSED' AND ${decided} GROUP BY r.refusal ORDER BY 2 DESC, 1`,
      values(by),
    );
  }

  async countDisputes(by: Counted): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* ReuseStatisticsRepository.countDisputes */
       SELECT count(*)::int AS count FROM reuse_dispute d JOIN reuse_request r ON r.id = d.request_id
       WHERE ${ofFilter} AND d.raised_at >= $1 AND d.raised_at < $2`,
      values(by),
    );
    return count;
  }

  /** Where nobody said when the work began, it is taken to have begun when it became final. */
  async countNewAssessments({ agency, kind, country }: Counted, from: string, to: string): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* ReuseStatisticsRepository.countNewAssessments */
       SELECT count(*)::int AS count FROM assessment a
       WHERE coalesce(a.started_on, a.finalised_on, (a.recorded_at AT TIME ZONE 'UTC')::date) BETWEEN $1 AND $2
         AND a.state <> 'CANCELLED' AND ($3::text IS NULL OR a.owner_agency = $3) AND ($4::text IS NULL OR a.kind = $4)
         AND ($5::text IS NULL OR $5 = ANY (a.countries))`,
      [from, to, agency, kind, country],
    );
    return count;
  }
}
