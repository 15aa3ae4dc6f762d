import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface StoredBody {
  reviewId: string;
  overall: string;
  sealed: string;
  sealedResponse: string | null;
  respondedAt: Date | null;
}

interface NewBody {
  reviewId: string;
  agency: string;
  partnerId: string;
  overall: string;
  sealed: string;
}

export interface NewResponse {
  reviewId: string;
  agency: string;
  partnerId: string;
  sealed: string;
  respondedBy: string;
  respondedAt: Date;
}

/** CONFIDENTIAL: row-level security asks for role, own partner or grant again (P-INV-6). */
export class ReviewBodyRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  find(reviewIds: readonly string[]): Promise<StoredBody[]> {
    return this.manager.query(
      `/* ReviewBodyRepository.find */
       SELECT b.review_id AS "reviewId", b.overall, b.sealed, a.sealed AS "sealedResponse",
              a.responded_at AS "respondedAt"
       FROM performance_review_body b LEFT JOIN performance_review_response a ON a.review_id = b.review_id
       WHERE b.review_id = ANY ($1)`,
      [reviewIds],
    );
  }

  async insert(body: NewBody): Promise<void> {
    await this.manager.query(
      `/* ReviewBodyRepository.insert */
       INSERT INTO performance_review_body (review_id, agency, partner_id, overall, sealed) VALUES ($1, $2, $3, $4, $5)`,
      [body.reviewId, body.agency, body.partnerId, body.overall, body.sealed],
    );
  }

  async save({ reviewId, overall, sealed }: Pick<NewBody, 'reviewId' | 'overall' | 'sealed'>): Promise<void> {
    await this.manager.query(
      `/* ReviewBodyRepository.save */
       UPDATE performance_review_body SET overall = $2, sealed = $3 WHERE review_id = $1`,
      [reviewId, overall, sealed],
    );
  }

  async answer(response: NewResponse): Promise<void> {
    await this.manager.query(
      `/* ReviewBodyRepository.answer */
       INSERT INTO performance_review_response (review_id, agency, partner_id, sealed, responded_by, responded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        response.reviewId,
        response.agency,
        response.partnerId,
        response.sealed,
        response.respondedBy,
        response.respondedAt,
      ],
    );
  }
}
