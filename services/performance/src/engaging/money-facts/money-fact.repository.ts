import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { MoneyFact } from './money-fact.view';

export type MoneyFactRow = MoneyFact;

export interface MoneyFactQuery {
  engagementId: string | null;
  kind: string | null;
  year: number | null;
}

const columns = `m.id, m.version, m.agency AS "agencyCode", m.external_id AS "externalId", m.kind,
  m.engagement_id AS "engagementId", m.partner_id AS "partnerId", m.happened_on::text AS "on", m.amount::text,
  m.currency, m.amount_usd::text AS "amountUsd", m.units_per_usd::text AS "unitsPerUsd", m.rate_on::text AS "rateDate",
  m.rate_source AS "rateSource", m.source_system AS "sourceSystem", m.recorded_at AS "recordedAt"`;

/**
 * Row-level security says whose they are; an agreement that was recorded for the wrong partner is gone for it with its
 * money, which keeps the partner that it was recorded with.
 */
const matching = `FROM money_fact m WHERE m.superseded_at IS NULL AND ($1::uuid IS NULL OR m.engagement_id = $1)
  AND ($2::text IS NULL OR m.kind = $2)
  AND ($3::int IS NULL OR m.month >= make_date($3, 1, 1) AND m.month < make_date($3 + 1, 1, 1))
  AND (m.agency = (SELECT viewer_agency()) OR EXISTS (
    SELECT FROM engagement e WHERE e.id = m.engagement_id AND e.partner_id = m.partner_id))`;

/** CONFIDENTIAL: row-level security shows the rows of the viewer's agency, or of the partner itself. */
export class MoneyFactRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  private get manager() {
    return this.transaction.manager;
  }

  findPage({ engagementId, kind, year }: MoneyFactQuery, after: string | null, limit: number): Promise<MoneyFactRow[]> {
    return this.manager.query(
      `/* MoneyFactRepository.findPage */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR m.id < $4) ORDER BY m.id DESC LIMIT $5`,
      [engagementId, kind, year, after, limit],
    );
  }

  async count({ engagementId, kind, year }: MoneyFactQuery): Promise<number> {
    const [row] = await this.manager.query(`/* MoneyFactRepository.count */ ${countUpTo(matching)}`, [
      engagementId,
      kind,
      year,
    ]);
    return row.count;
  }

  /** What is on record under these numbers. */
  findOf(agency: string, externalIds: readonly string[]): Promise<MoneyFactRow[]> {
    return this.manager.query(
      `/* MoneyFactRepository.findOf */
       SELECT ${columns} FROM money_fact m
       WHERE m.agency = $1 AND m.external_id = ANY ($2) AND m.superseded_at IS NULL`,
      [agency, externalIds],
    );
  }

  async supersede(rows: readonly MoneyFactRow[], at: Date): Promise<void> {
    await this.manager.query(
      `/* MoneyFactRepository.supersede */
       UPDATE money_fact m SET superseded_at = $3 FROM unnest($1::uuid[], $2::int[]) AS old (id, version)
       WHERE m.id = old.id AND m.version = old.version`,
      [rows.map(({ id }) => id), rows.map(({ version }) => version), at],
    );
  }

  async insert(rows: readonly (MoneyFactRow & { month: string })[]): Promise<void> {
    await this.manager.query(
      `/* MoneyFactRepository.insert */
       INSERT INTO money_fact (id, version, agency, external_id, kind, engagement_id, partner_id, happened_on, month, amount,
                               currency, amount_usd, units_per_usd, rate_on, rate_source, source_system, recorded_at)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::date[],
         $9::date[], $10::numeric[], $11::text[], $12::numeric[], $13::numeric[], $14::date[], $15::text[], $16::text[],
         $17::timestamptz[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ agencyCode }) => agencyCode),
        rows.map(({ externalId }) => externalId),
        rows.map(({ kind }) => kind),
        rows.map(({ engagementId }) => engagementId),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ on }) => on),
        rows.map(({ month }) => month),
        rows.map(({ amount }) => amount),
        rows.map(({ currency }) => currency),
        rows.map(({ amountUsd }) => amountUsd),
        rows.map(({ unitsPerUsd }) => unitsPerUsd),
        rows.map(({ rateDate }) => rateDate),
        rows.map(({ rateSource }) => rateSource),
        rows.map(({ sourceSystem }) => sourceSystem),
        rows.map(({ recordedAt }) => recordedAt),
      ],
    );
  }

  /** One writer of an agency's money at a time: two would each miss the other in the sums. */
  async lockAgency(agency: string): Promise<void> {
    await this.manager.query(
      '/* MoneyFactRepository.lockAgency */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`money:${agency}`],
    );
  }

  /** The sums that other features count from, of what is on record now, with what they were before kept. */
  async closeTotals(agency: string, touched: readonly TouchedMonth[], at: Date): Promise<void> {
    await this.manager.query(
      `/* MoneyFactRepository.closeTotals */
       UPDATE money_total t SET superseded_at = $5
       FROM unnest($2::text[], $3::uuid[], $4::date[]) AS touched (kind, engagement_id, month)
       WHERE t.agency = $1 AND t.kind = touched.kind AND t.month = touched.month
         AND t.engagement_id IS NOT DISTINCT FROM touched.engagement_id AND t.superseded_at IS NULL`,
      [agency, ...columnsOf(touched), at],
    );
  }

  async openTotals(agency: string, touched: readonly TouchedMonth[], at: Date): Promise<void> {
    await this.manager.query(
      `/* MoneyFactRepository.openTotals */
       INSERT INTO money_total (agency, kind, engagement_id, month, recorded_at, amount_usd, first_on, last_on)
       SELECT $1, touched.kind, touched.engagement_id, touched.month, $5, coalesce(sum(f.amount_usd), 0),
         min(f.happened_on) FILTER (WHERE f.amount > 0), max(f.happened_on) FILTER (WHERE f.amount > 0)
       FROM unnest($2::text[], $3::uuid[], $4::date[]) AS touched (kind, engagement_id, month)
       LEFT JOIN money_fact f ON f.agency = $1 AND f.kind = touched.kind AND f.month = touched.month
         AND coalesce(f.engagement_id, '00000000-0000-0000-0000-000000000000')
           = coalesce(touched.engagement_id, '00000000-0000-0000-0000-000000000000') AND f.superseded_at IS NULL
       GROUP BY touched.kind, touched.engagement_id, touched.month`,
      [agency, ...columnsOf(touched), at],
    );
  }
}

/** The place of a sum. */
export interface TouchedMonth {
  kind: string;
  engagementId: string | null;
  month: string;
}

const columnsOf = (touched: readonly TouchedMonth[]) => [
  touched.map(({ kind }) => kind),
  touched.map(({ engagementId }) => engagementId),
  touched.map(({ month }) => month),
];
