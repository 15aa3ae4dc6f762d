import type { EntityManager } from 'typeorm';

/** An open matter of integrity: whom to ask, and nothing of what it is about (S-INV-7). */
export interface IntegrityMatterRow {
  partnerId: string;
  /** Null: there is none. */
  leadAgency: string | null;
  since: Date | null;
  until: Date | null;
}

export interface IntegrityContactRow {
  id: string;
  partnerId: string;
  agency: string;
  /** ISO date. */
  contactedOn: string;
  recordedBy: string;
  at: Date;
}

export class IntegrityMatterRepository {
  constructor(private readonly manager: EntityManager) {}

  /** As it had been recorded by an instant; the present is one such instant. */
  findAt(partnerIds: readonly string[], at: Date): Promise<IntegrityMatterRow[]> {
    return this.manager.query(
      `/* IntegrityMatterRepository.findAt */
       SELECT DISTINCT ON (partner_id) partner_id AS "partnerId", lead_agency AS "leadAgency", since, until
       FROM integrity_matter_history WHERE partner_id = ANY ($1) AND recorded_at <= $2
       ORDER BY partner_id, id DESC`,
      [partnerIds, at],
    );
  }

  async insert(
    id: string,
    { partnerId, leadAgency, since, until }: IntegrityMatterRow,
    recordedAt: Date,
  ): Promise<void> {
    await this.manager.query(
      `/* IntegrityMatterRepository.insert */
       INSERT INTO integrity_matter_history (id, partner_id, lead_agency, since, until, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, partnerId, leadAgency, since, until, recordedAt],
    );
  }

  /** The last contact of each agency about each partner. */
  findContactsAt(partnerIds: readonly string[], at: Date): Promise<IntegrityContactRow[]> {
    return this.manager.query(
      `/* IntegrityMatterRepository.findContactsAt */
       SELECT DISTINCT ON (partner_id, agency) id, partner_id AS "partnerId", agency,
              contacted_on::text AS "contactedOn", recorded_by AS "recordedBy", at
       FROM integrity_contact WHERE partner_id = ANY ($1) AND at <= $2 ORDER BY partner_id, agency, at DESC, id DESC`,
      [partnerIds, at],
    );
  }

  async insertContact({ id, partnerId, agency, contactedOn, recordedBy, at }: IntegrityContactRow): Promise<void> {
    await this.manager.query(
      `/* IntegrityMatterRepository.insertContact */
       INSERT INTO integrity_contact (id, partner_id, agency, contacted_on, recorded_by, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, partnerId, agency, contactedOn, recordedBy, at],
    );
  }
}
