import type { EntityManager } from 'typeorm';

export interface PartnerName {
  value: string;
  kind: string;
}

/** A number by which a register outside the UN knows the partner. */
export interface PartnerIdentifier {
  scheme: string;
  value: string;
  /** ISO 3166-1 alpha-2, where the scheme is of one country. */
  country: string | null;
}

/** What registry says is to be screened about a partner. */
export interface PartnerBasis {
  partnerId: string;
  basisHash: string;
  primaryType: string;
  countryOfOrigin: string;
  names: PartnerName[];
  identifiers: PartnerIdentifier[];
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
              country_of_origin AS "countryOfOrigin", names, identifiers, people
       FROM partner_basis WHERE partner_id = ANY ($1) ORDER BY partner_id`,
      [partnerIds],
    );
  }

  /** Of the partner, or of the one that it was merged into: the names of both are screened there. */
  async findStanding(partnerId: string): Promise<PartnerBasis | null> {
    const [row] = await this.manager.query(
      `/* PartnerBasisRepository.findStanding */
       SELECT partner_id AS "partnerId", basis_hash AS "basisHash", primary_type AS "primaryType",
              country_of_origin AS "countryOfOrigin", names, identifiers, people
       FROM partner_basis
       WHERE partner_id = coalesce((SELECT survivor_id FROM partner_redirect WHERE old_id = $1), $1)`,
      [partnerId],
    );
    return row ?? null;
  }

  /** The hashes alone, for whoever makes sure under a lock that nothing changed since the question. */
  findHashes(partnerIds: readonly string[]): Promise<{ partnerId: string; basisHash: string }[]> {
    return this.manager.query(
      `/* PartnerBasisRepository.findHashes */
       SELECT partner_id AS "partnerId", basis_hash AS "basisHash" FROM partner_basis WHERE partner_id = ANY ($1)`,
      [partnerIds],
    );
  }

  async save(basis: PartnerBasis): Promise<void> {
    const { partnerId, basisHash, primaryType, countryOfOrigin, names, identifiers, people } = basis;
    await this.manager.query(
      `/* PartnerBasisRepository.save */
       INSERT INTO partner_basis (partner_id, basis_hash, primary_type, country_of_origin, names, people, identifiers)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (partner_id) DO UPDATE
       SET basis_hash = excluded.basis_hash, primary_type = excluded.primary_type,
           country_of_origin = excluded.country_of_origin, names = excluded.names, people = excluded.people,
           identifiers = excluded.identifiers`,
      [partnerId, basisHash, primaryType, countryOfOrigin, JSON.stringify(names), people, JSON.stringify(identifiers)],
    );
  }
}
