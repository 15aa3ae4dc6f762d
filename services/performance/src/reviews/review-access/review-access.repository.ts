import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { LiveGrant } from './review-access.rules';
import type { ReviewAccess } from './review-access.view';

export type ReviewAccessRow = Omit<ReviewAccess, 'reason' | 'isActive'> & {
  sealedReason: string | null;
  requestedBy: string | null;
  decidedBy: string | null;
  revokedBy: string | null;
};

export interface AccessSearch {
  reviewId: string | null;
  state: string | null;
  agency: string | null;
  ownPartners: readonly string[];
}

const columns = `a.id, a.review_id AS "reviewId", a.owner_agency AS "ownerAgency", a.partner_id AS "partnerId",
  a.grantee_agency AS "granteeAgency", a.state, a.level, a.purpose, a.sealed_reason AS "sealedReason",
  a.requested_by AS "requestedBy", a.requested_at AS "requestedAt", a.decided_by AS "decidedBy",
  a.decided_at AS "decidedAt", a.until, a.revoked_by AS "revokedBy", a.revoked_at AS "revokedAt", a.version`;

const matching = `FROM review_access a WHERE ($1::uuid IS NULL OR a.review_id = $1) AND ($2::text IS NULL OR a.state = $2)
  AND ($3::text IN (a.owner_agency, a.grantee_agency)
       OR (a.partner_id = ANY ($4::uuid[]) AND a.state IN ('GRANTED', 'REVOKED') AND a.purpose <> 'INVESTIGATION'))`;

const placesOf = ({ reviewId, state, agency, ownPartners }: AccessSearch) => [reviewId, state, agency, ownPartners];

/** Row-level security shows it to the two agencies, and what was given to the partner. */
export class ReviewAccessRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** What is granted to the agency; the caller looks at the time. */
  findLive(reviewIds: readonly string[], grantee: string): Promise<LiveGrant[]> {
    return this.manager.query(
      `/* ReviewAccessRepository.findLive */
       SELECT id, review_id AS "reviewId", level, purpose, until FROM review_access
       WHERE review_id = ANY ($1) AND grantee_agency = $2 AND state = 'GRANTED'`,
      [reviewIds, grantee],
    );
  }

  findPage(search: AccessSearch, after: string | null, limit: number): Promise<ReviewAccessRow[]> {
    return this.manager.query(
      `/* ReviewAccessRepository.findPage */
       SELECT ${columns} ${matching} AND ($5::uuid IS NULL OR a.id < $5) ORDER BY a.id DESC LIMIT $6`,
      [...placesOf(search), after, limit],
    );
  }

  async count(search: AccessSearch): Promise<number> {
    const [row] = await this.manager.query(
      `/* ReviewAccessRepository.count */ ${countUpTo(matching)}`,
      placesOf(search),
    );
    return row.count;
  }

  async find(id: string): Promise<ReviewAccessRow | null> {
    const [row] = await this.manager.query(
      `/* ReviewAccessRepository.find */ SELECT ${columns} FROM review_access a WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<ReviewAccessRow | null> {
    const [row] = await this.manager.query(
      `/* ReviewAccessRepository.lock */ SELECT ${columns} FROM review_access a WHERE a.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** False when this agency has asked already and was not answered yet. */
  async insert(row: ReviewAccessRow): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* ReviewAccessRepository.insert */
       INSERT INTO review_access (id, review_id, owner_agency, partner_id, grantee_agency, state, level, purpose,
         sealed_reason, requested_by, requested_at, decided_by, decided_at, until, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (review_id, grantee_agency) WHERE state = 'REQUESTED' DO NOTHING RETURNING id`,
      [
        row.id,
        row.reviewId,
        row.ownerAgency,
        row.partnerId,
        row.granteeAgency,
        row.state,
        row.level,
        row.purpose,
        row.sealedReason,
        row.requestedBy,
        row.requestedAt,
        row.decidedBy,
        row.decidedAt,
        row.until,
        row.version,
      ],
    );
    return inserted.length > 0;
  }

  async save(row: ReviewAccessRow): Promise<void> {
    await this.manager.query(
      `/* ReviewAccessRepository.save */
       UPDATE review_access SET state = $2, level = $3, until = $4, decided_by = $5, decided_at = $6, revoked_by = $7,
         revoked_at = $8, version = $9 WHERE id = $1`,
      [
        row.id,
        row.state,
        row.level,
        row.until,
        row.decidedBy,
        row.decidedAt,
        row.revokedBy,
        row.revokedAt,
        row.version,
      ],
    );
  }
}
