import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AdverseMediaItem, AdverseMediaResponseTime } from './adverse-media.view';

export type StoredItem = Omit<AdverseMediaItem, 'partner' | 'url' | 'summary' | 'reason'> & {
  urlHash: string;
  sealed: string | null;
  reportedBy: string;
  decidedBy: string | null;
};

export interface MediaSearch {
  agency: string | null;
  isWaiting: boolean;
  partnerId: string | null;
  after: { dueAt: string; id: string } | null;
  limit: number;
}

const columns = `id, partner_id AS "partnerId", agency, published_on::text AS "publishedOn", relevance,
  is_urgent AS "isUrgent", url_hash AS "urlHash", sealed, reported_by AS "reportedBy", reported_at AS "reportedAt",
  due_at AS "dueAt", decision, decided_by AS "decidedBy", decided_at AS "decidedAt", observation_id AS "observationId",
  alert_id AS "alertId", version`;
const matching = `FROM adverse_media_item
  WHERE agency = $1 AND (decision IS NULL) = $2::boolean AND ($3::uuid IS NULL OR partner_id = ANY (ARRAY(
    SELECT $3::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $3)))`;

/** Confidential to the agency: those who triage, and of the own items who reported them. */
export class AdverseMediaRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<StoredItem | null> {
    const [row] = await this.manager.query(
      `/* AdverseMediaRepository.find */ SELECT ${columns} FROM adverse_media_item WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<StoredItem | null> {
    const [row] = await this.manager.query(
      `/* AdverseMediaRepository.lock */ SELECT ${columns} FROM adverse_media_item WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  search({ agency, isWaiting, partnerId, after, limit }: MediaSearch): Promise<StoredItem[]> {
    return this.manager.query(
      `/* AdverseMediaRepository.search */
       SELECT ${columns} ${matching}
         AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', due_at), id) > ($4, $5::uuid))
       ORDER BY date_trunc('milliseconds', due_at), id LIMIT $6`,
      [agency, isWaiting, partnerId, after?.dueAt ?? null, after?.id ?? null, limit],
    );
  }

  async count({ agency, isWaiting, partnerId }: MediaSearch): Promise<number> {
    const [row] = await this.manager.query(`/* AdverseMediaRepository.count */ ${countUpTo(matching)}`, [
      agency,
      isWaiting,
      partnerId,
    ]);
    return row.count;
  }

  /** False when the agency has this address about this partner already. */
  async insert(row: StoredItem): Promise<boolean> {
    const rows = await this.manager.query(
      `/* AdverseMediaRepository.insert */
       INSERT INTO adverse_media_item (id, partner_id, agency, published_on, relevance, is_urgent, url_hash, sealed,
                                       reported_by, reported_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (agency, partner_id, url_hash) DO NOTHING RETURNING id`,
      [
        row.id,
        row.partnerId,
        row.agency,
        row.publishedOn,
        row.relevance,
        row.isUrgent,
        row.urlHash,
        row.sealed,
        row.reportedBy,
        row.reportedAt,
        row.dueAt,
      ],
    );
    return rows.length > 0;
  }

  async decide(row: StoredItem): Promise<void> {
    await this.manager.query(
      `/* AdverseMediaRepository.decide */
       UPDATE adverse_media_item SET sealed = $2, decision = $3, decided_by = $4, decided_at = $5, observation_id = $6,
         alert_id = $7, version = version + 1 WHERE id = $1`,
      [row.id, row.sealed, row.decision, row.decidedBy, row.decidedAt, row.observationId, row.alertId],
    );
  }

  async responseTime(agency: string | null, from: string, to: string, now: Date): Promise<AdverseMediaResponseTime> {
    const [row] = await this.manager.query(
      `/* AdverseMediaRepository.responseTime */
       SELECT count(*)::int AS reported, count(decided_at)::int AS decided,
              count(*) FILTER (WHERE decided_at IS NULL AND due_at < $4)::int AS overdue,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - reported_at) / 3600)
                AS "medianHours",
              avg((decided_at <= due_at)::int) FILTER (WHERE decided_at IS NOT NULL)::float8 AS "inTimeShare"
       FROM adverse_media_item
       WHERE agency = $1 AND reported_at >= $2::date AND reported_at < $3::date + 1`,
      [agency, from, to, now],
    );
    return row;
  }

  /** By the job role, for all agencies. */
  async purge(reportedBefore: Date, now: Date): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* AdverseMediaRepository.purge */
       UPDATE adverse_media_item SET sealed = NULL, purged_at = $2 WHERE purged_at IS NULL AND reported_at <= $1 RETURNING id`,
      [reportedBefore, now],
    );
    return rows.map(({ id }: { id: string }) => id);
  }
}
