import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface StandingReasonRow {
  changeId: string;
  partnerId: string;
  reason: string;
  note: string | null;
}

/** Confidential: every change has a reason, so a row that row-level security hides means "not for you". */
export class StandingReasonRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByChanges(changeIds: readonly string[]): Promise<StandingReasonRow[]> {
    return this.manager.query(
      `/* StandingReasonRepository.findByChanges */
       SELECT change_id AS "changeId", partner_id AS "partnerId", reason, note FROM standing_reason
       WHERE change_id = ANY ($1)`,
      [changeIds],
    );
  }

  async insert({ changeId, partnerId, reason, note }: StandingReasonRow): Promise<void> {
    await this.manager.query(
      `/* StandingReasonRepository.insert */
       INSERT INTO standing_reason (change_id, partner_id, reason, note) VALUES ($1, $2, $3, $4)`,
      [changeId, partnerId, reason, note],
    );
  }
}
