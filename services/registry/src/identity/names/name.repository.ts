import type { EntityManager } from 'typeorm';
import type { PartnerNameRow, PartnerRow } from '../partners/partner.repository';

const columns = `n.id, n.value, n.kind, n.script, n.folded, n.partner_id AS "partnerId", n.language,
  n.valid_from::text AS "validFrom", n.valid_until::text AS "validUntil"`;

export class NameRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<PartnerNameRow | null> {
    const [row] = await this.manager.query(
      `/* NameRepository.find */ SELECT ${columns} FROM partner_name n WHERE n.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findOfPartner(partnerId: string): Promise<PartnerNameRow[]> {
    return this.manager.query(
      `/* NameRepository.findOfPartner */ SELECT ${columns} FROM partner_name n WHERE n.partner_id = $1 ORDER BY n.id`,
      [partnerId],
    );
  }

  async insert(name: PartnerNameRow): Promise<void> {
    await this.manager.query(
      `/* NameRepository.insert */
       INSERT INTO partner_name (id, partner_id, value, kind, script, folded, language, valid_from, valid_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        name.id,
        name.partnerId,
        name.value,
        name.kind,
        name.script,
        name.folded,
        name.language,
        name.validFrom,
        name.validUntil,
      ],
    );
  }

  async end(id: string, validUntil: string): Promise<void> {
    await this.manager.query('/* NameRepository.end */ UPDATE partner_name SET valid_until = $2 WHERE id = $1', [
      id,
      validUntil,
    ]);
  }

  async retireLegalName(partnerId: string, validUntil: string): Promise<void> {
    await this.manager.query(
      `/* NameRepository.retireLegalName */
       UPDATE partner_name SET kind = 'FORMER', valid_until = $2 WHERE partner_id = $1 AND kind = 'LEGAL'`,
      [partnerId, validUntil],
    );
  }

  /** Gives the new version, or null when somebody else wrote first; TypeORM's @VersionColumn does not notice that. */
  async rename(
    { id, legalName, sortName, inheritsName }: Pick<PartnerRow, 'id' | 'legalName' | 'sortName' | 'inheritsName'>,
    expectedVersion: number,
  ): Promise<number | null> {
    const [rows] = await this.manager.query(
      `/* NameRepository.rename */
       UPDATE partner SET legal_name = $3, sort_name = $4, inherits_name = $5, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING version`,
      [id, expectedVersion, legalName, sortName, inheritsName],
    );
    return rows[0]?.version ?? null;
  }
}
