import type { EntityManager } from 'typeorm';

export interface PartnerName {
  value: string;
  kind: string;
}

/** What registry says is to be screened about a partner. */
export interface PartnerBasis {
  partnerId: string;
  basisHash: string;
  primaryType: string;
  countryOfOrigin: string;
  names: PartnerName[];
  /** Its key persons, sealed by registry; only a screening opens them. */
  people: string | null;
}

/** The projection of registry's screening bases; written by the feed consumer alone. */
export class PartnerBasisRepository {
  constructor(private readonly manager: EntityManager) {}

  find(partnerIds: readonly string[]): Promise<PartnerBasis[]> {
    return this.manager.query(
      `/* PartnerBasisRepository.find */
       SELECT partner_id AS "partnerId", basis_hash AS "basisHash", primary_type AS "primaryType",
              country_of_origin AS "countryOfOrigin", names, people
       FROM partner_basis WHERE partner_id = ANY ($1) ORDER BY partner_id`,
      [partnerIds],
    );
  }

  async save({ partnerId, basisHash, primaryType, countryOfOrigin, names, people }: PartnerBasis): Promise<void> {
    await this.manager.query(
      `/* PartnerBasisRepository.save */
       INSERT INTO partner_basis (partner_id, basis_hash, primary_type, country_of_origin, names, people)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (partner_id) DO UPDATE
       SET basis_hash = excluded.basis_hash, primary_type = excluded.primary_type,
           country_of_origin = excluded.country_of_origin, names = excluded.names, people = excluded.people`,
      [partnerId, basisHash, primaryType, countryOfOrigin, JSON.stringify(names), people],
    );
  }
}
