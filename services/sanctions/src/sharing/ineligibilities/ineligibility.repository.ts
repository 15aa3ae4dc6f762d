import type { EntityManager } from 'typeorm';

/** What was told last about a partner. */
export interface ToldState {
  published: object | null;
  suspensions: object | null;
}

/** The state of each partner as it was told, and when time alone will change it. Only the job role gets here. */
export class IneligibilityRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One at a time tells about a partner, so that its facts keep their order. */
  async lock(partnerId: string): Promise<ToldState> {
    const [row] = await this.manager.query(
      `/* IneligibilityRepository.lock */
       INSERT INTO ineligibility (partner_id) VALUES ($1)
       ON CONFLICT ON CONSTRAINT ineligibility_pk DO UPDATE SET partner_id = excluded.partner_id
       RETURNING published, suspensions`,
      [partnerId],
    );
    return row;
  }

  async save(partnerId: string, { published, suspensions }: ToldState, nextChangeAt: Date | null): Promise<void> {
    await this.manager.query(
      `/* IneligibilityRepository.save */
       UPDATE ineligibility SET published = $2, suspensions = $3, next_change_at = $4 WHERE partner_id = $1`,
      [partnerId, published && JSON.stringify(published), suspensions && JSON.stringify(suspensions), nextChangeAt],
    );
  }

  /** Partners whose state time has changed since it was told. */
  findDue(at: Date): Promise<{ partnerId: string }[]> {
    return this.manager.query(
      `/* IneligibilityRepository.findDue */
       SELECT partner_id AS "partnerId" FROM ineligibility WHERE next_change_at <= $1 ORDER BY next_change_at LIMIT 500`,
      [at],
    );
  }
}
