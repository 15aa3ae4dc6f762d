import type { EntityManager } from 'typeorm';
import type { BoardDecision } from './board-decision.view';

const columns = `d.id, d.report_id AS "reportId", d.agency AS "agencyCode", d.reference, d.title, d.text,
  d.adopted_on::text AS "adoptedOn", d.mandate_id AS "mandateId", d.recorded_at AS "recordedAt"`;

export class BoardDecisionRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<BoardDecision[]> {
    return this.manager.query(
      `/* BoardDecisionRepository.findByIds */ SELECT ${columns} FROM board_decision d WHERE d.id = ANY ($1)`,
      [ids],
    );
  }

  findOfReports(reportIds: readonly string[]): Promise<BoardDecision[]> {
    return this.manager.query(
      `/* BoardDecisionRepository.findOfReports */
       SELECT ${columns} FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT * FROM board_decision d WHERE d.report_id = asked.id ORDER BY d.id LIMIT 100) d ORDER BY d.id`,
      [reportIds],
    );
  }

  /** By `agency/reference`, as reports name them. */
  findByReferences(keys: readonly string[]): Promise<BoardDecision[]> {
    return this.manager.query(
      `/* BoardDecisionRepository.findByReferences */
       SELECT ${columns} FROM board_decision d
       WHERE (d.agency, d.reference) IN (SELECT * FROM jsonb_to_recordset($1) AS k (agency text, reference text))`,
      [JSON.stringify(keys.map((key) => JSON.parse(key)))],
    );
  }

  /** False when the agency has a decision of this reference. */
  async insert(row: BoardDecision): Promise<boolean> {
    const rows = await this.manager.query(
      `/* BoardDecisionRepository.insert */
       INSERT INTO board_decision (id, report_id, agency, reference, title, text, adopted_on, mandate_id, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT board_decision_reference_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.reportId,
        row.agencyCode,
        row.reference,
        row.title,
        row.text,
        row.adoptedOn,
        row.mandateId,
        row.recordedAt,
      ],
    );
    return rows.length > 0;
  }
}
