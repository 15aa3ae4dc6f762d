import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { AlertSearch } from './alert.repository';
import type { AlertAction, AlertCategory, AlertLevel } from './alert.rules';

/** The copy of an alert that one agency has. */
export interface DeliveryRow {
  id: string;
  alertId: string;
  agency: string;
  leadAgency: string;
  aboutCase: boolean;
  partnerId: string;
  level: `${AlertLevel}`;
  category: `${AlertCategory}`;
  suspensionId: string | null;
  /** Until when there is a suspension to join; never shown. */
  suspendedUntil: Date | null;
  deliveredAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  action: `${AlertAction}` | null;
  /** Sealed. */
  note: string | null;
  closedAt: Date | null;
  version: number;
}

export type NewDelivery = Omit<
  DeliveryRow,
  'acknowledgedAt' | 'acknowledgedBy' | 'action' | 'note' | 'closedAt' | 'version'
>;

export type Acknowledgement = Pick<DeliveryRow, 'acknowledgedAt' | 'acknowledgedBy' | 'action' | 'note'>;

const columns = `d.id, d.alert_id AS "alertId", d.agency, d.lead_agency AS "leadAgency", d.about_case AS "aboutCase",
  d.partner_id AS "partnerId", d.level, d.category, d.suspension_id AS "suspensionId",
  d.suspended_until AS "suspendedUntil", d.delivered_at AS "deliveredAt", d.acknowledged_at AS "acknowledgedAt",
  d.acknowledged_by AS "acknowledgedBy", d.action, d.note, d.closed_at AS "closedAt", d.version`;

// Row-level security shows the lead agency the copies of others; this list is of the copies that were sent to the viewer.
const matching = `FROM alert_delivery d WHERE d.agency = $1 AND ($2::uuid IS NULL OR d.partner_id = $2)
  AND ($3::boolean IS NULL OR (d.closed_at IS NULL) = $3)
  AND ($4::boolean IS NULL OR (d.acknowledged_at IS NOT NULL) = $4)`;

export class DeliveryRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search({ agency, partnerId, isOpen, isAcknowledged, after, limit }: AlertSearch): Promise<DeliveryRow[]> {
    return this.transaction.manager.query(
      `/* DeliveryRepository.search */
       SELECT ${columns} ${matching} AND ($5::uuid IS NULL OR d.id < $5) ORDER BY d.id DESC LIMIT $6`,
      [agency, partnerId, isOpen, isAcknowledged, after, limit],
    );
  }

  async count({ agency, partnerId, isOpen, isAcknowledged }: AlertSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(`/* DeliveryRepository.count */ ${countUpTo(matching)}`, [
      agency,
      partnerId,
      isOpen,
      isAcknowledged,
    ]);
    return count;
  }

  /** Of these alerts, by agency; the lead agency sees who has them. */
  findByAlerts(alertIds: readonly string[]): Promise<DeliveryRow[]> {
    return this.transaction.manager.query(
      `/* DeliveryRepository.findByAlerts */
       SELECT ${columns} FROM alert_delivery d WHERE d.alert_id = ANY ($1) ORDER BY d.agency COLLATE "C"`,
      [alertIds],
    );
  }

  /** The copy that was sent to this agency, locked. */
  async lock(id: string, agency: string): Promise<DeliveryRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* DeliveryRepository.lock */
       SELECT ${columns} FROM alert_delivery d WHERE d.id = $1 AND d.agency = $2 FOR UPDATE`,
      [id, agency],
    );
    return row ?? null;
  }

  /** Copies of this agency that tell of a suspension of the partner, the latest one first. */
  findJoinable(partnerId: string, agency: string, at: Date): Promise<{ id: string }[]> {
    return this.transaction.manager.query(
      `/* DeliveryRepository.findJoinable */
       SELECT d.id FROM alert_delivery d
       WHERE d.partner_id = $1 AND d.agency = $2 AND d.closed_at IS NULL AND d.suspended_until > $3
       ORDER BY d.id DESC LIMIT 1`,
      [partnerId, agency, at],
    );
  }

  async insert(row: NewDelivery): Promise<void> {
    await this.transaction.manager.query(
      `/* DeliveryRepository.insert */
       INSERT INTO alert_delivery (id, alert_id, agency, lead_agency, about_case, partner_id, level, category,
                                   suspension_id, suspended_until, delivered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.alertId,
        row.agency,
        row.leadAgency,
        row.aboutCase,
        row.partnerId,
        row.level,
        row.category,
        row.suspensionId,
        row.suspendedUntil,
        row.deliveredAt,
      ],
    );
  }

  async acknowledge(id: string, { acknowledgedAt, acknowledgedBy, action, note }: Acknowledgement): Promise<void> {
    await this.transaction.manager.query(
      `/* DeliveryRepository.acknowledge */
       UPDATE alert_delivery
       SET acknowledged_at = $2, acknowledged_by = $3, action = $4, note = $5, version = version + 1 WHERE id = $1`,
      [id, acknowledgedAt, acknowledgedBy, action, note],
    );
  }

  async close(alertId: string, at: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* DeliveryRepository.close */
       UPDATE alert_delivery SET closed_at = $2 WHERE alert_id = $1 AND closed_at IS NULL`,
      [alertId, at],
    );
  }

  async followSuspension(suspensionId: string, until: Date | null, closedAt: Date | null): Promise<void> {
    await this.transaction.manager.query(
      `/* DeliveryRepository.followSuspension */
       UPDATE alert_delivery SET suspended_until = $2, closed_at = coalesce(closed_at, $3) WHERE suspension_id = $1`,
      [suspensionId, until, closedAt],
    );
  }
}
