import type { EntityManager } from 'typeorm';
import type { ClearanceState, KnownClearance } from './clearance.rules';

export interface ClearanceRow extends KnownClearance {
  partnerId: string;
  checkedAt: Date | null;
  snapshots: string[];
}

export interface LockedClearance {
  partnerId: string;
  status: ClearanceState;
  basisHash: string | null;
}

export interface ClearanceTerms {
  checkedAt: Date;
  snapshots: readonly string[];
  scorerVersion: string;
}

export interface NewClearance {
  partnerId: string;
  status: ClearanceState;
  basisHash: string;
  screeningId: string;
}

const locked = 'partner_id AS "partnerId", status, basis_hash AS "basisHash"';

/** Whoever screens a partner locks its clearance first, and reads the names afterwards: the later one sees them newer. */
export class ClearanceRepository {
  constructor(private readonly manager: EntityManager) {}

  findByPartners(partnerIds: readonly string[]): Promise<ClearanceRow[]> {
    return this.manager.query(
      `/* ClearanceRepository.findByPartners */
       SELECT asked.id AS "partnerId", c.status, c.basis_hash AS "basisHash", c.checked_at AS "checkedAt", c.snapshots,
              b.basis_hash AS "currentBasisHash"
       FROM unnest($1::uuid[]) AS asked (id) LEFT JOIN partner_redirect r ON r.old_id = asked.id
       JOIN clearance c ON c.partner_id = coalesce(r.survivor_id, asked.id)
       LEFT JOIN partner_basis b ON b.partner_id = c.partner_id`,
      [partnerIds],
    );
  }

  async insertUnknown(partnerId: string): Promise<void> {
    await this.manager.query(
      `/* ClearanceRepository.insertUnknown */
       INSERT INTO clearance (partner_id, status) VALUES ($1, 'UNKNOWN') ON CONFLICT (partner_id) DO NOTHING`,
      [partnerId],
    );
  }

  /** In the order of ids, so that two runs never wait for each other; merged partners are screened with their survivor. */
  lock(partnerIds: readonly string[]): Promise<LockedClearance[]> {
    return this.manager.query(
      `/* ClearanceRepository.lock */
       SELECT ${locked} FROM clearance
       WHERE partner_id = ANY ($1) AND NOT EXISTS (SELECT FROM partner_redirect WHERE old_id = partner_id)
       ORDER BY partner_id FOR NO KEY UPDATE`,
      [partnerIds],
    );
  }

  async save(clearances: NewClearance[], { checkedAt, snapshots, scorerVersion }: ClearanceTerms): Promise<void> {
    await this.manager.query(
      `/* ClearanceRepository.save */
       UPDATE clearance AS c SET status = n.status, basis_hash = n.basis_hash, screening_id = n.screening_id,
         checked_at = $5, snapshots = $6, scorer_version = $7
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) AS n (partner_id, status, basis_hash, screening_id)
       WHERE c.partner_id = n.partner_id`,
      [
        clearances.map(({ partnerId }) => partnerId),
        clearances.map(({ status }) => status),
        clearances.map(({ basisHash }) => basisHash),
        clearances.map(({ screeningId }) => screeningId),
        checkedAt,
        snapshots,
        scorerVersion,
      ],
    );
  }
}
