import type { EntityManager } from 'typeorm';
import type { DisputeResolution, ReuseDispute } from './reuse-dispute.view';

const columns = `d.id, d.request_id AS "requestId", d.agency AS "agencyCode", d.raised_at AS "raisedAt", d.resolution,
  d.closed_at AS "closedAt"`;

export class ReuseDisputeRepository {
  constructor(private readonly manager: EntityManager) {}

  findOf(requestIds: readonly string[]): Promise<ReuseDispute[]> {
    return this.manager.query(
      `/* ReuseDisputeRepository.findOf */
       SELECT * FROM (SELECT ${columns}, row_number() OVER (PARTITION BY d.request_id ORDER BY d.id DESC) AS place
                      FROM reuse_dispute d WHERE d.request_id = ANY ($1)) AS latest WHERE place <= 20 ORDER BY id`,
      [requestIds],
    );
  }

  async find(id: string): Promise<ReuseDispute | null> {
    const [row] = await this.manager.query(
      `/* ReuseDisputeRepository.find */ SELECT ${columns} FROM reuse_dispute d WHERE d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** False when one is open already. */
  async insert(row: ReuseDispute, raisedBy: string): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* ReuseDisputeRepository.insert */
       INSERT INTO reuse_dispute (id, request_id, agency, raised_by, raised_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (request_id) WHERE closed_at IS NULL DO NOTHING RETURNING id`,
      [row.id, row.requestId, row.agencyCode, raisedBy, row.raisedAt],
    );
    return inserted.length > 0;
  }

  async close(id: string, resolution: DisputeResolution, by: string, at: Date): Promise<boolean> {
    const [, count] = await this.manager.query(
      `/* ReuseDisputeRepository.close */
       UPDATE reuse_dispute SET resolution = $2, closed_by = $3, closed_at = $4 WHERE id = $1 AND closed_at IS NULL`,
      [id, resolution, by, at],
    );
    return count > 0;
  }
}
