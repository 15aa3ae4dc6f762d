import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import { ObservationState } from '../observations/observation.view';

/** For the job role alone, which sees all agencies' observations; batches keep a run short. */
export class ObservationLapseRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async findExpired(now: Date): Promise<string[]> {
    const rows = await this.manager.query(
      `/* ObservationLapseRepository.findExpired */
       SELECT id FROM observation WHERE state = 'ACTIVE' AND type <> 'RISK_FLAG_ESCALATED' AND expires_at <= $1
       ORDER BY expires_at LIMIT 500`,
      [now],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  async findToRemind(now: Date, horizon: Date): Promise<string[]> {
    const rows = await this.manager.query(
      `/* ObservationLapseRepository.findToRemind */
       SELECT id FROM observation
       WHERE state = 'ACTIVE' AND expires_at > $1 AND expires_at <= $2 AND reminded_at IS NULL ORDER BY expires_at LIMIT 500`,
      [now, horizon],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  async expire(id: string, endedAt: Date): Promise<void> {
    await this.manager.query(
      `/* ObservationLapseRepository.expire */
       UPDATE observation SET state = $3, ended_at = $2, version = version + 1 WHERE id = $1`,
      [id, endedAt, ObservationState.EXPIRED],
    );
  }

  async remind(id: string, remindedAt: Date): Promise<void> {
    await this.manager.query(
      '/* ObservationLapseRepository.remind */ UPDATE observation SET reminded_at = $2 WHERE id = $1',
      [id, remindedAt],
    );
  }

  findToPurge(endedBefore: Date): Promise<{ id: string; sealed: string }[]> {
    return this.manager.query(
      `/* ObservationLapseRepository.findToPurge */
       SELECT c.observation_id AS id, c.sealed FROM observation_content c JOIN observation o ON o.id = c.observation_id
       WHERE c.sealed IS NOT NULL AND o.state <> 'ACTIVE' AND o.ended_at <= $1 ORDER BY o.ended_at LIMIT 200`,
      [endedBefore],
    );
  }

  async eraseFiles(ids: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* ObservationLapseRepository.eraseFiles */
       SELECT erase_observation_file(id) FROM unnest($1::uuid[]) AS gone (id)`,
      [ids],
    );
  }

  /** Deletes words; that there was an observation, and on which level, stays. */
  async purgeWords(ids: readonly string[], now: Date): Promise<void> {
    await this.manager.query(
      `/* ObservationLapseRepository.purgeWords */
       WITH events AS (
         UPDATE observation_event SET sealed = NULL WHERE observation_id = ANY ($1)),
       shares AS (
         UPDATE observation_share SET sealed = NULL WHERE observation_id = ANY ($1)),
       replies AS (
         UPDATE observation_reply SET sealed = NULL WHERE observation_id = ANY ($1))
       UPDATE observation_content SET sealed = NULL, purged_at = $2 WHERE observation_id = ANY ($1)`,
      [ids, now],
    );
  }
}
