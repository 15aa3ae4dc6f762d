import type { EntityManager } from 'typeorm';
import type { AgencyRecovery } from './recovery-rate.rules';

export interface RecoveryState {
  claimId: string;
  partnerId: string;
  agency: string;
  currency: string;
  claimed: string;
  recovered: string;
  writtenOff: string;
  claimedOn: string;
  at: string;
}

export class RecoveryRateRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A replay of the feed changes nothing; of two states at one instant the later told one holds. */
  async save(state: RecoveryState): Promise<void> {
    await this.manager.query(
      `/* RecoveryRateRepository.save */
       INSERT INTO recovery_claim_state (claim_id, at, partner_id, agency, currency, claimed, recovered, written_off, claimed_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT recovery_claim_state_pk DO UPDATE SET claimed = excluded.claimed,
         recovered = excluded.recovered, written_off = excluded.written_off, claimed_on = excluded.claimed_on`,
      [
        state.claimId,
        state.at,
        state.partnerId,
        state.agency,
        state.currency,
        state.claimed,
        state.recovered,
        state.writtenOff,
        state.claimedOn,
      ],
    );
  }

  /** What stood at $3 of the claims that were made from $1 to before $2; a merged partner counts as its survivor. */
  summarise(from: string, until: string, at: Date): Promise<AgencyRecovery[]> {
    return this.manager.query(
      `/* RecoveryRateRepository.summarise */
       SELECT s.agency, s.currency, sum(s.claimed)::text AS claimed, sum(s.recovered)::text AS recovered,
         array_agg(DISTINCT coalesce(r.survivor_id, s.partner_id)::text) AS "partnerIds"
       FROM recovery_claim_state s LEFT JOIN partner_redirect r ON r.old_id = s.partner_id
       WHERE s.claimed_on >= $1 AND s.claimed_on < $2 AND s.at <= $3 AND NOT EXISTS (
         SELECT FROM recovery_claim_state later WHERE later.claim_id = s.claim_id AND later.at > s.at AND later.at <= $3)
       GROUP BY s.agency, s.currency`,
      [from, until, at],
    );
  }

  async findCaughtUpAt(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* RecoveryRateRepository.findCaughtUpAt */ SELECT caught_up_at AS "caughtUpAt" FROM feed_cursor WHERE consumer = 'sanctions'`,
    );
    return row?.caughtUpAt ?? null;
  }
}
