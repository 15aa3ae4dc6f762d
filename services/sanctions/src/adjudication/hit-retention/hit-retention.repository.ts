import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface ErasedRequest {
  id: string;
  fileIds: string[];
}

/** Takes away what is personal; hashes, states, dates and who decided stay, so that the memory still binds (S-INV-3). */
export class HitRetentionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Confirmed matches stay as they are: they bind agencies for as long as they stand. */
  async eraseHits(closedBefore: Date, now: Date, limit: number): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* HitRetentionRepository.eraseHits */
       UPDATE hit SET sealed = NULL, sealed_facts = NULL, asked_name = NULL, features = NULL, erased_at = $2
       WHERE id IN (
         SELECT id FROM hit WHERE erased_at IS NULL AND closed_at < $1 AND state IN ('FALSE_POSITIVE', 'OBSOLETE')
         ORDER BY closed_at, id LIMIT $3 FOR NO KEY UPDATE)
       RETURNING id`,
      [closedBefore, now, limit],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  findGrounds(hitIds: readonly string[]): Promise<{ id: string; grounds: string }[]> {
    return this.manager.query(
      `/* HitRetentionRepository.findGrounds */
       SELECT id, grounds FROM hit_decision WHERE hit_id = ANY ($1) AND erased_at IS NULL`,
      [hitIds],
    );
  }

  async eraseGrounds(hitIds: readonly string[], now: Date): Promise<void> {
    await this.manager.query(
      `/* HitRetentionRepository.eraseGrounds */
       UPDATE hit_decision SET grounds = '', erased_at = $2 WHERE hit_id = ANY ($1) AND erased_at IS NULL`,
      [hitIds, now],
    );
  }

  async eraseNotes(hitIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* HitRetentionRepository.eraseNotes */
       UPDATE hit_act SET note = NULL WHERE hit_id = ANY ($1) AND note IS NOT NULL`,
      [hitIds],
    );
  }

  /** Answers go with the hit that they were asked for, others by their own day. */
  findRequests(hitIds: readonly string[], closedBefore: Date, limit: number): Promise<ErasedRequest[]> {
    return this.manager.query(
      `/* HitRetentionRepository.findRequests */
       SELECT id, file_ids AS "fileIds" FROM clarification_request
       WHERE erased_at IS NULL AND (hit_id = ANY ($1) OR hit_id IS NULL AND closed_at < $2) ORDER BY id LIMIT $3`,
      [hitIds, closedBefore, limit],
    );
  }

  async eraseRequests(ids: readonly string[], now: Date): Promise<void> {
    await this.manager.query(
      `/* HitRetentionRepository.eraseRequests */
       UPDATE clarification_request SET sealed_answer = NULL, file_ids = '{}', erased_at = $2 WHERE id = ANY ($1)`,
      [ids, now],
    );
  }

  async eraseFiles(fileIds: readonly string[]): Promise<void> {
    await this.manager.query(
      '/* HitRetentionRepository.eraseFiles */ SELECT erase_sealed_file(id) FROM unnest($1::uuid[]) AS gone (id)',
      [fileIds],
    );
  }
}
