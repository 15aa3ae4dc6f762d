import type { EntityManager } from 'typeorm';

export interface PartnerCode {
  agency: string;
  system: string;
  code: string;
  partnerId: string;
}

/** The number that all agencies share belongs to no agency. */
export const shared = { agency: '*', system: 'UNIQUE_NUMBER' };

/** The projection of registry's codes; written by the feed consumer alone. */
export class PartnerCodeRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ agency, system, code, partnerId }: PartnerCode): Promise<void> {
    await this.manager.query(
      `/* PartnerCodeRepository.save */
       INSERT INTO partner_code (agency, system, code, partner_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT partner_code_pk DO UPDATE SET partner_id = excluded.partner_id`,
      [agency, system, code, partnerId],
    );
  }

  /** Ids of all partners that this code of the agency, or the shared number, stands for; two systems may disagree. */
  async find(agency: string, code: string): Promise<string[]> {
    const rows: { partnerId: string }[] = await this.manager.query(
      `/* PartnerCodeRepository.find */
       SELECT DISTINCT partner_id AS "partnerId" FROM partner_code WHERE code = $2 AND (agency = $1 OR agency = $3)`,
      [agency, code, shared.agency],
    );
    return rows.map(({ partnerId }) => partnerId);
  }
}
