import type { EntityManager } from 'typeorm';

export interface CompletedRegistration {
  registrationId: string;
  partnerId: string;
  agency: string;
  requestedAt: string;
  registeredAt: string;
}

export interface LeadTimeCell {
  agency: string;
  country: string;
  /** First instant of the month, and of the next one. */
  from: Date;
  to: Date;
}

export class LeadTimeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The country is the one that the roster gave the partner when it entered. A replay of the feed changes nothing. */
  async save({ registrationId, partnerId, agency, requestedAt, registeredAt }: CompletedRegistration): Promise<void> {
    await this.manager.query(
      `/* LeadTimeRepository.save */
       INSERT INTO completed_registration (registration_id, partner_id, agency, country, requested_at, registered_at)
       SELECT $1, partner_id, $3, country, $4, $5 FROM known_partner WHERE partner_id = $2 AND country IS NOT NULL
       ON CONFLICT DO NOTHING`,
      [registrationId, partnerId, agency, requestedAt, registeredAt],
    );
  }

  /** Days with two decimals, half up, as PostgreSQL rounds numerics. */
  async summarise({
    agency,
    country,
    from,
    to,
  }: LeadTimeCell): Promise<{ registrations: number; medianDays: string | null }> {
    const [row] = await this.manager.query(
      `/* LeadTimeRepository.summarise */
       SELECT count(*)::int AS registrations,
         round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM registered_at - requested_at)) / 86400)::numeric,
               2)::text AS "medianDays"
       FROM completed_registration
       WHERE agency = $1 AND country = $2 AND registered_at >= $3 AND registered_at < $4`,
      [agency, country, from, to],
    );
    return row;
  }

  async findCaughtUpAt(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* LeadTimeRepository.findCaughtUpAt */ SELECT caught_up_at AS "caughtUpAt" FROM feed_cursor WHERE consumer = 'registry'`,
    );
    return row?.caughtUpAt ?? null;
  }
}
