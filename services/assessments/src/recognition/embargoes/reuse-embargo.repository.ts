import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { EmbargoCause } from './reuse-embargo.view';

export interface EmbargoRow {
  id: string;
  ownerAgency: string;
  partnerId: string;
  assessmentId: string | null;
  cause: EmbargoCause;
  sealed: string | null;
  placedAt: Date;
  liftedAt: Date | null;
}

const columns = `e.id, e.owner_agency AS "ownerAgency", e.partner_id AS "partnerId", e.assessment_id AS "assessmentId", e.cause,
  e.sealed, e.placed_at AS "placedAt", e.lifted_at AS "liftedAt"`;

const matching = `FROM reuse_embargo e WHERE ($1::uuid IS NULL OR e.partner_id = $1)`;

/** Row-level security shows those who may place them the embargoes of their agency. */
export class ReuseEmbargoRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  search(partnerId: string | null, after: string | null, limit: number): Promise<EmbargoRow[]> {
    return this.manager.query(
      `/* ReuseEmbargoRepository.search */
       SELECT ${columns} ${matching} AND ($2::uuid IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
      [partnerId, after, limit],
    );
  }

  async count(partnerId: string | null): Promise<number> {
    const [{ count }] = await this.manager.query(`/* ReuseEmbargoRepository.count */ ${countUpTo(matching)}`, [
      partnerId,
    ]);
    return count;
  }

  async find(id: string): Promise<EmbargoRow | null> {
    const [row] = await this.manager.query(
      `/* ReuseEmbargoRepository.find */ SELECT ${columns} FROM reuse_embargo e WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: EmbargoRow, placedBy: string): Promise<void> {
    await this.manager.query(
      `/* ReuseEmbargoRepository.insert */
       INSERT INTO reuse_embargo (id, owner_agency, partner_id, assessment_id, cause, sealed, placed_by, placed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.ownerAgency, row.partnerId, row.assessmentId, row.cause, row.sealed, placedBy, row.placedAt],
    );
  }

  async lift(id: string, by: string, at: Date): Promise<boolean> {
    const [, count] = await this.manager.query(
      `/* ReuseEmbargoRepository.lift */
       UPDATE reuse_embargo SET lifted_by = $2, lifted_at = $3 WHERE id = $1 AND lifted_at IS NULL`,
      [id, by, at],
    );
    return count > 0;
  }
}
