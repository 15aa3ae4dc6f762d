import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ExchangeRate } from './exchange-rate.view';

export interface RatePlace {
  on: string;
  currency: string;
}

const columns = `r.currency, r.rate_on::text AS "on", r.units_per_usd::text AS "unitsPerUsd", r.source, r.version,
  r.recorded_at AS "recordedAt"`;

const latest = `FROM exchange_rate r WHERE ($1::text IS NULL OR r.currency = $1) AND NOT EXISTS (
  SELECT FROM exchange_rate later
  WHERE later.currency = r.currency AND later.rate_on = r.rate_on AND later.version > r.version)`;

export class ExchangeRateRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage(currency: string | null, after: RatePlace | null, limit: number): Promise<ExchangeRate[]> {
    return this.manager.query(
      `/* ExchangeRateRepository.findPage */
       SELECT ${columns} ${latest} AND ($2::date IS NULL OR (r.rate_on, r.currency) < ($2, $3::text))
       ORDER BY r.rate_on DESC, r.currency DESC LIMIT $4`,
      [currency, after?.on ?? null, after?.currency ?? null, limit],
    );
  }

  async count(currency: string | null): Promise<number> {
    const [row] = await this.manager.query(`/* ExchangeRateRepository.count */ ${countUpTo(latest)}`, [currency]);
    return row.count;
  }

  /** The latest version of each of these days. */
  findOf(places: readonly RatePlace[]): Promise<ExchangeRate[]> {
    return this.manager.query(
      `/* ExchangeRateRepository.findOf */
       SELECT ${columns} FROM unnest($1::text[], $2::date[]) AS wanted (currency, rate_on) CROSS JOIN LATERAL (
         SELECT * FROM exchange_rate e WHERE e.currency = wanted.currency AND e.rate_on = wanted.rate_on
         ORDER BY e.version DESC LIMIT 1) AS r`,
      [places.map(({ currency }) => currency), places.map(({ on }) => on)],
    );
  }

  /** The rate in force on each of these days; none when the last one is older than $3 days. */
  findInForce(places: readonly RatePlace[], days: number): Promise<(ExchangeRate & { wantedOn: string })[]> {
    return this.manager.query(
      `/* ExchangeRateRepository.findInForce */
       SELECT ${columns}, wanted.wanted_on::text AS "wantedOn"
       FROM unnest($1::text[], $2::date[]) AS wanted (currency, wanted_on) CROSS JOIN LATERAL (
         SELECT * FROM exchange_rate e WHERE e.currency = wanted.currency AND e.rate_on <= wanted.wanted_on
           AND e.rate_on > wanted.wanted_on - $3::int
         ORDER BY e.rate_on DESC, e.version DESC LIMIT 1) AS r`,
      [places.map(({ currency }) => currency), places.map(({ on }) => on), days],
    );
  }

  async insert(rates: readonly ExchangeRate[], agency: string): Promise<void> {
    await this.manager.query(
      `/* ExchangeRateRepository.insert */
       INSERT INTO exchange_rate (currency, rate_on, version, units_per_usd, source, recorded_by, recorded_at)
       SELECT t.*, $6, $7 FROM unnest($1::text[], $2::date[], $3::int[], $4::numeric[], $5::text[]) AS t`,
      [
        rates.map(({ currency }) => currency),
        rates.map(({ on }) => on),
        rates.map(({ version }) => version),
        rates.map(({ unitsPerUsd }) => unitsPerUsd),
        rates.map(({ source }) => source),
        agency,
        rates[0]?.recordedAt,
      ],
    );
  }

  async lock(): Promise<void> {
    await this.manager.query(
      `/* ExchangeRateRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended('exchange-rates', 0))`,
    );
  }
}
