import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { SubPartner } from './sub-partner.view';

export interface SubPartnerRow extends SubPartner {
  agency: string;
  partnerId: string;
  recordedAt: Date;
}

/** CONFIDENTIAL: row-level security shows the rows of the viewer's agency, or of the partner itself. */
export class SubPartnerRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** Up to 100 of each agreement, greatest first. */
  findOf(engagementIds: readonly string[]): Promise<SubPartner[]> {
    return this.transaction.manager.query(
      `/* SubPartnerRepository.findOf */
       SELECT there.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT s.id, s.engagement_id AS "engagementId", s.external_id AS "externalId", s.name,
           s.registered_id AS "registeredId", s.local, s.amount_usd::text AS "amountUsd",
           s.capacity_clause AS "capacityClause", s.version
         FROM sub_partner s WHERE s.engagement_id = wanted.id AND s.amount_usd > 0
         ORDER BY s.amount_usd DESC, s.id LIMIT 100) AS there`,
      [engagementIds],
    );
  }

  async save(rows: readonly SubPartnerRow[]): Promise<void> {
    await this.transaction.manager.query(
      `/* SubPartnerRepository.save */
       INSERT INTO sub_partner (id, agency, engagement_id, partner_id, external_id, name, registered_id, local, amount_usd,
                                capacity_clause, version, recorded_at)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::boolean[],
         $9::numeric[], $10::boolean[], $11::int[], $12::timestamptz[])
       ON CONFLICT ON CONSTRAINT sub_partner_external_uq DO UPDATE SET name = excluded.name,
         registered_id = excluded.registered_id, local = excluded.local, amount_usd = excluded.amount_usd,
         capacity_clause = excluded.capacity_clause, version = sub_partner.version + 1, recorded_at = excluded.recorded_at`,
      [
        rows.map(({ id }) => id),
        rows.map(({ agency }) => agency),
        rows.map(({ engagementId }) => engagementId),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ externalId }) => externalId),
        rows.map(({ name }) => name),
        rows.map(({ registeredId }) => registeredId),
        rows.map(({ local }) => local),
        rows.map(({ amountUsd }) => amountUsd),
        rows.map(({ capacityClause }) => capacityClause),
        rows.map(({ version }) => version),
        rows.map(({ recordedAt }) => recordedAt),
      ],
    );
  }
}
