import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';

/** For the job role alone, which sees the concerns of all agencies; batches keep a run short. */
export class ConcernDeadlineRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** Locked; who is at work on one is not waited for. */
  async findLate(today: Day): Promise<string[]> {
    const rows: { id: string }[] = await this.transaction.manager.query(
      `/* ConcernDeadlineRepository.findLate */
       SELECT id FROM concern WHERE state IN ('OPEN', 'ESCALATED') AND escalates_on <= $1::date
       ORDER BY escalates_on, id LIMIT 100 FOR UPDATE SKIP LOCKED`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  async findUncontested(today: Day): Promise<string[]> {
    const rows: { id: string }[] = await this.transaction.manager.query(
      `/* ConcernDeadlineRepository.findUncontested */
       SELECT id FROM concern WHERE state = 'RESOLVED' AND confirm_until < $1::date
       ORDER BY confirm_until, id LIMIT 100 FOR UPDATE SKIP LOCKED`,
      [today],
    );
    return rows.map(({ id }) => id);
  }
}
