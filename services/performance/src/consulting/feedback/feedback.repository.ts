import type { EntityManager } from 'typeorm';

export class FeedbackRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Whether it has, or had, an agreement with the agency, under this id or one that was merged into it. */
  async isPartnerOf(partnerId: string, agency: string): Promise<boolean> {
    const rows = await this.manager.query(
      `/* FeedbackRepository.isPartnerOf */
       SELECT FROM engagement WHERE agency = $2 AND state <> 'PLANNED' AND partner_id IN (
         SELECT $1::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $1) LIMIT 1`,
      [partnerId, agency],
    );
    return rows.length > 0;
  }
}
