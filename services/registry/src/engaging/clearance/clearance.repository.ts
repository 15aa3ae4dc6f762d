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

  findByPartners(partnerIds: readonly string[]): Promise<ClearanceChange[]> {
    return this.manager.query(
      `/* ClearanceRepository.findByPartners */
       SELECT partner_id AS "partnerId", status, basis_hash AS "basisHash", checked_at AS "checkedAt"
       FROM clearance WHERE partner_id = ANY ($1)`,
      [partnerIds],
    );
  }

  /** As it had been recorded by an instant. */
  findByPartnersAt(partnerIds: readonly string[], at: Date): Promise<ClearanceChange[]> {
    return this.manager.query(
      `/* ClearanceRepository.findByPartnersAt */
       SELECT DISTINCT ON (partner_id) partner_id AS "partnerId", status, basis_hash AS "basisHash", checked_at AS "checkedAt"
       FROM clearance_history WHERE partner_id = ANY ($1) AND recorded_at <= $2
       ORDER BY partner_id, recorded_at DESC, id DESC`,
      [partnerIds, at],
    );
  }

  findConfirmationsAt(at: Date): Promise<ListConfirmation[]> {
    return this.manager.query(
      `/* ClearanceRepository.findConfirmationsAt */
       SELECT DISTINCT ON (source) source, binding, max_age_hours AS "maxAgeHours", confirmed_at AS "confirmedAt"
       FROM list_confirmation_history WHERE recorded_at <= $1 ORDER BY source, recorded_at DESC, id DESC`,
      [at],
    );
  }

  /** Which basis each partner had by then. */
  findBasesAt(partnerIds: readonly string[], at: Date): Promise<{ partnerId: string; basisHash: string }[]> {
    return this.manager.query(
      `/* ClearanceRepository.findBasesAt */
       SELECT DISTINCT ON (partner_id) partner_id AS "partnerId", basis_hash AS "basisHash"
       FROM screening_basis_history WHERE partner_id = ANY ($1) AND at <= $2 ORDER BY partner_id, at DESC, id DESC`,
      [partnerIds, at],
    );
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

  async save(
    id: string,
    { partnerId, status, basisHash, checkedAt }: ClearanceChange,
    recordedAt: Date,
  ): Promise<void> {
    await this.manager.query(
      `/* ClearanceRepository.save */
       WITH noted AS (
         INSERT INTO clearance_history (id, partner_id, status, basis_hash, checked_at, recorded_at)
         VALUES ($5, $1, $2, $3, $4, $6))
       INSERT INTO clearance (partner_id, status, basis_hash, checked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partner_id) DO UPDATE
       SET status = excluded.status, basis_hash = excluded.basis_hash, checked_at = excluded.checked_at`,
      [partnerId, status, basisHash, checkedAt, id, recordedAt],
    );
  }

  async saveConfirmation(
    id: string,
    { source, binding, maxAgeHours, version, publishedAt, confirmedAt }: ListsConfirmed,
    recordedAt: Date,
  ): Promise<void> {
    await this.manager.query(
      `/* ClearanceRepository.saveConfirmation */
       WITH noted AS (
         INSERT INTO list_confirmation_history (id, source, binding, max_age_hours, version, confirmed_at, recorded_at)
         VALUES ($7, $1, $2, $3, $4, $6, $8))
       INSERT INTO list_confirmation (source, binding, max_age_hours, version, published_at, confirmed_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (source) DO UPDATE
       SET binding = excluded.binding, max_age_hours = excluded.max_age_hours, version = excluded.version,
           published_at = excluded.published_at, confirmed_at = excluded.confirmed_at`,
      [source, binding, maxAgeHours, version, publishedAt, confirmedAt, id, recordedAt],
    );
  }
}
