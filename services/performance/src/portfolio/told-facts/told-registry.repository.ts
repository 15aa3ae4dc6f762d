import type { EntityManager } from 'typeorm';

/** Where a fact stands on its feed, and when it became known here. */
export interface ToldAt {
  position: string;
  knownAt: Date;
}

export interface PartnerFact extends ToldAt {
  partnerId: string;
  primaryType: string | null;
  country: string | null;
}

export interface RedirectFact extends ToldAt {
  oldId: string;
  survivorId: string | null;
}

export interface RegistrationStep extends ToldAt {
  registrationId: string;
  partnerId: string | null;
  agency: string | null;
  state: string;
  since: string;
}

/** What registry told; the feed consumer alone writes it, and a replay changes nothing. */
export class ToldRegistryRepository {
  constructor(private readonly manager: EntityManager) {}

  async savePartner({ partnerId, position, knownAt, primaryType, country }: PartnerFact): Promise<void> {
    await this.manager.query(
      `/* ToldRegistryRepository.savePartner */
       INSERT INTO partner_fact (partner_id, position, known_at, primary_type, country) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT partner_fact_pk DO NOTHING`,
      [partnerId, position, knownAt, primaryType, country],
    );
  }

  async saveRedirects(facts: readonly RedirectFact[]): Promise<void> {
    await this.manager.query(
      `/* ToldRegistryRepository.saveRedirects */
       INSERT INTO redirect_fact (old_id, position, known_at, survivor_id)
       SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::uuid[])
       ON CONFLICT ON CONSTRAINT redirect_fact_pk DO NOTHING`,
      [
        facts.map(({ oldId }) => oldId),
        facts.map(({ position }) => position),
        facts.map(({ knownAt }) => knownAt),
        facts.map(({ survivorId }) => survivorId),
      ],
    );
  }

  async saveStep(step: RegistrationStep): Promise<void> {
    await this.manager.query(
      `/* ToldRegistryRepository.saveStep */
       INSERT INTO registration_step (registration_id, position, known_at, partner_id, agency, state, since)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT registration_step_pk DO NOTHING`,
      [step.registrationId, step.position, step.knownAt, step.partnerId, step.agency, step.state, step.since],
    );
  }
}
