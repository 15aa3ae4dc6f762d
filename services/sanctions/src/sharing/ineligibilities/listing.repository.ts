import type { ViewerTransaction } from '@partner-commons/platform/database';

export interface ListingRow {
  partnerId: string;
  since: Date;
  until: Date | null;
}

/** Since when a confirmed match with a mandatory list makes a partner ineligible (S-INV-1); which match stays with the hits. */
export class ListingRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** From the hits themselves; only the job role sees them all. */
  async confirmedSince(partnerIds: readonly string[]): Promise<Date | null> {
    const [{ since }] = await this.transaction.manager.query(
      `/* ListingRepository.confirmedSince */
       SELECT min(h.closed_at) AS since FROM hit h JOIN listed_subject s ON s.id = h.subject_id
       JOIN list_source l ON l.code = s.source
       WHERE h.partner_id = ANY ($1) AND h.state = 'CONFIRMED' AND l.binding = 'MANDATORY'`,
      [partnerIds],
    );
    return since;
  }

  /** In force at an instant. */
  findAt(partnerIds: readonly string[], at: Date): Promise<ListingRow[]> {
    return this.transaction.manager.query(
      `/* ListingRepository.findAt */
       SELECT partner_id AS "partnerId", since, until FROM mandatory_listing
       WHERE partner_id = ANY ($1) AND since <= $2 AND (until IS NULL OR until > $2)`,
      [partnerIds, at],
    );
  }

  async begin(id: string, partnerId: string, since: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* ListingRepository.begin */
       INSERT INTO mandatory_listing (id, partner_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [id, partnerId, since],
    );
  }

  async end(partnerId: string, until: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* ListingRepository.end */ UPDATE mandatory_listing SET until = $2 WHERE partner_id = $1 AND until IS NULL`,
      [partnerId, until],
    );
  }
}
