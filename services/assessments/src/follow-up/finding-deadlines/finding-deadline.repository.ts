import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { FindingRow } from '../findings/finding.repository';

/** What a deadline tells of a finding; no text. */
export type DueFinding = Pick<
  FindingRow,
  | 'id'
  | 'referenceNo'
  | 'partnerId'
  | 'agency'
  | 'country'
  | 'area'
  | 'priority'
  | 'step'
  | 'dueOn'
  | 'heldBack'
  | 'overdueAt'
  | 'amountUsd'
  | 'refundedUsd'
  | 'documentedUsd'
  | 'justifiedUsd'
  | 'writtenOffUsd'
>;

const columns = `id, reference_no AS "referenceNo", partner_id AS "partnerId", agency, country, area, priority, state AS step,
  due_on::text AS "dueOn", held_back AS "heldBack", overdue_at AS "overdueAt", amount_usd AS "amountUsd",
  refunded_usd AS "refundedUsd", documented_usd AS "documentedUsd", justified_usd AS "justifiedUsd",
  written_off_usd AS "writtenOffUsd"`;

const late = `state IN ('OPEN', 'IN_PROGRESS') AND due_on < $1::date AND overdue_at IS NULL`;
const soon = `state IN ('OPEN', 'IN_PROGRESS') AND due_on BETWEEN $1::date AND $2::date AND reminded_at IS NULL`;

/** For the job role alone, which sees the findings of all agencies; batches keep a run short. */
export class FindingDeadlineRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Those that became late, locked; who is at work on one is not waited for. */
  findLate(today: Day): Promise<DueFinding[]> {
    return this.manager.query(
      `/* FindingDeadlineRepository.findLate */
       SELECT ${columns} FROM finding WHERE ${late} ORDER BY due_on, id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED`,
      [today],
    );
  }

  findSoon(today: Day, horizon: Day): Promise<DueFinding[]> {
    return this.manager.query(
      `/* FindingDeadlineRepository.findSoon */
       SELECT ${columns} FROM finding WHERE ${soon} ORDER BY due_on, id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED`,
      [today, horizon],
    );
  }

  async markLate(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* FindingDeadlineRepository.markLate */ UPDATE finding SET overdue_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }

  async markReminded(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* FindingDeadlineRepository.markReminded */ UPDATE finding SET reminded_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }
}
