import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { JudgedEvidence } from '../findings/finding.rules';

export interface FindingEvidenceRow extends JudgedEvidence {
  id: string;
  findingId: string;
  actionId: string | null;
  fileId: string;
  byPartner: boolean;
  addedAt: Date;
  judgedAt: Date | null;
  sealed: string;
}

const columns = `id, finding_id AS "findingId", action_id AS "actionId", file_id AS "fileId", by_partner AS "byPartner",
  added_by AS "addedBy", added_at AS "addedAt", verdict, judged_by AS "judgedBy", judged_at AS "judgedAt", sealed`;

/** Whoever reads the finding reads what evidence there is; the file itself needs more. */
export class FindingEvidenceRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest 100 of each finding, oldest first. */
  findOf(findingIds: readonly string[]): Promise<FindingEvidenceRow[]> {
    return this.manager.query(
      `/* FindingEvidenceRepository.findOf */
       SELECT ${columns} FROM (
         SELECT *, row_number() OVER (PARTITION BY finding_id ORDER BY id DESC) AS place
         FROM finding_evidence WHERE finding_id = ANY ($1)) AS latest WHERE place <= 100 ORDER BY id`,
      [findingIds],
    );
  }

  async find(id: string): Promise<FindingEvidenceRow | null> {
    const [row] = await this.manager.query(
      `/* FindingEvidenceRepository.find */ SELECT ${columns} FROM finding_evidence WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Null when the file is evidence already. */
  async insert(row: FindingEvidenceRow): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* FindingEvidenceRepository.insert */
       INSERT INTO finding_evidence (id, finding_id, action_id, file_id, by_partner, added_by, added_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT finding_evidence_file_uq DO NOTHING RETURNING id`,
      [row.id, row.findingId, row.actionId, row.fileId, row.byPartner, row.addedBy, row.addedAt, row.sealed],
    );
    return inserted?.id ?? null;
  }

  async judge({ id, verdict, judgedBy, judgedAt }: FindingEvidenceRow): Promise<void> {
    await this.manager.query(
      `/* FindingEvidenceRepository.judge */
       UPDATE finding_evidence SET verdict = $2, judged_by = $3, judged_at = $4 WHERE id = $1`,
      [id, verdict, judgedBy, judgedAt],
    );
  }
}
