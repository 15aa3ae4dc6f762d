import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Rating } from '../performance-index/performance-index.rules';
import type { MilestoneRating } from './milestone-rating.view';

const columns = `m.id, m.engagement_id AS "engagementId", m.agency AS "agencyCode", m.partner_id AS "partnerId",
  m.milestone, m.score, m.rated_on::text AS "ratedOn", m.rater, m.review_id AS "reviewId",
  m.recorded_at AS "recordedAt"`;

const matching = `FROM milestone_rating m WHERE (m.agency = $1 OR m.partner_id = ANY ($2::uuid[]))
  AND ($3::uuid IS NULL OR m.partner_id = $3
       OR m.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $3))`;

export interface RatingSearch {
  agency: string | null;
  ownPartners: readonly string[];
  partnerId: string | null;
}

const placesOf = ({ agency, ownPartners, partnerId }: RatingSearch) => [agency, ownPartners, partnerId];

/** Row-level security shows ratings to their agency and the partner; the job that computes the index sees all. */
export class MilestoneRatingRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(search: RatingSearch, after: string | null, limit: number): Promise<MilestoneRating[]> {
    return this.manager.query(
      `/* MilestoneRatingRepository.findPage */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR m.id < $4) ORDER BY m.id DESC LIMIT $5`,
      [...placesOf(search), after, limit],
    );
  }

  async count(search: RatingSearch): Promise<number> {
    const [row] = await this.manager.query(
      `/* MilestoneRatingRepository.count */ ${countUpTo(matching)}`,
      placesOf(search),
    );
    return row.count;
  }

  async find(id: string): Promise<MilestoneRating | null> {
    const [row] = await this.manager.query(
      `/* MilestoneRatingRepository.find */ SELECT ${columns} FROM milestone_rating m WHERE m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: MilestoneRating): Promise<void> {
    await this.manager.query(
      `/* MilestoneRatingRepository.insert */
       INSERT INTO milestone_rating (id, engagement_id, agency, partner_id, milestone, score, rated_on, rater, review_id,
                                     recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.engagementId,
        row.agencyCode,
        row.partnerId,
        row.milestone,
        row.score,
        row.ratedOn,
        row.rater,
        row.reviewId,
        row.recordedAt,
      ],
    );
  }

  /** For the job role alone: of each agreement and milestone the newest since a day, unless its review was withdrawn. */
  findCounting(since: string): Promise<Rating[]> {
    return this.manager.query(
      `/* MilestoneRatingRepository.findCounting */
       SELECT DISTINCT ON (m.engagement_id, m.milestone)
         coalesce(s.survivor_id, m.partner_id) AS "partnerId", m.agency, m.rater, m.milestone, m.score::float AS score
       FROM milestone_rating m
       LEFT JOIN performance_review r ON r.id = m.review_id
       LEFT JOIN partner_redirect s ON s.old_id = m.partner_id
       WHERE m.rated_on >= $1 AND (m.review_id IS NULL OR r.state = 'PUBLISHED')
       ORDER BY m.engagement_id, m.milestone, m.rated_on DESC, m.id DESC`,
      [since],
    );
  }
}
