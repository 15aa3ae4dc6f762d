import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';

/** For the job role, which may change the state and nothing else. */
export class DueDiligenceExpiryRepository {
  constructor(private readonly manager: EntityManager) {}

  async findExpired(today: Day): Promise<string[]> {
    const rows = await this.manager.query(
      `/* DueDiligenceExpiryRepository.findExpired */
       SELECT id FROM due_diligence_case WHERE state = 'DECIDED' AND valid_until < $1 ORDER BY valid_until LIMIT 500`,
      [today],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  /** False when somebody was faster. */
  async expire(id: string, today: Day): Promise<boolean> {
    const [, count] = await this.manager.query(
      `/* DueDiligenceExpiryRepository.expire */
       UPDATE due_diligence_case SET state = 'EXPIRED', version = version + 1
       WHERE id = $1 AND state = 'DECIDED' AND valid_until < $2`,
      [id, today],
    );
    return count > 0;
  }
}
