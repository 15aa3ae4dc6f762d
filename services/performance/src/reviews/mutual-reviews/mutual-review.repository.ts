import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Answer, Scores } from './mutual-review.rules';

export interface MutualReviewRow {
  id: string;
  engagementId: string;
  agencyCode: string;
  partnerId: string;
  year: number;
  scores: Scores;
  sealed: string | null;
  submittedBy: string;
  submittedAt: Date;
}

export interface MutualSearch {
  agency: string | null;
  ownPartners: readonly string[];
  year: number | null;
}

const columns = `m.id, m.engagement_id AS "engagementId", m.agency AS "agencyCode", m.partner_id AS "partnerId", m.year,
  m.scores, m.sealed, m.submitted_by AS "submittedBy", m.submitted_at AS "submittedAt"`;

const matching = `FROM mutual_review m
  WHERE (m.agency = $1 OR m.partner_id = ANY ($2::uuid[])) AND ($3::integer IS NULL OR m.year = $3)`;

const placesOf = ({ agency, ownPartners, year }: MutualSearch) => [agency, ownPartners, year];

/** Row-level security shows answers to the partner, and to evaluation and oversight of the agency alone. */
export class MutualReviewRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(search: MutualSearch, after: string | null, limit: number): Promise<MutualReviewRow[]> {
    return this.manager.query(
      `/* MutualReviewRepository.findPage */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR m.id < $4) ORDER BY m.id DESC LIMIT $5`,
      [...placesOf(search), after, limit],
    );
  }

  async count(search: MutualSearch): Promise<number> {
    const [row] = await this.manager.query(
      `/* MutualReviewRepository.count */ ${countUpTo(matching)}`,
      placesOf(search),
    );
    return row.count;
  }

  async find(id: string): Promise<MutualReviewRow | null> {
    const [row] = await this.manager.query(
      `/* MutualReviewRepository.find */ SELECT ${columns} FROM mutual_review m WHERE m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** False when the partner has answered for this agreement and year before. */
  async insert(row: MutualReviewRow): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* MutualReviewRepository.insert */
       INSERT INTO mutual_review (id, engagement_id, agency, partner_id, year, scores, sealed, submitted_by, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT mutual_review_engagement_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.engagementId,
        row.agencyCode,
        row.partnerId,
        row.year,
        JSON.stringify(row.scores),
        row.sealed,
        row.submittedBy,
        row.submittedAt,
      ],
    );
    return inserted.length > 0;
  }

  /** For the job role alone: the first answer of each partner about each agency and year, in the order of arrival. */
  findFirstAnswers(): Promise<Answer[]> {
    return this.manager.query(
      `/* MutualReviewRepository.findFirstAnswers */
       SELECT first.agency, first.year, first.scores FROM (
         SELECT DISTINCT ON (m.agency, m.year, coalesce(s.survivor_id, m.partner_id)) m.id, m.agency, m.year, m.scores
         FROM mutual_review m LEFT JOIN partner_redirect s ON s.old_id = m.partner_id
         ORDER BY m.agency, m.year, coalesce(s.survivor_id, m.partner_id), m.id) AS first
       ORDER BY first.id`,
    );
  }
}
