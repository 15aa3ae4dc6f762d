import type { EntityManager } from 'typeorm';
import type { Counted, CountedCell } from '../../kpis/derivation/kpi-source';

export interface CompletedRegistration {
  registrationId: string;
  partnerId: string;
  agency: string;
  requestedAt: string;
  registeredAt: string;
  /** When it became known here. */
  knownAt: Date;
}

export interface LeadTimeCell {
  agency: string;
  country: string;
  /** First instant of the month, and of the next one. */
  from: Date;
  to: Date;
}

/** Days with two decimals, half up, as PostgreSQL rounds numerics. */
const median = `round((percentile_cont(0.5) WITHIN GROUP (
  ORDER BY extract(epoch FROM registered_at - requested_at)) / 86400)::numeric, 2)::text`;

const completed = `known_at <= $1::timestamptz AND registered_at >= $2::date AND registered_at < $3::date + 1`;

export class LeadTimeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The country is the one that the roster gave the partner when it entered. A replay of the feed changes nothing. */
  async save(fact: CompletedRegistration): Promise<void> {
    const { registrationId, partnerId, agency, requestedAt, registeredAt, knownAt } = fact;
    await this.manager.query(
      `/* LeadTimeRepository.save */
       INSERT INTO completed_registration (registration_id, partner_id, agency, country, requested_at, registered_at, known_at)
       SELECT $1, partner_id, $3, country, $4, $5, $6 FROM known_partner WHERE partner_id = $2 AND country IS NOT NULL
       ON CONFLICT DO NOTHING`,
      [registrationId, partnerId, agency, requestedAt, registeredAt, knownAt],
    );
  }

  async summarise({
    agency,
    country,
    from,
    to,
  }: LeadTimeCell): Promise<{ registrations: number; medianDays: string | null }> {
    const [row] = await this.manager.query(
      `/* LeadTimeRepository.summarise */
       SELECT count(*)::int AS registrations,
         ${median} AS "medianDays"
       FROM completed_registration
       WHERE agency = $1 AND country = $2 AND registered_at >= $3 AND registered_at < $4`,
      [agency, country, from, to],
    );
    return row;
  }

  /** Known at $1, completed from $2 to $3; by agency, and by agency and country. */
  countCells(parameters: readonly unknown[]): Promise<CountedCell[]> {
    return this.manager.query(
      `/* LeadTimeRepository.countCells */
       SELECT agency, country, NULL AS "partnerType", ${median} AS numerator, NULL AS denominator, count(*)::int AS contributors
       FROM completed_registration WHERE ${completed} GROUP BY GROUPING SETS ((agency), (agency, country))
       ORDER BY agency, country NULLS FIRST`,
      [...parameters],
    );
  }

  async countTotal(parameters: readonly unknown[]): Promise<Counted> {
    const [row] = await this.manager.query(
      `/* LeadTimeRepository.countTotal */
       SELECT ${median} AS numerator, NULL AS denominator, count(*)::int AS contributors
       FROM completed_registration WHERE ${completed}
         AND ($4::text[] IS NULL OR agency = ANY ($4)) AND ($5::text IS NULL OR country = $5)`,
      [...parameters],
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
