import type { EntityManager } from 'typeorm';

/** What sanctions publishes about a decided hit. */
export interface HitAdjudicated {
  partnerId: string;
  hitId: string;
  outcome: string;
  /** Subjects of the people who decided. */
  deciders: string[];
  decidedAt: string;
}

/** Written by the feed consumer alone. */
export class AdjudicatorRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ partnerId, hitId, outcome, deciders, decidedAt }: HitAdjudicated): Promise<void> {
    await this.manager.query(
      `/* AdjudicatorRepository.save */
       INSERT INTO partner_adjudicator (partner_id, subject, hit_id, outcome, decided_at)
       SELECT $1, subject, $3, $4, $5 FROM unnest($2::text[]) AS subject
       ON CONFLICT (partner_id, subject, hit_id) DO UPDATE
       SET outcome = excluded.outcome, decided_at = excluded.decided_at`,
      [partnerId, deciders, hitId, outcome, decidedAt],
    );
  }
}
