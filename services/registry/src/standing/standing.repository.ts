import type { EntityManager } from 'typeorm';
import type { PartnerStanding } from '../partners/partner.entity';

export interface StandingChangeRow {
  id: string;
  partnerId: string;
  fromStanding: PartnerStanding;
  toStanding: PartnerStanding;
  reason: string;
  source: string;
  note: string | null;
  actor: string;
  agency: string | null;
  at: Date;
}

export class StandingRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Locks the partner until the transaction ends, so that changes of standing come one after the other. */
  async lock(partnerId: string): Promise<PartnerStanding | null> {
    const [row] = await this.manager.query(
      '/* StandingRepository.lock */ SELECT standing FROM partner WHERE id = $1 FOR NO KEY UPDATE',
      [partnerId],
    );
    return row?.standing ?? null;
  }

  async save(change: StandingChangeRow): Promise<void> {
    await this.manager.query(
      `/* StandingRepository.save */
       WITH changed AS (UPDATE partner SET standing = $4, version = version + 1 WHERE id = $2)
       INSERT INTO standing_change (id, partner_id, from_standing, to_standing, reason, source, note, actor, agency, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        change.id,
        change.partnerId,
        change.fromStanding,
        change.toStanding,
        change.reason,
        change.source,
        change.note,
        change.actor,
        change.agency,
        change.at,
      ],
    );
  }
}
