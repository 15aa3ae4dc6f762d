import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { AlertCategory, AlertLevel } from './alert.rules';

export interface AlertRow {
  id: string;
  leadAgency: string;
  partnerId: string;
  level: `${AlertLevel}`;
  category: `${AlertCategory}`;
  caseId: string | null;
  suspensionId: string | null;
  publishedBy: string;
  publishedAt: Date;
  closedAt: Date | null;
}

export interface OpenAlertRow extends AlertRow {
  /** End of the suspension that it tells of, while that runs. */
  suspendedUntil: Date | null;
}

/** As an agency that alerts, or one that is alerted, looks for alerts. */
export interface AlertSearch {
  agency: string;
  partnerId: string | null;
  isOpen: boolean | null;
  isAcknowledged: boolean | null;
  after: string | null;
  limit: number;
}

const columns = `a.id, a.lead_agency AS "leadAgency", a.partner_id AS "partnerId", a.level, a.category,
  a.case_id AS "caseId", a.suspension_id AS "suspensionId", a.published_by AS "publishedBy",
  a.published_at AS "publishedAt", a.closed_at AS "closedAt"`;

const matching = `FROM shared_alert a WHERE a.lead_agency = $1 AND ($2::uuid IS NULL OR a.partner_id = $2)
  AND ($3::boolean IS NULL OR (a.closed_at IS NULL) = $3)
  AND ($4::boolean IS NULL OR $4 = NOT EXISTS (
    SELECT FROM alert_delivery d WHERE d.alert_id = a.id AND d.acknowledged_at IS NULL))`;

/** Alerts as the agency that published them keeps them. */
export class AlertRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search({ agency, partnerId, isOpen, isAcknowledged, after, limit }: AlertSearch): Promise<AlertRow[]> {
    return this.transaction.manager.query(
      `/* AlertRepository.search */
       SELECT ${columns} ${matching} AND ($5::uuid IS NULL OR a.id < $5) ORDER BY a.id DESC LIMIT $6`,
      [agency, partnerId, isOpen, isAcknowledged, after, limit],
    );
  }

  async count({ agency, partnerId, isOpen, isAcknowledged }: AlertSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(`/* AlertRepository.count */ ${countUpTo(matching)}`, [
      agency,
      partnerId,
      isOpen,
      isAcknowledged,
    ]);
    return count;
  }

  async find(id: string): Promise<AlertRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* AlertRepository.find */ SELECT ${columns} FROM shared_alert a WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Locked, so that no agency is alerted twice. */
  lockOpen(partnerIds: readonly string[]): Promise<OpenAlertRow[]> {
    return this.transaction.manager.query(
      `/* AlertRepository.lockOpen */
       SELECT ${columns}, CASE WHEN s.ended_at IS NULL THEN s.until END AS "suspendedUntil"
       FROM shared_alert a LEFT JOIN interim_suspension s ON s.id = a.suspension_id
       WHERE a.partner_id = ANY ($1) AND a.closed_at IS NULL ORDER BY a.id FOR UPDATE OF a`,
      [partnerIds],
    );
  }

  async insert(alert: AlertRow): Promise<void> {
    await this.transaction.manager.query(
      `/* AlertRepository.insert */
       INSERT INTO shared_alert (id, lead_agency, partner_id, level, category, case_id, suspension_id, published_by,
                                 published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        alert.id,
        alert.leadAgency,
        alert.partnerId,
        alert.level,
        alert.category,
        alert.caseId,
        alert.suspensionId,
        alert.publishedBy,
        alert.publishedAt,
      ],
    );
  }

  async close(id: string, at: Date): Promise<boolean> {
    const [rows] = await this.transaction.manager.query(
      `/* AlertRepository.close */
       UPDATE shared_alert SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL RETURNING id`,
      [id, at],
    );
    return rows.length > 0;
  }

  async closeOfSuspension(suspensionId: string, at: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* AlertRepository.closeOfSuspension */
       UPDATE shared_alert SET closed_at = $2 WHERE suspension_id = $1 AND closed_at IS NULL`,
      [suspensionId, at],
    );
  }
}
