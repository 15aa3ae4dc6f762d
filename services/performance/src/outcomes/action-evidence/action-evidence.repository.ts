import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface ActionEvidenceRow {
  id: string;
  actionId: string | null;
  adoptionId: string | null;
  agencyCode: string;
  name: string;
  fileId: string | null;
  link: string | null;
  at: Date;
}

const columns = `e.id, e.action_id AS "actionId", e.adoption_id AS "adoptionId", e.agency AS "agencyCode", e.name,
  e.file_id AS "fileId", e.link, e.at`;

/** Whoever may read the action or the adoption reads what shows it. */
export class ActionEvidenceRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<ActionEvidenceRow | null> {
    const [row] = await this.manager.query(
      `/* ActionEvidenceRepository.find */ SELECT ${columns} FROM action_evidence e WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest 100 of each, oldest first. */
  findOfActions(actionIds: readonly string[]): Promise<ActionEvidenceRow[]> {
    return this.manager.query(
      `/* ActionEvidenceRepository.findOfActions */
       SELECT ${columns} FROM (
         SELECT *, row_number() OVER (PARTITION BY action_id ORDER BY id DESC) AS place
         FROM action_evidence WHERE action_id = ANY ($1)) AS e WHERE e.place <= 100 ORDER BY e.id`,
      [actionIds],
    );
  }

  findOfAdoptions(adoptionIds: readonly string[]): Promise<ActionEvidenceRow[]> {
    return this.manager.query(
      `/* ActionEvidenceRepository.findOfAdoptions */
       SELECT ${columns} FROM (
         SELECT *, row_number() OVER (PARTITION BY adoption_id ORDER BY id DESC) AS place
         FROM action_evidence WHERE adoption_id = ANY ($1)) AS e WHERE e.place <= 100 ORDER BY e.id`,
      [adoptionIds],
    );
  }

  /** Null when the file is evidence already. */
  async insert(row: ActionEvidenceRow): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* ActionEvidenceRepository.insert */
       INSERT INTO action_evidence (id, action_id, adoption_id, agency, name, file_id, link, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT action_evidence_file_uq DO NOTHING RETURNING id`,
      [row.id, row.actionId, row.adoptionId, row.agencyCode, row.name, row.fileId, row.link, row.at],
    );
    return inserted?.id ?? null;
  }
}
