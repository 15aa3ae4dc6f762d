import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { ResultValue } from './result-value.view';

export type ResultValueRow = ResultValue;

export interface IndicatorPlace {
  engagementId: string;
  indicator: string;
}

/** What attainment is counted from; CONFIDENTIAL like the framework. */
export interface Measured {
  indicatorId: string;
  engagementId: string;
  agency: string;
  dueOn: string;
  baseline: string | null;
  target: string | null;
  retired: boolean;
  unit: string | null;
  method: string | null;
  sdgs: number[];
  value: string | null;
  claim: string | null;
}

const columns = `v.id, v.version, v.agency AS "agencyCode", v.partner_id AS "partnerId", v.engagement_id AS "engagementId",
  v.indicator_id AS "indicatorId", v.external_id AS "externalId", v.happened_on::text AS "on", v.value::text, v.evidence,
  v.claim, v.recorded_by AS "recordedBy", v.verified_by AS "verifiedBy", v.recorded_at AS "recordedAt"`;

/** CONFIDENTIAL: row-level security shows the rows of the viewer's agency, or of the partner itself. */
export class ResultValueRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  private get manager() {
    return this.transaction.manager;
  }

  /** The latest 20 measurements of each indicator. */
  findOf(indicatorIds: readonly string[]): Promise<ResultValueRow[]> {
    return this.manager.query(
      `/* ResultValueRepository.findOf */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM result_value v WHERE v.indicator_id = wanted.id AND v.superseded_at IS NULL
         ORDER BY v.happened_on DESC, v.id DESC LIMIT 20) AS latest`,
      [indicatorIds],
    );
  }

  findStored(agency: string, externalIds: readonly string[]): Promise<ResultValueRow[]> {
    return this.manager.query(
      `/* ResultValueRepository.findStored */
       SELECT ${columns} FROM result_value v
       WHERE v.agency = $1 AND v.external_id = ANY ($2) AND v.superseded_at IS NULL`,
      [agency, externalIds],
    );
  }

  async lock(id: string, agency: string): Promise<ResultValueRow | null> {
    const [row] = await this.manager.query(
      `/* ResultValueRepository.lock */
       SELECT ${columns} FROM result_value v WHERE v.id = $1 AND v.agency = $2 AND v.superseded_at IS NULL FOR UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  findIndicators(places: readonly IndicatorPlace[]): Promise<(IndicatorPlace & { id: string })[]> {
    return this.manager.query(
      `/* ResultValueRepository.findIndicators */
       SELECT i.id, i.engagement_id AS "engagementId", i.external_id AS indicator
       FROM unnest($1::uuid[], $2::text[]) AS wanted (engagement_id, code)
       JOIN result_indicator i ON i.engagement_id = wanted.engagement_id AND i.external_id = wanted.code
         AND i.superseded_at IS NULL AND NOT i.retired`,
      [places.map(({ engagementId }) => engagementId), places.map(({ indicator }) => indicator)],
    );
  }

  findMeasured(indicatorIds: readonly string[]): Promise<Measured[]> {
    return this.manager.query(
      `/* ResultValueRepository.findMeasured */
       SELECT i.id AS "indicatorId", i.engagement_id AS "engagementId", i.agency, i.due_on::text AS "dueOn",
         i.baseline::text, i.target::text, i.retired, i.unit, i.method, i.sdgs, latest.value, latest.claim
       FROM result_indicator i LEFT JOIN LATERAL (
         SELECT v.value::text, v.claim FROM result_value v WHERE v.indicator_id = i.id AND v.superseded_at IS NULL
         ORDER BY v.happened_on DESC, v.id DESC LIMIT 1) AS latest ON true
       WHERE i.id = ANY ($1) AND i.superseded_at IS NULL`,
      [indicatorIds],
    );
  }

  async lockAgency(agency: string): Promise<void> {
    await this.manager.query(
      '/* ResultValueRepository.lockAgency */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`results:${agency}`],
    );
  }

  async supersede(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      `/* ResultValueRepository.supersede */
       UPDATE result_value SET superseded_at = $2 WHERE id = ANY ($1) AND superseded_at IS NULL`,
      [ids, at],
    );
  }

  async insert(rows: readonly ResultValueRow[]): Promise<void> {
    await this.manager.query(
      `/* ResultValueRepository.insert */
       INSERT INTO result_value (id, version, agency, partner_id, engagement_id, indicator_id, external_id, happened_on, value,
                                 evidence, claim, recorded_by, verified_by, recorded_at)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::date[],
         $9::numeric[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ agencyCode }) => agencyCode),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ engagementId }) => engagementId),
        rows.map(({ indicatorId }) => indicatorId),
        rows.map(({ externalId }) => externalId),
        rows.map(({ on }) => on),
        rows.map(({ value }) => value),
        rows.map(({ evidence }) => evidence),
        rows.map(({ claim }) => claim),
        rows.map(({ recordedBy }) => recordedBy),
        rows.map(({ verifiedBy }) => verifiedBy),
        rows.map(({ recordedAt }) => recordedAt),
      ],
    );
  }
}
