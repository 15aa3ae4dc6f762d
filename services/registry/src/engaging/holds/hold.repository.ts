import type { EntityManager } from 'typeorm';
import type { EligibilityPurpose } from '../eligibility/eligibility.rules';

export type HoldSource = 'SANCTIONS' | 'STANDING' | 'DOCUMENT' | 'DECLARATION' | 'CLOSURE_ASSESSMENT' | 'MANUAL';

export interface HoldRow {
  id: string;
  partnerId: string;
  source: HoldSource;
  code: string;
  message: string;
  /** Whom it binds; null is every agency. */
  agency: string | null;
  purposes: `${EligibilityPurpose}`[];
  ref: string | null;
  since: Date;
  until: Date | null;
  placedBy: string;
  placedAt: Date;
  liftedBy: string | null;
  liftedAt: Date | null;
  liftReason: string | null;
}

const columns = `h.id, h.partner_id AS "partnerId", h.source, h.code, h.message, h.agency, h.purposes, h.ref, h.since, h.until,
  h.placed_by AS "placedBy", h.placed_at AS "placedAt", h.lifted_by AS "liftedBy", h.lifted_at AS "liftedAt",
  h.lift_reason AS "liftReason"`;

export class HoldRepository {
  constructor(private readonly manager: EntityManager) {}

  /** In force at an instant, as recorded by then; those of merged partners bind the survivor. */
  findActive(partnerIds: readonly string[], at: Date): Promise<HoldRow[]> {
    return this.manager.query(
      `/* HoldRepository.findActive */
       SELECT ${columns}, coalesce(r.survivor_id, h.partner_id) AS "partnerId"
       FROM eligibility_hold h LEFT JOIN partner_redirect r ON r.old_id = h.partner_id
       WHERE h.partner_id IN (SELECT unnest($1::uuid[])
           UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1)) AND h.placed_at <= $2 AND h.since <= $2 AND (h.until IS NULL OR h.until > $2)
         AND (h.lifted_at IS NULL OR h.lifted_at > $2)
       ORDER BY h.partner_id, h.id`,
      [partnerIds, at],
    );
  }

  async find(id: string): Promise<HoldRow | null> {
    const [row] = await this.manager.query(
      `/* HoldRepository.find */ SELECT ${columns} FROM eligibility_hold h WHERE h.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Placing what is in place already changes nothing; gives whether it was new. */
  async insert(hold: HoldRow): Promise<boolean> {
    const rows = await this.manager.query(
      `/* HoldRepository.insert */
       INSERT INTO eligibility_hold (id, partner_id, source, code, message, agency, purposes, ref, since, until, placed_by,
                                     placed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id`,
      [
        hold.id,
        hold.partnerId,
        hold.source,
        hold.code,
        hold.message,
        hold.agency,
        hold.purposes,
        hold.ref,
        hold.since,
        hold.until,
        hold.placedBy,
        hold.placedAt,
      ],
    );
    return rows.length > 0;
  }

  async lift(hold: Pick<HoldRow, 'id' | 'liftedBy' | 'liftedAt' | 'liftReason'>): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* HoldRepository.lift */
       UPDATE eligibility_hold SET lifted_by = $2, lifted_at = $3, lift_reason = $4
       WHERE id = $1 AND lifted_at IS NULL RETURNING id`,
      [hold.id, hold.liftedBy, hold.liftedAt, hold.liftReason],
    );
    return rows.length > 0;
  }
}
