import type { EntityManager } from 'typeorm';

/** As registry tells it. */
export interface PartnerCode {
  identifierId: string;
  partnerId: string;
  agency: string;
  system: string;
  kind: string;
  value: string;
  status: string;
}

/** The projection of the codes and numbers that registry and systems of agencies gave; written by the feed consumer alone. */
export class PartnerCodeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** However the code is written. */
  async find(agency: string, system: string, value: string): Promise<PartnerCode | null> {
    const [row] = await this.manager.query(
      `/* PartnerCodeRepository.find */
       SELECT id AS "identifierId", partner_id AS "partnerId", agency, system, kind, value, status FROM partner_code
       WHERE agency = $1 AND system = $2 AND lower(value) = lower($3)`,
      [agency, system, value],
    );
    return row ?? null;
  }

  async findByNumber(uniqueNumber: string): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* PartnerCodeRepository.findByNumber */
       SELECT partner_id AS "partnerId" FROM partner_number WHERE unique_number = $1`,
      [uniqueNumber],
    );
    return row?.partnerId ?? null;
  }

  async save({ identifierId, partnerId, agency, system, kind, value, status }: PartnerCode): Promise<void> {
    await this.manager.query(
      `/* PartnerCodeRepository.save */
       INSERT INTO partner_code (id, partner_id, agency, system, kind, value, status) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT partner_code_pk DO UPDATE SET value = excluded.value, status = excluded.status`,
      [identifierId, partnerId, agency, system, kind, value, status],
    );
  }

  async saveNumber(partnerId: string, uniqueNumber: string): Promise<void> {
    await this.manager.query(
      `/* PartnerCodeRepository.saveNumber */
       INSERT INTO partner_number (partner_id, unique_number) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT partner_number_pk DO NOTHING`,
      [partnerId, uniqueNumber],
    );
  }
}
