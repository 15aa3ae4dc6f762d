import type { EntityManager } from 'typeorm';
import type { KnownClearance, ListBinding, ListConfirmation } from './clearance.rules';

export interface ClearanceChange extends KnownClearance {
  partnerId: string;
}

export interface ListsConfirmed {
  source: string;
  binding: ListBinding;
  maxAgeHours: number;
  version: string;
  publishedAt: string;
  confirmedAt: string;
}

/** The projection of what sanctions publishes; written by the feed consumer alone. */
export class ClearanceRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(partnerId: string): Promise<KnownClearance | null> {
    const [row] = await this.manager.query(
      `/* ClearanceRepository.find */
       SELECT status, basis_hash AS "basisHash", checked_at AS "checkedAt" FROM clearance WHERE partner_id = $1`,
      [partnerId],
    );
    return row ?? null;
  }

  findConfirmations(): Promise<ListConfirmation[]> {
    return this.manager.query(
      `/* ClearanceRepository.findConfirmations */
       SELECT source, binding, max_age_hours AS "maxAgeHours", confirmed_at AS "confirmedAt"
       FROM list_confirmation ORDER BY source`,
    );
  }

  async findCaughtUpAt(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* ClearanceRepository.findCaughtUpAt */ SELECT caught_up_at AS "caughtUpAt" FROM feed_cursor WHERE consumer = 'sanctions'`,
    );
    return row?.caughtUpAt ?? null;
  }

  async save({ partnerId, status, basisHash, checkedAt }: ClearanceChange): Promise<void> {
    await this.manager.query(
      `/* ClearanceRepository.save */
       INSERT INTO clearance (partner_id, status, basis_hash, checked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partner_id) DO UPDATE
       SET status = excluded.status, basis_hash = excluded.basis_hash, checked_at = excluded.checked_at`,
      [partnerId, status, basisHash, checkedAt],
    );
  }

  async saveConfirmation({
    source,
    binding,
    maxAgeHours,
    version,
    publishedAt,
    confirmedAt,
  }: ListsConfirmed): Promise<void> {
    await this.manager.query(
      `/* ClearanceRepository.saveConfirmation */
       INSERT INTO list_confirmation (source, binding, max_age_hours, version, published_at, confirmed_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (source) DO UPDATE
       SET binding = excluded.binding, max_age_hours = excluded.max_age_hours, version = excluded.version,
           published_at = excluded.published_at, confirmed_at = excluded.confirmed_at`,
      [source, binding, maxAgeHours, version, publishedAt, confirmedAt],
    );
  }
}
