import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { HitDecision } from './hit-decision.entity';

export type HitDecisionRow = Omit<HitDecision, 'reasoning' | 'evidence'>;

const columns = `id, hit_id AS "hitId", decision, outcome, grounds, decider, agency, offices, facts_hash AS "factsHash",
  screening_hash AS "screeningHash", decided_at AS "decidedAt", reversal, erased_at AS "erasedAt"`;

/** Confidential and append-only: the role for requests may read and insert, nobody may change. */
export class HitDecisionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByHits(hitIds: readonly string[]): Promise<HitDecisionRow[]> {
    return this.manager.query(
      `/* HitDecisionRepository.findByHits */ SELECT ${columns} FROM hit_decision WHERE hit_id = ANY ($1) ORDER BY id`,
      [hitIds],
    );
  }

  async insert(decision: HitDecisionRow): Promise<void> {
    await this.manager.query(
      `/* HitDecisionRepository.insert */
       INSERT INTO hit_decision (id, hit_id, decision, outcome, grounds, decider, agency, offices, facts_hash,
                                 screening_hash, decided_at, reversal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        decision.id,
        decision.hitId,
        decision.decision,
        decision.outcome,
        decision.grounds,
        decision.decider,
        decision.agency,
        decision.offices,
        decision.factsHash,
        decision.screeningHash,
        decision.decidedAt,
        decision.reversal,
      ],
    );
  }
}
