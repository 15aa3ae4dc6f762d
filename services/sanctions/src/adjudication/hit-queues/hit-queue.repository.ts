import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { type HitRow, hitColumns } from '../hits/hit.repository';
import { placesOfOwner } from './hit-place.repository';
import type { HitQueue } from './hit-queue.view';

export interface QueueSearch {
  agency: string | null;
  shared: boolean;
  country: string | null;
  state: string | null;
  isStrong: boolean | null;
  /** Subject of who has it, or an agency, or nobody. */
  holder: { subject?: string; agency?: string; nobody?: true };
  isOverdue: boolean | null;
  source: string | null;
}

/** Keys of the last row of the page before. */
export interface QueuePage {
  after: [key: string, id: string] | null;
  limit: number;
}

const strong = 0.9;

const owner = `CROSS JOIN LATERAL (SELECT coalesce(
    (SELECT survivor_id FROM partner_redirect WHERE old_id = hit.partner_id), hit.partner_id) AS id) AS owner`;

const matching = `FROM hit ${owner}
  WHERE closed_at IS NULL AND ($1::text IS NULL OR state = $1) AND ($2::boolean IS NULL OR (score >= ${strong}) = $2)
    AND ($3::text IS NULL OR assignee = $3) AND ($4::text IS NULL OR assignee_agency = $4)
    AND ($5::boolean IS NULL OR (assignee IS NULL) = $5) AND ($6::boolean IS NULL OR (overdue_since IS NOT NULL) = $6)
    AND ($7::text IS NULL OR EXISTS (SELECT FROM listed_subject s WHERE s.id = hit.subject_id AND s.source = $7))
    AND ($8::text IS NULL AND NOT $9 AND $10::text IS NULL OR EXISTS (
      SELECT FROM (SELECT) AS one ${placesOfOwner}
      WHERE ($8::text IS NULL OR place.agency = $8) AND (NOT $9 OR place.agency IS NULL)
        AND ($10::text IS NULL OR place.country = $10)))`;

/** What waits for people, over the confidential rows of hits. */
export class HitQueueRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByDue(search: QueueSearch, { after, limit }: QueuePage): Promise<HitRow[]> {
    return this.manager.query(
      `/* HitQueueRepository.findByDue */
       SELECT ${hitColumns} ${matching} AND ($11::timestamptz IS NULL OR (due_at, hit.id) > ($11, $12))
       ORDER BY due_at, hit.id LIMIT $13`,
      [...valuesOf(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  findByScore(search: QueueSearch, { after, limit }: QueuePage): Promise<HitRow[]> {
    return this.manager.query(
      `/* HitQueueRepository.findByScore */
       SELECT ${hitColumns} ${matching} AND ($11::numeric IS NULL OR (score, hit.id) < ($11, $12))
       ORDER BY score DESC, hit.id DESC LIMIT $13`,
      [...valuesOf(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(search: QueueSearch): Promise<number> {
    const [row] = await this.manager.query(`/* HitQueueRepository.count */ ${countUpTo(matching)}`, valuesOf(search));
    return row.count;
  }

  /** In the order of agency and country, null last; the key of a queue is both, with '~' for null. */
  findQueues({
    after,
    limit,
  }: {
    after: [string, string] | null;
    limit: number;
  }): Promise<(HitQueue & { of: number })[]> {
    return this.manager.query(
      `/* HitQueueRepository.findQueues */
       WITH queue AS (
         SELECT place.agency, place.country, count(*)::int AS undecided,
                count(*) FILTER (WHERE score >= ${strong})::int AS strong,
                count(*) FILTER (WHERE assignee IS NULL)::int AS unassigned,
                count(*) FILTER (WHERE overdue_since IS NOT NULL)::int AS overdue,
                count(*) FILTER (WHERE state = 'AWAITING_INFORMATION')::int AS "awaitingInformation",
                count(*) FILTER (WHERE state IN ('PROPOSED_FALSE_POSITIVE', 'PROPOSED_CONFIRMED'))::int AS proposed,
                count(*) FILTER (WHERE state = 'ESCALATED')::int AS escalated
         FROM hit ${owner} ${placesOfOwner} WHERE closed_at IS NULL GROUP BY place.agency, place.country)
       SELECT queue.*, (SELECT count(*)::int FROM queue) AS of FROM queue
       WHERE $1::text IS NULL OR (coalesce(agency, '~') COLLATE "C", coalesce(country, '~') COLLATE "C") > ($1, $2)
       ORDER BY coalesce(agency, '~') COLLATE "C", coalesce(country, '~') COLLATE "C" LIMIT $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}

const valuesOf = ({ agency, shared, country, state, isStrong, holder, isOverdue, source }: QueueSearch) => [
  state,
  isStrong,
  holder.subject ?? null,
  holder.agency ?? null,
  holder.nobody ?? null,
  isOverdue,
  source,
  agency,
  shared,
  country,
];
