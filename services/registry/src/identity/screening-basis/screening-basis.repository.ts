import type { EntityManager } from 'typeorm';
import type { PartnerType } from '../partners/partner.entity';
import type { PartnerNameKind } from '../partners/partner-name.entity';
import type { ScreenedIdentifier } from './screening-basis.rules';

export interface BasisFacts {
  basisHash: string;
  primaryType: PartnerType;
  countryOfOrigin: string;
  declarationId: string | null;
  names: { value: string; kind: PartnerNameKind }[];
  /** Those in use. */
  identifiers: ScreenedIdentifier[];
  /** Partners that were merged into this one: their names and people are screened with it. */
  mergedIds: string[];
}

export class ScreeningBasisRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Locks the partner, so that the bases of one partner are published in the order of their changes. */
  async lockFacts(partnerId: string): Promise<BasisFacts | null> {
    const [row] = await this.manager.query(
      `/* ScreeningBasisRepository.lockFacts */
       SELECT p.basis_hash AS "basisHash", p.primary_type AS "primaryType", p.country_of_origin AS "countryOfOrigin",
              p.signed_declaration_id AS "declarationId",
              (SELECT jsonb_agg(jsonb_build_object('value', n.value, 'kind',
                         CASE WHEN n.partner_id <> p.id AND n.kind = 'LEGAL' THEN 'ALIAS' ELSE n.kind END) ORDER BY n.id)
               FROM (SELECT p.id UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = p.id) AS family (id)
               JOIN partner_name n ON n.partner_id = family.id
              ) AS names,
              (SELECT jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value, 'country',
                         CASE WHEN i.scheme ~ '^X[IMR]-' THEN NULL ELSE left(i.scheme, 2) END) ORDER BY i.id)
               FROM (SELECT p.id UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = p.id) AS family (id)
               JOIN org_identifier i ON i.partner_id = family.id WHERE i.ended_at IS NULL
              ) AS identifiers,
              ARRAY(SELECT old_id FROM partner_redirect WHERE survivor_id = p.id ORDER BY old_id) AS "mergedIds"
       FROM partner p WHERE p.id = $1 FOR NO KEY UPDATE`,
      [partnerId],
    );
    return row ? { ...row, names: row.names ?? [], identifiers: row.identifiers ?? [] } : null;
  }

  /** Keeps the former ones too: what a clearance was worth at a past instant depends on the basis of that instant. */
  async saveHash(id: string, partnerId: string, basisHash: string, at: Date): Promise<void> {
    await this.manager.query(
      `/* ScreeningBasisRepository.saveHash */
       WITH noted AS (INSERT INTO screening_basis_history (id, partner_id, basis_hash, at) VALUES ($3, $1, $2, $4))
       UPDATE partner SET basis_hash = $2 WHERE id = $1`,
      [partnerId, basisHash, id, at],
    );
  }
}
