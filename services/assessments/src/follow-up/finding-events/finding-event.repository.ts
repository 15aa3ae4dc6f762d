import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { FindingEventKind } from './finding-event.view';

export interface FindingEventRow {
  id: string;
  findingId: string;
  kind: `${FindingEventKind}`;
  /** Null for the partner. */
  agency: string | null;
  actor: string;
  at: Date;
  sealed: string | null;
}

/** Append-only; whoever reads the finding reads its history. */
export class FindingEventRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest 100 of each finding, oldest first. */
  findOf(findingIds: readonly string[]): Promise<FindingEventRow[]> {
    return this.transaction.manager.query(
      `/* FindingEventRepository.findOf */
       SELECT * FROM (
         SELECT id, finding_id AS "findingId", kind, agency, actor, at, sealed,
                row_number() OVER (PARTITION BY finding_id ORDER BY id DESC) AS place
         FROM finding_event WHERE finding_id = ANY ($1)) AS latest WHERE place <= 100 ORDER BY id`,
      [findingIds],
    );
  }

  async insert(row: FindingEventRow): Promise<void> {
    await this.transaction.manager.query(
      `/* FindingEventRepository.insert */
       INSERT INTO finding_event (id, finding_id, kind, agency, actor, at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.findingId, row.kind, row.agency, row.actor, row.at, row.sealed],
    );
  }
}
