import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { SettlementDecision, SettlementKind } from './finding-settlement.view';

export interface FindingSettlementRow {
  id: string;
  findingId: string;
  kind: `${SettlementKind}`;
  amountUsd: string;
  settledOn: Day;
  recordedBy: string;
  recordedAt: Date;
  decision: `${SettlementDecision}` | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  sealed: string;
}

/** Whoever reads the finding reads how its amount was settled; a row is decided once, and else never changed. */
export class FindingSettlementRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest 100 of each finding, oldest first. */
  findOf(findingIds: readonly string[]): Promise<FindingSettlementRow[]> {
    return this.manager.query(
      `/* FindingSettlementRepository.findOf */
       SELECT * FROM (
         SELECT id, finding_id AS "findingId", kind, amount_usd AS "amountUsd", settled_on::text AS "settledOn",
                recorded_by AS "recordedBy", recorded_at AS "recordedAt", decision, decided_by AS "decidedBy",
                decided_at AS "decidedAt", sealed, row_number() OVER (PARTITION BY finding_id ORDER BY id DESC) AS place
         FROM finding_settlement WHERE finding_id = ANY ($1)) AS latest WHERE place <= 100 ORDER BY id`,
      [findingIds],
    );
  }

  async insert(row: FindingSettlementRow): Promise<void> {
    await this.manager.query(
      `/* FindingSettlementRepository.insert */
       INSERT INTO finding_settlement (id, finding_id, kind, amount_usd, settled_on, recorded_by, recorded_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.findingId, row.kind, row.amountUsd, row.settledOn, row.recordedBy, row.recordedAt, row.sealed],
    );
  }

  async decide({ id, decision, decidedBy, decidedAt }: FindingSettlementRow): Promise<void> {
    await this.manager.query(
      `/* FindingSettlementRepository.decide */
       UPDATE finding_settlement SET decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND decision IS NULL`,
      [id, decision, decidedBy, decidedAt],
    );
  }
}
