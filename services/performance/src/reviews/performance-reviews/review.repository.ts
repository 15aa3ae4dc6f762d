import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PerformanceReview } from './review.view';

export type ReviewRow = PerformanceReview & { createdAt: Date };

/** Who looks: asked here as well as by row-level security, so that neither stands alone. */
export interface Sight {
  agency: string | null;
  ownPartners: readonly string[];
  /** Null is every country. */
  countries: readonly string[] | null;
}

export interface ReviewQuery {
  partnerIds: readonly string[] | null;
  engagementId: string | null;
  agency: string | null;
  country: string | null;
  state: string | null;
  recommendation: string | null;
}

const columns = `r.id, r.engagement_id AS "engagementId", r.agency AS "agencyCode", r.partner_id AS "partnerId", r.country,
  r.partner_type AS "partnerType", r.milestone, r.starts_on::text AS "from", r.ends_on::text AS "to", r.method, r.band,
  r.recommendation, r.state, r.authors, r.created_at AS "createdAt", r.submitted_at AS "submittedAt",
  r.response_due_on::text AS "responseDueOn", r.responded_at AS "respondedAt", r.signed_off_by AS "signedOffBy",
  r.signed_off_at AS "signedOffAt", r.published_at AS "publishedAt", r.withdrawn_at AS "withdrawnAt", r.version`;

/** $2 agency, $3 own partners, $4 countries. */
const inSight = `(r.agency = $2 OR (r.state = 'PUBLISHED' AND $2::text IS NOT NULL)
    OR (r.submitted_at IS NOT NULL AND r.partner_id = ANY ($3::uuid[])))
  AND ($4::text[] IS NULL OR r.country = ANY ($4))`;

const matching = `FROM performance_review r
  WHERE ($1::uuid[] IS NULL OR r.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners})) AND ${inSight}
    AND ($5::uuid IS NULL OR r.engagement_id = $5) AND ($6::text IS NULL OR r.agency = $6)
    AND ($7::text IS NULL OR r.country = $7) AND ($8::text IS NULL OR r.state = $8)
    AND ($9::text IS NULL OR r.recommendation = $9)`;

const placesOf = (query: ReviewQuery, { agency, ownPartners, countries }: Sight) => [
  query.partnerIds,
  agency,
  ownPartners,
  countries,
  query.engagementId,
  query.agency,
  query.country,
  query.state,
  query.recommendation,
];

/** Row-level security shows drafts to their agency, published ones to all agencies, and its own to the partner. */
export class ReviewRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByIds(ids: readonly string[], { agency, ownPartners, countries }: Sight): Promise<ReviewRow[]> {
    return this.manager.query(
      `/* ReviewRepository.findByIds */ SELECT ${columns} FROM performance_review r WHERE r.id = ANY ($1) AND ${inSight}`,
      [ids, agency, ownPartners, countries],
    );
  }

  findPage(query: ReviewQuery, sight: Sight, page: { after: string | null; limit: number }): Promise<ReviewRow[]> {
    return this.manager.query(
      `/* ReviewRepository.findPage */
       SELECT ${columns} ${matching} AND ($10::uuid IS NULL OR r.id < $10) ORDER BY r.id DESC LIMIT $11`,
      [...placesOf(query, sight), page.after, page.limit],
    );
  }

  async count(query: ReviewQuery, sight: Sight): Promise<number> {
    const [row] = await this.manager.query(
      `/* ReviewRepository.count */ ${countUpTo(matching)}`,
      placesOf(query, sight),
    );
    return row.count;
  }

  /** The newest published one of each agency about each of these partners. */
  findLatestPublished(
    partnerIds: readonly string[],
    { agency, ownPartners, countries }: Sight,
  ): Promise<(ReviewRow & { askedId: string })[]> {
    return this.manager.query(
      `/* ReviewRepository.findLatestPublished */
       SELECT DISTINCT ON (wanted.partner_id, r.agency) wanted.partner_id AS "askedId", ${columns}
       FROM ${wantedPartners} JOIN performance_review r ON r.partner_id = ANY (wanted.ids) AND r.state = 'PUBLISHED'
       WHERE ${inSight}
       ORDER BY wanted.partner_id, r.agency, r.ends_on DESC, r.id DESC`,
      [partnerIds, agency, ownPartners, countries],
    );
  }

  async lock(id: string): Promise<ReviewRow | null> {
    const [row] = await this.manager.query(
      `/* ReviewRepository.lock */ SELECT ${columns} FROM performance_review r WHERE r.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ReviewRow): Promise<void> {
    await this.manager.query(
      `/* ReviewRepository.insert */
       INSERT INTO performance_review (id, engagement_id, agency, partner_id, partner_type, country, milestone, starts_on,
         ends_on, method, band, recommendation, state, authors, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        row.id,
        row.engagementId,
        row.agencyCode,
        row.partnerId,
        row.partnerType,
        row.country,
        row.milestone,
        row.from,
        row.to,
        row.method,
        row.band,
        row.recommendation,
        row.state,
        row.authors,
        row.createdAt,
        row.version,
      ],
    );
  }

  async save(row: ReviewRow): Promise<void> {
    await this.manager.query(
      `/* ReviewRepository.save */
       UPDATE performance_review SET milestone = $2, starts_on = $3, ends_on = $4, method = $5, band = $6,
         recommendation = $7, state = $8, submitted_at = $9, response_due_on = $10, responded_at = $11,
         signed_off_by = $12, signed_off_at = $13, published_at = $14, withdrawn_at = $15, version = $16, authors = $17 WHERE id = $1`,
      [
        row.id,
        row.milestone,
        row.from,
        row.to,
        row.method,
        row.band,
        row.recommendation,
        row.state,
        row.submittedAt,
        row.responseDueOn,
        row.respondedAt,
        row.signedOffBy,
        row.signedOffAt,
        row.publishedAt,
        row.withdrawnAt,
        row.version,
        row.authors,
      ],
    );
  }
}
