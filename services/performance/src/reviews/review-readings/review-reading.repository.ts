import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ReviewReading } from './review-reading.view';

const columns = `v.id, v.review_id AS "reviewId", v.owner_agency AS "ownerAgency", v.partner_id AS "partnerId",
  v.viewer_agency AS "viewerAgency", v.viewer_subject AS "viewerSubject", v.level, v.purpose, v.access_id AS "accessId",
  v.at`;

const matching = `FROM review_reading v WHERE ($1::uuid IS NULL OR v.review_id = $1)
  AND ($2::text IN (v.owner_agency, v.viewer_agency)
       OR (v.partner_id = ANY ($3::uuid[]) AND v.purpose IS DISTINCT FROM 'INVESTIGATION'))`;

export interface ReadingSearch {
  reviewId: string | null;
  agency: string | null;
  ownPartners: readonly string[];
}

/** Append-only; row-level security shows it to watchers of the owner and of the reader, and to the partner. */
export class ReviewReadingRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async insert(rows: readonly ReviewReading[]): Promise<void> {
    await this.manager.query(
      `/* ReviewReadingRepository.insert */
       INSERT INTO review_reading (id, review_id, owner_agency, partner_id, viewer_agency, viewer_subject, level, purpose,
                                   access_id, at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS v (id uuid, "reviewId" uuid, "ownerAgency" text, "partnerId" uuid,
         "viewerAgency" text, "viewerSubject" text, level text, purpose text, "accessId" uuid, at timestamptz)`,
      [JSON.stringify(rows)],
    );
  }

  findPage(
    { reviewId, agency, ownPartners }: ReadingSearch,
    after: string | null,
    limit: number,
  ): Promise<ReviewReading[]> {
    return this.manager.query(
      `/* ReviewReadingRepository.findPage */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR v.id < $4) ORDER BY v.id DESC LIMIT $5`,
      [reviewId, agency, ownPartners, after, limit],
    );
  }

  async count({ reviewId, agency, ownPartners }: ReadingSearch): Promise<number> {
    const [row] = await this.manager.query(`/* ReviewReadingRepository.count */ ${countUpTo(matching)}`, [
      reviewId,
      agency,
      ownPartners,
    ]);
    return row.count;
  }
}
