import type { EntityManager } from 'typeorm';
import type { PartnerType } from '../partners/partner.entity';
import type { PartnerNameKind } from '../partners/partner-name.entity';

export interface BasisFacts {
  basisHash: string;
  primaryType: PartnerType;
  countryOfOrigin: string;
  declarationId: string | null;
  names: { value: string; kind: PartnerNameKind }[];
}

export class ScreeningBasisRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Locks the partner, so that the bases of one partner are published in the order of their changes. */
  async lockFacts(partnerId: string): Promise<BasisFacts | null> {
    const [row] = await this.manager.query(
      `/* ScreeningBasisRepository.lockFacts */
       SELECT p.basis_hash AS "basisHash", p.primary_type AS "primaryType", p.country_of_origin AS "countryOfOrigin",
              p.signed_declaration_id AS "declarationId",
              (SELECT jsonb_agg(jsonb_build_object('value', n.value, 'kind', n.kind) ORDER BY n.id)
               FROM partner_name n WHERE n.partner_id = p.id) AS names
       FROM partner p WHERE p.id = $1 FOR NO KEY UPDATE`,
      [partnerId],
    );
    return row ? { ...row, names: row.names ?? [] } : null;
  }

  async saveHash(partnerId: string, basisHash: string): Promise<void> {
    await this.manager.query(
      '/* ScreeningBasisRepository.saveHash */ UPDATE partner SET basis_hash = $2 WHERE id = $1',
      [partnerId, basisHash],
    );
  }
}
