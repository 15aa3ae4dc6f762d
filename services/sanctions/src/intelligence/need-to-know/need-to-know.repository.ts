import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { NeedToKnowGrant } from './need-to-know.view';

export type StoredGrant = Omit<NeedToKnowGrant, 'reason'> & { sealed: string };

const columns = `id, subject_type AS "subjectType", subject_id AS "subjectId", owner_agency AS "ownerAgency", agency, until,
  sealed, granted_by AS "grantedBy", granted_at AS "grantedAt", revoked_at AS "revokedAt"`;

/** Shown to the agency that grants and to the one that may read. */
export class NeedToKnowRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<StoredGrant | null> {
    const [row] = await this.manager.query(
      `/* NeedToKnowRepository.find */ SELECT ${columns} FROM need_to_know_grant WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(grant: StoredGrant): Promise<void> {
    await this.manager.query(
      `/* NeedToKnowRepository.insert */
       INSERT INTO need_to_know_grant (id, subject_type, subject_id, owner_agency, agency, until, sealed, granted_by, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        grant.id,
        grant.subjectType,
        grant.subjectId,
        grant.ownerAgency,
        grant.agency,
        grant.until,
        grant.sealed,
        grant.grantedBy,
        grant.grantedAt,
      ],
    );
  }

  async revoke(id: string, { by, at }: { by: string; at: Date }): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* NeedToKnowRepository.revoke */
       UPDATE need_to_know_grant SET revoked_by = $2, revoked_at = $3 WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
      [id, by, at],
    );
    return rows.length > 0;
  }
}
