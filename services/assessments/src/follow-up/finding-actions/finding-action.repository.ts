import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { FindingPriority } from '../findings/finding.enum';
import type { FindingActionOwner, FindingActionState } from './finding-action.view';

export interface FindingActionRow {
  id: string;
  findingId: string;
  owner: `${FindingActionOwner}`;
  priority: `${FindingPriority}`;
  state: `${FindingActionState}`;
  dueOn: Day;
  doneBy: string | null;
  doneAt: Date | null;
  verifiedBy: string | null;
  createdBy: string;
  createdAt: Date;
  sealed: string;
  version: number;
}

const columns = `id, finding_id AS "findingId", owner, priority, state, due_on::text AS "dueOn", done_by AS "doneBy",
  done_at AS "doneAt", verified_by AS "verifiedBy", created_by AS "createdBy", created_at AS "createdAt", sealed, version`;

/** Whoever reads the finding reads its actions; the partner changes its own. */
export class FindingActionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The first 100 of each finding. */
  findOf(findingIds: readonly string[]): Promise<FindingActionRow[]> {
    return this.manager.query(
      `/* FindingActionRepository.findOf */
       SELECT ${columns} FROM (
         SELECT *, row_number() OVER (PARTITION BY finding_id ORDER BY id) AS place
         FROM finding_action WHERE finding_id = ANY ($1)) AS first WHERE place <= 100 ORDER BY id`,
      [findingIds],
    );
  }

  async find(id: string): Promise<FindingActionRow | null> {
    const [row] = await this.manager.query(
      `/* FindingActionRepository.find */ SELECT ${columns} FROM finding_action WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: FindingActionRow): Promise<void> {
    await this.manager.query(
      `/* FindingActionRepository.insert */
       INSERT INTO finding_action (id, finding_id, owner, priority, state, due_on, created_by, created_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.findingId, row.owner, row.priority, row.state, row.dueOn, row.createdBy, row.createdAt, row.sealed],
    );
  }

  async save({ id, state, doneBy, doneAt, verifiedBy, version }: FindingActionRow): Promise<void> {
    await this.manager.query(
      `/* FindingActionRepository.save */
       UPDATE finding_action SET state = $2, done_by = $3, done_at = $4, verified_by = $5, version = $6 WHERE id = $1`,
      [id, state, doneBy, doneAt, verifiedBy, version],
    );
  }
}
