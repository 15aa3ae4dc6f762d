import type { EntityManager } from 'typeorm';

export interface PartnerRegistration {
  registrationId: string;
  /** Null before the request for access was accepted. */
  partnerId: string | null;
  sponsorAgency: string | null;
}

export interface RegistrationHandler {
  registrationId: string;
  subject: string;
  part: 'KEYED' | 'VERIFIED';
}

/** The projection of registry's registrations; written by the feed consumer alone. */
export class HandlerRepository {
  constructor(private readonly manager: EntityManager) {}

  async saveRegistration({ registrationId, partnerId, sponsorAgency }: PartnerRegistration): Promise<void> {
    await this.manager.query(
      `/* HandlerRepository.saveRegistration */
       INSERT INTO partner_registration (registration_id, partner_id, sponsor_agency) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT partner_registration_pk
       DO UPDATE SET partner_id = excluded.partner_id, sponsor_agency = excluded.sponsor_agency`,
      [registrationId, partnerId, sponsorAgency],
    );
  }

  async insertHandler({ registrationId, subject, part }: RegistrationHandler): Promise<void> {
    await this.manager.query(
      `/* HandlerRepository.insertHandler */
       INSERT INTO registration_handler (registration_id, subject, part) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [registrationId, subject, part],
    );
  }

  /** Also of partners that were merged into this one, or that it was merged into. */
  async isHandler(partnerId: string, subject: string): Promise<boolean> {
    const rows = await this.manager.query(
      `/* HandlerRepository.isHandler */
       SELECT 1 FROM partner_registration r JOIN registration_handler h USING (registration_id)
       WHERE h.subject = $2 AND r.partner_id IN (
         SELECT $1::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $1
         UNION ALL SELECT survivor_id FROM partner_redirect WHERE old_id = $1) LIMIT 1`,
      [partnerId, subject],
    );
    return rows.length > 0;
  }
}
