import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ImprovementAction } from './self-assessment.view';

export type ImprovementRow = Omit<ImprovementAction, 'overdue'>;

export interface EvidenceRow {
  selfAssessmentId: string;
  benchmark: string;
  agency: string;
  sealed: string;
}

const columns = `i.id, i.self_assessment_id AS "selfAssessmentId", i.agency AS "agencyCode", i.office_id AS "officeId",
  i.benchmark, i.action, i.owner, i.due_on::text AS "dueOn", i.status, i.note, i.version`;

/** What a self-assessment rests on, and what follows from it: row-level security shows it to its own agency. */
export class ImprovementRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** At most 50 of each are taken. */
  findOf(selfAssessmentIds: readonly string[]): Promise<ImprovementRow[]> {
    return this.manager.query(
      `/* ImprovementRepository.findOf */
       SELECT ${columns} FROM improvement_action i WHERE i.self_assessment_id = ANY ($1) ORDER BY i.due_on, i.id`,
      [selfAssessmentIds],
    );
  }

  async lock(id: string): Promise<ImprovementRow | null> {
    const [row] = await this.manager.query(
      `/* ImprovementRepository.lock */ SELECT ${columns} FROM improvement_action i WHERE i.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(rows: readonly ImprovementRow[]): Promise<void> {
    await this.manager.query(
      `/* ImprovementRepository.insert */
       INSERT INTO improvement_action (id, self_assessment_id, agency, office_id, benchmark, action, owner, due_on, status,
                                       version)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, "selfAssessmentId" uuid, "agencyCode" text,
         "officeId" uuid, benchmark text, action text, owner text, "dueOn" date, status text, version integer)`,
      [JSON.stringify(rows)],
    );
  }

  async save({ id, status, note, version }: ImprovementRow): Promise<void> {
    await this.manager.query(
      `/* ImprovementRepository.save */
       UPDATE improvement_action SET status = $2, note = $3, version = $4 WHERE id = $1`,
      [id, status, note, version],
    );
  }

  findEvidence(selfAssessmentIds: readonly string[]): Promise<EvidenceRow[]> {
    return this.manager.query(
      `/* ImprovementRepository.findEvidence */
       SELECT self_assessment_id AS "selfAssessmentId", benchmark, agency, sealed FROM office_benchmark_evidence
       WHERE self_assessment_id = ANY ($1)`,
      [selfAssessmentIds],
    );
  }

  async insertEvidence(rows: readonly EvidenceRow[]): Promise<void> {
    await this.manager.query(
      `/* ImprovementRepository.insertEvidence */
       INSERT INTO office_benchmark_evidence (self_assessment_id, benchmark, agency, sealed)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS told ("selfAssessmentId" uuid, benchmark text, agency text, sealed text)`,
      [JSON.stringify(rows)],
    );
  }
}
