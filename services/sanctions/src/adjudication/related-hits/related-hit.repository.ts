import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { type HitRow, hitColumns } from '../hits/hit.repository';

const standing = `FROM hit WHERE partner_id = ANY ($1) AND state NOT IN ('FALSE_POSITIVE', 'OBSOLETE')`;

export class RelatedHitRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Undecided and confirmed ones: what was refuted is no news to a relative. */
  find(partnerIds: readonly string[], { after, limit }: { after: string | null; limit: number }): Promise<HitRow[]> {
    return this.manager.query(
      `/* RelatedHitRepository.find */
       SELECT ${hitColumns} ${standing} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [partnerIds, after, limit],
    );
  }

  async count(partnerIds: readonly string[]): Promise<number> {
    const [row] = await this.manager.query(`/* RelatedHitRepository.count */ ${countUpTo(standing)}`, [partnerIds]);
    return row.count;
  }
}
