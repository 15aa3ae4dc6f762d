import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { LossEvent } from './loss.entity';

export type LossRow = LossEvent;

const columns = `l.id, l.engagement_id AS "engagementId", l.agency AS "agencyCode", l.partner_id AS "partnerId", l.amount,
  l.currency, l.amount_usd AS "amountUsd", l.units_per_usd AS "unitsPerUsd", l.rate_on::text AS "rateDate",
  l.rate_source AS "rateSource", l.kind, l.status, l.occurred_on::text AS "occurredOn", l.version,
  l.recorded_at AS "recordedAt"`;

const ofAgency = `FROM loss_event l WHERE l.agency = $1 AND ($2::uuid IS NULL OR l.engagement_id = $2)`;

/** OWNER_ONLY: row-level security shows the rows of the viewer's agency to those who deal with losses. */
export class LossRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  private get manager() {
    return this.transaction.manager;
  }

  async find(id: string, agency: string): Promise<LossRow | null> {
    const [row] = await this.manager.query(
      `/* LossRepository.find */ SELECT ${columns} FROM loss_event l WHERE l.id = $1 AND l.agency = $2`,
      [id, agency],
    );
    return row ?? null;
  }

  async lock(id: string, agency: string): Promise<LossRow | null> {
    const [row] = await this.manager.query(
      `/* LossRepository.lock */ SELECT ${columns} FROM loss_event l WHERE l.id = $1 AND l.agency = $2 FOR UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  findPage(agency: string, engagementId: string | null, after: string | null, limit: number): Promise<LossRow[]> {
    return this.manager.query(
      `/* LossRepository.findPage */
       SELECT ${columns} ${ofAgency} AND ($3::uuid IS NULL OR l.id < $3) ORDER BY l.id DESC LIMIT $4`,
      [agency, engagementId, after, limit],
    );
  }

  async count(agency: string, engagementId: string | null): Promise<number> {
    const [row] = await this.manager.query(`/* LossRepository.count */ ${countUpTo(ofAgency)}`, [agency, engagementId]);
    return row.count;
  }

  async insert(row: LossRow): Promise<void> {
    await this.manager.query(
      `/* LossRepository.insert */
       INSERT INTO loss_event (id, engagement_id, agency, partner_id, amount, currency, amount_usd, units_per_usd, rate_on,
                               rate_source, kind, status, occurred_on, version, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        row.id,
        row.engagementId,
        row.agencyCode,
        row.partnerId,
        row.amount,
        row.currency,
        row.amountUsd,
        row.unitsPerUsd,
        row.rateDate,
        row.rateSource,
        row.kind,
        row.status,
        row.occurredOn,
        row.version,
        row.recordedAt,
      ],
    );
  }

  async update({ id, amount, amountUsd, kind, status, version, recordedAt }: LossRow): Promise<void> {
    await this.manager.query(
      `/* LossRepository.update */
       UPDATE loss_event SET amount = $2, amount_usd = $3, kind = $4, status = $5, version = $6, recorded_at = $7
       WHERE id = $1`,
      [id, amount, amountUsd, kind, status, version, recordedAt],
    );
  }

  /** Keeps the present version for ever. */
  async keepRevision(id: string): Promise<void> {
    await this.manager.query(
      `/* LossRepository.keepRevision */
       INSERT INTO loss_event_revision (loss_id, version, agency, amount, amount_usd, kind, status, recorded_at)
       SELECT id, version, agency, amount, amount_usd, kind, status, recorded_at FROM loss_event WHERE id = $1`,
      [id],
    );
  }

  /** Makes the sum that other agencies see from what row-level security shows of the own losses. */
  async saveTotal(partnerId: string, agency: string): Promise<void> {
    await this.manager.query(
      `/* LossRepository.saveTotal */
       INSERT INTO partner_loss (partner_id, agency, events, lost_usd, recovered_usd, written_off_usd)
       SELECT $1, $2, count(*), coalesce(sum(amount_usd), 0),
         coalesce(sum(amount_usd) FILTER (WHERE status = 'RECOVERED'), 0),
         coalesce(sum(amount_usd) FILTER (WHERE status = 'WRITTEN_OFF'), 0)
       FROM loss_event
       WHERE partner_id = $1 AND agency = $2 AND status IN ('CONFIRMED', 'RECOVERED', 'WRITTEN_OFF')
       ON CONFLICT ON CONSTRAINT partner_loss_pk DO UPDATE SET events = excluded.events, lost_usd = excluded.lost_usd,
         recovered_usd = excluded.recovered_usd, written_off_usd = excluded.written_off_usd`,
      [partnerId, agency],
    );
  }

  /** Two losses of one partner at once would each miss the other in the sum. */
  async lockTotal(partnerId: string, agency: string): Promise<void> {
    await this.manager.query('/* LossRepository.lockTotal */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `partner-loss:${partnerId}:${agency}`,
    ]);
  }
}
