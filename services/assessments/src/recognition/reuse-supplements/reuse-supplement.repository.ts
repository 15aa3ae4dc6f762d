import type { EntityManager } from 'typeorm';
import type { ReuseSupplement } from './reuse-supplement.view';

const columns = `s.id, s.request_id AS "requestId", s.kind, s.items, s.cost_usd::text AS "costUsd", s.completed_at AS "completedAt"`;

export class ReuseSupplementRepository {
  constructor(private readonly manager: EntityManager) {}

  findOf(requestIds: readonly string[]): Promise<ReuseSupplement[]> {
    return this.manager.query(
      `/* ReuseSupplementRepository.findOf */ SELECT ${columns} FROM reuse_supplement s WHERE s.request_id = ANY ($1) ORDER BY s.id`,
      [requestIds],
    );
  }

  async find(id: string): Promise<ReuseSupplement | null> {
    const [row] = await this.manager.query(
      `/* ReuseSupplementRepository.find */ SELECT ${columns} FROM reuse_supplement s WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(rows: readonly Pick<ReuseSupplement, 'id' | 'requestId' | 'kind' | 'items'>[]): Promise<void> {
    await this.manager.query(
      `/* ReuseSupplementRepository.insert */
       INSERT INTO reuse_supplement (id, request_id, kind, items)
       SELECT s.id, s."requestId", s.kind, ARRAY(SELECT jsonb_array_elements_text(s.items))
       FROM jsonb_to_recordset($1::jsonb) AS s (id uuid, "requestId" uuid, kind text, items jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async complete(id: string, done: { by: string; at: Date; costUsd: string | null }): Promise<boolean> {
    const [, count] = await this.manager.query(
      `/* ReuseSupplementRepository.complete */
       UPDATE reuse_supplement SET completed_by = $2, completed_at = $3, cost_usd = $4 WHERE id = $1 AND completed_at IS NULL`,
      [id, done.by, done.at, done.costUsd],
    );
    return count > 0;
  }
}
