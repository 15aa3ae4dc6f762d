import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { ResultIndicator } from './results-framework.view';

export type IndicatorRow = ResultIndicator;

const columns = `i.id, i.version, i.agency AS "agencyCode", i.partner_id AS "partnerId", i.engagement_id AS "engagementId",
  i.external_id AS "externalId", i.level, i.result, i.indicator, i.unit, i.baseline::text, i.target::text, i.method, i.milestones,
  i.due_on::text AS "dueOn", i.sdgs, i.retired, i.recorded_at AS "recordedAt"`;

/** CONFIDENTIAL: row-level security shows the rows of the viewer's agency, or of the partner itself. */
export class ResultsFrameworkRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  private get manager() {
    return this.transaction.manager;
  }

  findVersions(engagementIds: readonly string[]): Promise<{ engagementId: string; version: number }[]> {
    return this.manager.query(
      `/* ResultsFrameworkRepository.findVersions */
       SELECT engagement_id AS "engagementId", version FROM result_framework WHERE engagement_id = ANY ($1)`,
      [engagementIds],
    );
  }

  findIndicators(engagementIds: readonly string[]): Promise<IndicatorRow[]> {
    return this.manager.query(
      `/* ResultsFrameworkRepository.findIndicators */
       SELECT ${columns} FROM result_indicator i
       WHERE i.engagement_id = ANY ($1) AND i.superseded_at IS NULL AND NOT i.retired ORDER BY i.external_id`,
      [engagementIds],
    );
  }

  /** With retired ones, whose code may come back. */
  findStored(engagementId: string): Promise<IndicatorRow[]> {
    return this.manager.query(
      `/* ResultsFrameworkRepository.findStored */
       SELECT ${columns} FROM result_indicator i WHERE i.engagement_id = $1 AND i.superseded_at IS NULL`,
      [engagementId],
    );
  }

  async findIndicator(id: string): Promise<IndicatorRow | null> {
    const [row] = await this.manager.query(
      `/* ResultsFrameworkRepository.findIndicator */
       SELECT ${columns} FROM result_indicator i WHERE i.id = $1 AND i.superseded_at IS NULL AND NOT i.retired`,
      [id],
    );
    return row ?? null;
  }

  /** The version now; 0 when there is none yet. The agreement's row is locked by the caller's first write. */
  async lockVersion(engagementId: string): Promise<number> {
    const [row] = await this.manager.query(
      `/* ResultsFrameworkRepository.lockVersion */
       SELECT version FROM result_framework WHERE engagement_id = $1 FOR UPDATE`,
      [engagementId],
    );
    return row?.version ?? 0;
  }

  /** False when somebody else made the same version first. */
  async saveVersion({ engagementId, agencyCode, partnerId, version, recordedAt }: SavedVersion): Promise<boolean> {
    const saved = await this.manager.query(
      `/* ResultsFrameworkRepository.saveVersion */
       INSERT INTO result_framework (engagement_id, agency, partner_id, version, recorded_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT result_framework_pk DO UPDATE SET version = excluded.version,
         recorded_at = excluded.recorded_at WHERE result_framework.version = excluded.version - 1
       RETURNING version`,
      [engagementId, agencyCode, partnerId, version, recordedAt],
    );
    return saved.length > 0;
  }

  async supersede(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      `/* ResultsFrameworkRepository.supersede */
       UPDATE result_indicator SET superseded_at = $2 WHERE id = ANY ($1) AND superseded_at IS NULL`,
      [ids, at],
    );
  }

  async insert(rows: readonly IndicatorRow[]): Promise<void> {
    await this.manager.query(
      `/* ResultsFrameworkRepository.insert */
       INSERT INTO result_indicator (id, version, agency, partner_id, engagement_id, external_id, level, result, indicator,
                                     unit, baseline, target, method, due_on, retired, recorded_at, milestones, sdgs)
       SELECT t.id, t.version, t.agency, t.partner_id, t.engagement_id, t.external_id, t.level, t.result, t.indicator, t.unit,
         t.baseline, t.target, t.method, t.due_on, t.retired, t.recorded_at, t.milestones, t.sdgs::integer[]
       FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[],
         $9::text[], $10::text[], $11::numeric[], $12::numeric[], $13::text[], $14::date[], $15::boolean[],
         $16::timestamptz[], $17::jsonb[], $18::text[])
         AS t (id, version, agency, partner_id, engagement_id, external_id, level, result, indicator, unit, baseline,
               target, method, due_on, retired, recorded_at, milestones, sdgs)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ agencyCode }) => agencyCode),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ engagementId }) => engagementId),
        rows.map(({ externalId }) => externalId),
        rows.map(({ level }) => level),
        rows.map(({ result }) => result),
        rows.map(({ indicator }) => indicator),
        rows.map(({ unit }) => unit),
        rows.map(({ baseline }) => baseline),
        rows.map(({ target }) => target),
        rows.map(({ method }) => method),
        rows.map(({ dueOn }) => dueOn),
        rows.map(({ retired }) => retired),
        rows.map(({ recordedAt }) => recordedAt),
        rows.map(({ milestones }) => JSON.stringify(milestones)),
        // An array of arrays would be one flat array.
        rows.map(({ sdgs }) => `{${sdgs.join()}}`),
      ],
    );
  }
}

interface SavedVersion {
  engagementId: string;
  agencyCode: string;
  partnerId: string;
  version: number;
  recordedAt: Date;
}
