import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { DueKind } from './schedule.view';

export interface DueRow {
  id: string;
  version: number;
  agency: string;
  partnerId: string;
  engagementId: string;
  externalId: string;
  kind: DueKind;
  dueOn: string;
  doneOn: string | null;
  cancelled: boolean;
  /** CONFIDENTIAL. */
  amountUsd: string | null;
  recordedAt: Date;
}

const columns = `d.id, d.version, d.agency, d.engagement_id AS "engagementId", d.external_id AS "externalId", d.kind,
  d.due_on::text AS "dueOn", d.done_on::text AS "doneOn", d.cancelled, a.amount_usd::text AS "amountUsd",
  d.recorded_at AS "recordedAt"`;

/** Amounts are CONFIDENTIAL by row-level security; the dates serve the figures, so the service asks whose they are. */
export class ScheduleRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  private get manager() {
    return this.transaction.manager;
  }

  /** The latest 100 of each agreement, by day. */
  findOf(engagementIds: readonly string[]): Promise<DueRow[]> {
    return this.manager.query(
      `/* ScheduleRepository.findOf */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM engagement_due d
         LEFT JOIN engagement_due_amount a ON a.due_id = d.id AND a.version = d.version
         WHERE d.engagement_id = wanted.id AND d.superseded_at IS NULL ORDER BY d.due_on DESC, d.id DESC LIMIT 100) AS latest
       ORDER BY latest."dueOn", latest.id`,
      [engagementIds],
    );
  }

  findStored(agency: string, externalIds: readonly string[]): Promise<DueRow[]> {
    return this.manager.query(
      `/* ScheduleRepository.findStored */
       SELECT ${columns} FROM engagement_due d
       LEFT JOIN engagement_due_amount a ON a.due_id = d.id AND a.version = d.version
       WHERE d.agency = $1 AND d.external_id = ANY ($2) AND d.superseded_at IS NULL`,
      [agency, externalIds],
    );
  }

  async lockAgency(agency: string): Promise<void> {
    await this.manager.query(
      '/* ScheduleRepository.lockAgency */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`schedule:${agency}`],
    );
  }

  async supersede(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      `/* ScheduleRepository.supersede */
       UPDATE engagement_due SET superseded_at = $2 WHERE id = ANY ($1) AND superseded_at IS NULL`,
      [ids, at],
    );
  }

  async insert(rows: readonly DueRow[]): Promise<void> {
    await this.manager.query(
      `/* ScheduleRepository.insert */
       INSERT INTO engagement_due (id, version, agency, external_id, engagement_id, kind, due_on, done_on, cancelled, recorded_at)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::date[], $8::date[],
         $9::boolean[], $10::timestamptz[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ agency }) => agency),
        rows.map(({ externalId }) => externalId),
        rows.map(({ engagementId }) => engagementId),
        rows.map(({ kind }) => kind),
        rows.map(({ dueOn }) => dueOn),
        rows.map(({ doneOn }) => doneOn),
        rows.map(({ cancelled }) => cancelled),
        rows.map(({ recordedAt }) => recordedAt),
      ],
    );
  }

  async insertAmounts(rows: readonly DueRow[]): Promise<void> {
    await this.manager.query(
      `/* ScheduleRepository.insertAmounts */
       INSERT INTO engagement_due_amount (due_id, version, agency, partner_id, amount_usd)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::numeric[])`,
      [
        rows.map(({ id }) => id),
        rows.map(({ version }) => version),
        rows.map(({ agency }) => agency),
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ amountUsd }) => amountUsd),
      ],
    );
  }
}
