import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface OwnerAsk {
  embargoId: string;
  ownerAgency: string;
  partnerId: string;
  /** Null for all assessments of the partner that the owner has. */
  assessmentId: string | null;
}

/** Whether an owner wants to be asked first, and nothing else; row-level security hides it from partners. */
export class OwnerAskRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Of these assessments, those whose owner wants to be asked. */
  async findAsking(assessmentIds: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query(
      `/* OwnerAskRepository.findAsking */
       SELECT a.id FROM assessment a
       CROSS JOIN LATERAL (SELECT coalesce(
         (SELECT r.survivor_id FROM partner_redirect r WHERE r.old_id = a.partner_id), a.partner_id) AS id) AS root
       WHERE a.id = ANY ($1) AND (
         EXISTS (SELECT FROM owner_ask o WHERE o.assessment_id = a.id)
         OR EXISTS (SELECT FROM owner_ask o WHERE o.assessment_id IS NULL AND o.owner_agency = a.owner_agency
           AND o.partner_id = ANY (ARRAY(SELECT root.id UNION ALL
             SELECT merged.old_id FROM partner_redirect merged WHERE merged.survivor_id = root.id))))`,
      [assessmentIds],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  async insert({ embargoId, ownerAgency, partnerId, assessmentId }: OwnerAsk): Promise<void> {
    await this.manager.query(
      `/* OwnerAskRepository.insert */
       INSERT INTO owner_ask (embargo_id, owner_agency, partner_id, assessment_id) VALUES ($1, $2, $3, $4)`,
      [embargoId, ownerAgency, partnerId, assessmentId],
    );
  }

  async remove(embargoId: string): Promise<void> {
    await this.manager.query('/* OwnerAskRepository.remove */ DELETE FROM owner_ask WHERE embargo_id = $1', [
      embargoId,
    ]);
  }
}
