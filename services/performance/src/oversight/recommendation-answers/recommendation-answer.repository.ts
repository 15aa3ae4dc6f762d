import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { RecommendationStatus } from '../recommendations/recommendation.enums';
import type { RecommendationEvidence, RecommendationPosition } from '../recommendations/recommendation.view';

export type PositionRow = Omit<RecommendationPosition, 'overdue'>;

export interface StatusCount {
  status: RecommendationStatus;
  count: number;
  overdue: number;
}

const columns = `p.recommendation_id AS "recommendationId", p.agency AS "agencyCode", p.version, p.status,
  coalesce(p.due_on, r.due_on)::text AS due, p.owner, p.note, p.updated_by AS "updatedBy", p.at`;

export class RecommendationAnswerRepository {
  constructor(private readonly manager: EntityManager) {}

  /** What each agency says now, by agency. */
  findPositions(recommendationIds: readonly string[]): Promise<PositionRow[]> {
    return this.manager.query(
      `/* RecommendationAnswerRepository.findPositions */
       SELECT ${columns} FROM (
         SELECT DISTINCT ON (recommendation_id, agency) * FROM recommendation_position
         WHERE recommendation_id = ANY ($1) ORDER BY recommendation_id, agency, version DESC) AS p
       JOIN oversight_recommendation r ON r.id = p.recommendation_id ORDER BY p.recommendation_id, p.agency`,
      [recommendationIds],
    );
  }

  async lock(recommendationId: string, agency: string): Promise<PositionRow | null> {
    await this.manager.query(
      '/* RecommendationAnswerRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`recommendation:${recommendationId}:${agency}`],
    );
    const rows = await this.findPositions([recommendationId]);
    return rows.find(({ agencyCode }) => agencyCode === agency) ?? null;
  }

  async insert(row: PositionRow): Promise<void> {
    await this.manager.query(
      `/* RecommendationAnswerRepository.insert */
       INSERT INTO recommendation_position (recommendation_id, agency, version, status, due_on, owner, note, updated_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.recommendationId,
        row.agencyCode,
        row.version,
        row.status,
        row.due,
        row.owner,
        row.note,
        row.updatedBy,
        row.at,
      ],
    );
  }

  /** The latest 100 of each recommendation, oldest first. */
  findEvidence(recommendationIds: readonly string[]): Promise<RecommendationEvidence[]> {
    return this.manager.query(
      `/* RecommendationAnswerRepository.findEvidence */
       SELECT id, recommendation_id AS "recommendationId", agency AS "agencyCode", name, link, kpi_code AS "kpiCode",
         outcome_id AS "outcomeId", at
       FROM (SELECT *, row_number() OVER (PARTITION BY recommendation_id ORDER BY id DESC) AS place
         FROM recommendation_evidence WHERE recommendation_id = ANY ($1)) AS latest
       WHERE place <= 100 ORDER BY id`,
      [recommendationIds],
    );
  }

  async insertEvidence(row: RecommendationEvidence): Promise<void> {
    await this.manager.query(
      `/* RecommendationAnswerRepository.insertEvidence */
       INSERT INTO recommendation_evidence (id, recommendation_id, agency, name, link, kpi_code, outcome_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.recommendationId, row.agencyCode, row.name, row.link, row.kpiCode, row.outcomeId, row.at],
    );
  }

  async countRecommendations(report: string | null, agency: string | null): Promise<number> {
    const [row] = await this.manager.query(
      `/* RecommendationAnswerRepository.countRecommendations */
       SELECT count(*)::int AS count FROM oversight_recommendation
       WHERE ($1::text IS NULL OR report = $1) AND ($2::text IS NULL OR agency IS NULL OR agency = $2)`,
      [report, agency],
    );
    return row.count;
  }

  countStatuses(
    { report, agency }: { report: string | null; agency: string | null },
    today: Day,
  ): Promise<StatusCount[]> {
    return this.manager.query(
      `/* RecommendationAnswerRepository.countStatuses */
       SELECT p.status, count(*)::int AS count, count(*) FILTER (WHERE coalesce(p.due_on, r.due_on) < $3::date
         AND p.status NOT IN ('NOT_ACCEPTED', 'IMPLEMENTED', 'CLOSED'))::int AS overdue
       FROM (SELECT DISTINCT ON (recommendation_id, agency) * FROM recommendation_position
         WHERE ($2::text IS NULL OR agency = $2)
         ORDER BY recommendation_id, agency, version DESC) AS p
       JOIN oversight_recommendation r ON r.id = p.recommendation_id AND ($1::text IS NULL OR r.report = $1)
       GROUP BY p.status ORDER BY p.status`,
      [report, agency, today],
    );
  }
}
