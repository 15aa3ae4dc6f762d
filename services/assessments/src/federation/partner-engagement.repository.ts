import type { EntityManager } from 'typeorm';

/** As performance tells it; amounts are decimals in US dollars. */
export interface PartnerEngagement {
  engagementId: string;
  partnerId: string;
  agency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  from: string;
  to: string | null;
  amountUsd: string;
  undisbursedUsd: string;
  state: 'PLANNED' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  at: string;
}

const columns = `id AS "engagementId", partner_id AS "partnerId", agency, country, from_day::text AS "from",
  to_day::text AS "to", amount_usd AS "amountUsd", undisbursed_usd AS "undisbursedUsd", state, at`;

/** The projection of performance's engagements; written by the feed consumer alone. */
export class PartnerEngagementRepository {
  constructor(private readonly manager: EntityManager) {}

  async save(told: PartnerEngagement): Promise<void> {
    await this.manager.query(
      `/* PartnerEngagementRepository.save */
       INSERT INTO partner_engagement (id, partner_id, agency, country, from_day, to_day, amount_usd, undisbursed_usd, state, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT ON CONSTRAINT partner_engagement_pk DO UPDATE
       SET partner_id = excluded.partner_id, agency = excluded.agency, country = excluded.country,
           from_day = excluded.from_day, to_day = excluded.to_day, amount_usd = excluded.amount_usd,
           undisbursed_usd = excluded.undisbursed_usd, state = excluded.state, at = excluded.at`,
      [
        told.engagementId,
        told.partnerId,
        told.agency,
        told.country,
        told.from,
        told.to,
        told.amountUsd,
        told.undisbursedUsd,
        told.state,
        told.at,
      ],
    );
  }

  async find(id: string): Promise<PartnerEngagement | null> {
    const [row] = await this.manager.query(
      `/* PartnerEngagementRepository.find */ SELECT ${columns} FROM partner_engagement WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Of each partner at each agency, those that were open on any day between the two. */
  findOpen(partnerIds: readonly string[], from: string, to: string): Promise<PartnerEngagement[]> {
    return this.manager.query(
      `/* PartnerEngagementRepository.findOpen */
       SELECT ${columns}
       FROM partner_engagement WHERE partner_id = ANY ($1) AND from_day <= $3 AND (to_day IS NULL OR to_day >= $2)
       ORDER BY id`,
      [partnerIds, from, to],
    );
  }
}
