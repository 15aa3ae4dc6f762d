import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

/** Who has a hit on certain subjects; confidential, as hits are. */
export class ChangedHitRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Also decided ones: a decision lapses when the listing changes (S-INV-3). Merged partners stand with their survivor. */
  findPartners(subjectIds: readonly string[]): Promise<{ partnerId: string }[]> {
    return this.manager.query(
      `/* ChangedHitRepository.findPartners */
       SELECT DISTINCT coalesce(r.survivor_id, h.partner_id) AS "partnerId"
       FROM hit h LEFT JOIN partner_redirect r ON r.old_id = h.partner_id
       WHERE h.subject_id = ANY ($1) AND h.state <> 'OBSOLETE'`,
      [subjectIds],
    );
  }
}
