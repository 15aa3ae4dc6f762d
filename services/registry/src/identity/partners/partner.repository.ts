import type { EntityManager } from 'typeorm';
import type { Partner } from './partner.entity';
import type { PartnerName } from './partner-name.entity';

/** A partner as SQL gives it; raw rows, since hydrating entities cost a third of a list (architecture.md 6). */
export type PartnerRow = Omit<Partner, 'names'>;
export type PartnerNameRow = Omit<PartnerName, 'partner'>;

/** Of the table under the alias `p`. */
export const partnerColumns = `p.id, p.legal_name AS "legalName", p.primary_type AS "primaryType",
  p.country_of_origin AS "countryOfOrigin", p.standing, p.founded_on::text AS "foundedOn", p.website, p.version,
  p.created_at AS "createdAt", p.basis_hash AS "basisHash", p.sort_name AS "sortName",
  p.source_system AS "sourceSystem", p.source_key AS "sourceKey", p.kind, p.unique_number AS "uniqueNumber",
  p.registered_at AS "registeredAt", p.updated_at AS "updatedAt", p.signed_declaration_id AS "signedDeclarationId",
  p.protected_listing AS "protectedListing", p.categories, p.roles, p.attributes, p.is_non_profit AS "isNonProfit",
  p.identification_channel AS "identificationChannel", p.inherits_name AS "inheritsName"`;

export class PartnerRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A merged partner is answered with its survivor; `askedId` tells which row answers what was asked (R-INV-11). */
  findByIds(ids: readonly string[]): Promise<(PartnerRow & { askedId: string })[]> {
    return this.manager.query(
      `/* PartnerRepository.findByIds */
       SELECT ${partnerColumns}, asked.id AS "askedId" FROM unnest($1::uuid[]) AS asked (id)
       LEFT JOIN partner_redirect r ON r.old_id = asked.id JOIN partner p ON p.id = coalesce(r.survivor_id, asked.id)`,
      [ids],
    );
  }

  async findIdByUniqueNumber(uniqueNumber: string): Promise<string | null> {
    const [row] = await this.manager.query(
      '/* PartnerRepository.findIdByUniqueNumber */ SELECT id FROM partner WHERE unique_number = $1',
      [uniqueNumber],
    );
    return row?.id ?? null;
  }

  /** Those of merged partners too; what was a legal name there is another name here. */
  findNames(partnerIds: readonly string[]): Promise<PartnerNameRow[]> {
    return this.manager.query(
      `/* PartnerRepository.findNames */
       SELECT n.id, n.value, CASE WHEN r.old_id IS NOT NULL AND n.kind = 'LEGAL' THEN 'ALIAS' ELSE n.kind END AS kind,
              n.script, n.folded, coalesce(r.survivor_id, n.partner_id) AS "partnerId", n.language,
              n.valid_from::text AS "validFrom", n.valid_until::text AS "validUntil"
       FROM partner_name n LEFT JOIN partner_redirect r ON r.old_id = n.partner_id
       WHERE n.partner_id IN (SELECT unnest($1::uuid[])
         UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1))
       ORDER BY "partnerId", r.old_id NULLS FIRST, n.id`,
      [partnerIds],
    );
  }

  /** Locked in the order of ids, and no further than facts about them that arrive meanwhile allow. */
  findBySource(system: string, keys: string[]): Promise<PartnerRow[]> {
    return this.manager.query(
      `/* PartnerRepository.findBySource */
       SELECT ${partnerColumns} FROM partner p WHERE p.source_system = $1 AND p.source_key = ANY ($2)
       ORDER BY p.id FOR NO KEY UPDATE`,
      [system, keys],
    );
  }

  async insert(partner: PartnerRow): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.insert */
       INSERT INTO partner (id, legal_name, primary_type, country_of_origin, standing, founded_on, website, version,
                            created_at, basis_hash, sort_name, source_system, source_key, kind, categories, roles,
                            attributes, identification_channel, inherits_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        partner.id,
        partner.legalName,
        partner.primaryType,
        partner.countryOfOrigin,
        partner.standing,
        partner.foundedOn,
        partner.website,
        partner.version,
        partner.createdAt,
        partner.basisHash,
        partner.sortName,
        partner.sourceSystem,
        partner.sourceKey,
        partner.kind,
        partner.categories,
        partner.roles,
        partner.attributes,
        partner.identificationChannel,
        partner.inheritsName,
      ],
    );
  }

  async insertNames(names: PartnerNameRow[]): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.insertNames */
       INSERT INTO partner_name (id, partner_id, value, kind, script, folded)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        names.map(({ id }) => id),
        names.map(({ partnerId }) => partnerId),
        names.map(({ value }) => value),
        names.map(({ kind }) => kind),
        names.map(({ script }) => script),
        names.map(({ folded }) => folded),
      ],
    );
  }

  async updateDetails({ id, primaryType, foundedOn, website }: PartnerRow): Promise<void> {
    await this.manager.query(
      `/* PartnerRepository.updateDetails */
       UPDATE partner SET primary_type = $2, founded_on = $3, website = $4, version = version + 1 WHERE id = $1`,
      [id, primaryType, foundedOn, website],
    );
  }

  /** One more for what belongs to the partner in other tables; false when somebody else wrote first. */
  async claimVersion(partnerId: string, expectedVersion: number): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* PartnerRepository.claimVersion */
       UPDATE partner SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`,
      [partnerId, expectedVersion],
    );
    return rows.length > 0;
  }
}
