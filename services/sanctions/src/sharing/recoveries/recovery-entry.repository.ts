import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { RecoveryMethod, WriteOffDecision } from './recovery.view';

export interface ReceiptRow {
  id: string;
  claimId: string;
  agency: string;
  amount: string;
  method: `${RecoveryMethod}`;
  receivedOn: Day;
  recordedBy: string;
  recordedAt: Date;
}

export interface WriteOffRow {
  id: string;
  claimId: string;
  agency: string;
  amount: string;
  /** Sealed. */
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  decision: `${WriteOffDecision}` | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** What happened to claims; receipts are never changed, and a write-off is decided once. */
export class RecoveryEntryRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  findReceipts(claimIds: readonly string[]): Promise<ReceiptRow[]> {
    return this.transaction.manager.query(
      `/* RecoveryEntryRepository.findReceipts */
       SELECT * FROM (
         SELECT id, claim_id AS "claimId", agency, amount::text, method, received_on::text AS "receivedOn",
                recorded_by AS "recordedBy", recorded_at AS "recordedAt",
                row_number() OVER (PARTITION BY claim_id ORDER BY id DESC) AS place
         FROM recovery_receipt WHERE claim_id = ANY ($1)) AS latest WHERE place <= 100 ORDER BY id`,
      [claimIds],
    );
  }

  findWriteOffs(claimIds: readonly string[]): Promise<WriteOffRow[]> {
    return this.transaction.manager.query(
      `/* RecoveryEntryRepository.findWriteOffs */
       SELECT * FROM (
         SELECT id, claim_id AS "claimId", agency, amount::text, reason, proposed_by AS "proposedBy",
                proposed_at AS "proposedAt", decision, decided_by AS "decidedBy", decided_at AS "decidedAt",
                row_number() OVER (PARTITION BY claim_id ORDER BY id DESC) AS place
         FROM recovery_write_off WHERE claim_id = ANY ($1)) AS latest WHERE place <= 100 ORDER BY id`,
      [claimIds],
    );
  }

  async insertReceipt(row: ReceiptRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RecoveryEntryRepository.insertReceipt */
       INSERT INTO recovery_receipt (id, claim_id, agency, amount, method, received_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.claimId, row.agency, row.amount, row.method, row.receivedOn, row.recordedBy, row.recordedAt],
    );
  }

  async insertWriteOff(row: WriteOffRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RecoveryEntryRepository.insertWriteOff */
       INSERT INTO recovery_write_off (id, claim_id, agency, amount, reason, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.claimId, row.agency, row.amount, row.reason, row.proposedBy, row.proposedAt],
    );
  }

  async decideWriteOff({ id, decision, decidedBy, decidedAt }: WriteOffRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RecoveryEntryRepository.decideWriteOff */
       UPDATE recovery_write_off SET decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND decision IS NULL`,
      [id, decision, decidedBy, decidedAt],
    );
  }
}
