import type { EntityManager } from 'typeorm';
import type { ClaimRow, TotalRow } from './recovery-claim.repository';

/** Sums that every agency may read; written with each change of a claim. */
export class RecoveryTotalRepository {
  constructor(private readonly manager: EntityManager) {}

  /** With partners that stand for others through merges. */
  find(partnerId: string | null, agency: string | null): Promise<TotalRow[]> {
    return this.manager.query(
      `/* RecoveryTotalRepository.find */
       SELECT agency, currency, sum(claimed)::text AS claimed, sum(recovered)::text AS recovered,
              sum(written_off)::text AS "writtenOff"
       FROM recovery_total
       WHERE ($1::uuid IS NULL OR partner_id = $1
              OR partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
         AND ($2::text IS NULL OR agency = $2)
       GROUP BY agency, currency ORDER BY agency COLLATE "C", currency COLLATE "C" LIMIT 100`,
      [partnerId, agency],
    );
  }

  /** Adds what a change of a claim makes of it; what a claim was before is null for a new one. */
  async move(after: ClaimRow, before: ClaimRow | null): Promise<void> {
    await this.manager.query(
      `/* RecoveryTotalRepository.move */
       INSERT INTO recovery_total AS t (partner_id, agency, currency, claimed, recovered, written_off)
       VALUES ($1, $2, $3, $4::numeric - $5::numeric, $6::numeric - $7::numeric, $8::numeric - $9::numeric)
       ON CONFLICT ON CONSTRAINT recovery_total_pk DO UPDATE
       SET claimed = t.claimed + excluded.claimed, recovered = t.recovered + excluded.recovered,
           written_off = t.written_off + excluded.written_off`,
      [
        after.partnerId,
        after.agency,
        after.currency,
        after.claimed,
        before?.claimed ?? '0',
        after.recovered,
        before?.recovered ?? '0',
        after.writtenOff,
        before?.writtenOff ?? '0',
      ],
    );
  }
}
