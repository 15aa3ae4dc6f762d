import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ConcentrationAlert } from './concentration.view';

export interface AlertQuery {
  country: string | null;
  partnerId: string | null;
  cleared: boolean;
  /** Null is every country that there is. */
  countries: readonly string[] | null;
}

/** A partner's share where it is at or above the threshold. */
export type Share = Omit<ConcentrationAlert, 'id' | 'raisedAt' | 'clearedAt'>;

const columns = `c.id, c.partner_id AS "partnerId", c.country, c.sector, c.percent::text, c.partner_usd::text AS "partnerUsd",
  c.total_usd::text AS "totalUsd", c.agencies AS "agencyCodes", c.raised_at AS "raisedAt", c.cleared_at AS "clearedAt"`;

const matching = `FROM concentration_alert c WHERE ($1::text IS NULL OR c.country = $1)
  AND ($2::uuid IS NULL OR c.partner_id = $2) AND ($3 OR c.cleared_at IS NULL)
  AND ($4::text[] IS NULL OR c.country = ANY ($4))`;

const place = ({ country, partnerId, cleared, countries }: AlertQuery) => [country, partnerId, cleared, countries];

export class ConcentrationRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage(query: AlertQuery, after: string | null, limit: number): Promise<ConcentrationAlert[]> {
    return this.manager.query(
      `/* ConcentrationRepository.findPage */
       SELECT ${columns} ${matching} AND ($5::uuid IS NULL OR c.id < $5) ORDER BY c.id DESC LIMIT $6`,
      [...place(query), after, limit],
    );
  }

  async count(query: AlertQuery): Promise<number> {
    const [row] = await this.manager.query(`/* ConcentrationRepository.count */ ${countUpTo(matching)}`, place(query));
    return row.count;
  }

  /** Shares of $1 percent or more, of countries as a whole and of fields of work in them, as agreements stand now. */
  findShares(threshold: number): Promise<Share[]> {
    return this.manager.query(
      `/* ConcentrationRepository.findShares */
       WITH active AS (
         SELECT coalesce(p.survivor_id, e.partner_id) AS partner_id, e.agency, e.country, e.sector, e.amount_usd
         FROM engagement e LEFT JOIN partner_redirect p ON p.old_id = e.partner_id
         WHERE e.state IN ('ACTIVE', 'SUSPENDED')),
       places AS (
         SELECT partner_id, country, NULL AS sector, sum(amount_usd) AS mine, array_agg(DISTINCT agency) AS agencies,
           sum(sum(amount_usd)) OVER (PARTITION BY country) AS total
         FROM active GROUP BY partner_id, country
         UNION ALL
         SELECT partner_id, country, sector, sum(amount_usd), array_agg(DISTINCT agency),
           sum(sum(amount_usd)) OVER (PARTITION BY country, sector)
         FROM active WHERE sector IS NOT NULL GROUP BY partner_id, country, sector)
       SELECT partner_id AS "partnerId", country, sector, round(100 * mine / total, 2)::text AS percent,
         mine::text AS "partnerUsd", total::text AS "totalUsd", agencies AS "agencyCodes"
       FROM places WHERE total > 0 AND 100 * mine >= total * $1`,
      [threshold],
    );
  }

  findStanding(): Promise<ConcentrationAlert[]> {
    return this.manager.query(
      `/* ConcentrationRepository.findStanding */ SELECT ${columns} FROM concentration_alert c WHERE c.cleared_at IS NULL`,
    );
  }

  async insert(alerts: readonly ConcentrationAlert[]): Promise<void> {
    await this.manager.query(
      `/* ConcentrationRepository.insert */
       INSERT INTO concentration_alert (id, partner_id, country, sector, percent, partner_usd, total_usd, agencies, raised_at)
       SELECT (a->>'id')::uuid, (a->>'partnerId')::uuid, a->>'country', a->>'sector', (a->>'percent')::numeric,
         (a->>'partnerUsd')::numeric, (a->>'totalUsd')::numeric,
         ARRAY(SELECT jsonb_array_elements_text(a->'agencyCodes')), (a->>'raisedAt')::timestamptz
       FROM jsonb_array_elements($1::jsonb) AS a`,
      [JSON.stringify(alerts)],
    );
  }

  async update(id: string, { percent, partnerUsd, totalUsd, agencyCodes }: Share): Promise<void> {
    await this.manager.query(
      `/* ConcentrationRepository.update */
       UPDATE concentration_alert SET percent = $2, partner_usd = $3, total_usd = $4, agencies = $5 WHERE id = $1`,
      [id, percent, partnerUsd, totalUsd, agencyCodes],
    );
  }

  async clear(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* ConcentrationRepository.clear */ UPDATE concentration_alert SET cleared_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }
}
