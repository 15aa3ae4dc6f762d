import type { EntityManager } from 'typeorm';

export interface AccessClaimRow {
  id: string;
  registrationId: string;
  codeHash: string;
  issuedBy: string;
  issuedAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

export class AccessClaimRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(claim: AccessClaimRow): Promise<void> {
    await this.manager.query(
      `/* AccessClaimRepository.insert */
       INSERT INTO access_claim (id, registration_id, code_hash, issued_by, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [claim.id, claim.registrationId, claim.codeHash, claim.issuedBy, claim.issuedAt, claim.expiresAt],
    );
  }

  async lockByHash(codeHash: string): Promise<AccessClaimRow | null> {
    const [row] = await this.manager.query(
      `/* AccessClaimRepository.lockByHash */
       SELECT id, registration_id AS "registrationId", code_hash AS "codeHash", issued_by AS "issuedBy",
              issued_at AS "issuedAt", expires_at AS "expiresAt", used_at AS "usedAt", revoked_at AS "revokedAt"
       FROM access_claim WHERE code_hash = $1 FOR UPDATE`,
      [codeHash],
    );
    return row ?? null;
  }

  async use(id: string, usedBy: string, usedAt: Date): Promise<void> {
    await this.manager.query(
      '/* AccessClaimRepository.use */ UPDATE access_claim SET used_by = $2, used_at = $3 WHERE id = $1',
      [id, usedBy, usedAt],
    );
  }

  async revokeUnused(registrationId: string, revokedAt: Date): Promise<void> {
    await this.manager.query(
      `/* AccessClaimRepository.revokeUnused */
       UPDATE access_claim SET revoked_at = $2 WHERE registration_id = $1 AND used_at IS NULL AND revoked_at IS NULL`,
      [registrationId, revokedAt],
    );
  }

  /** Counts an attempt, in a new window when the last one began before `windowBegan`; gives how many there were in it. */
  async countAttempt(subject: string, now: Date, windowBegan: Date): Promise<number> {
    const [row] = await this.manager.query(
      `/* AccessClaimRepository.countAttempt */
       INSERT INTO claim_attempt (subject, since, attempts) VALUES ($1, $2, 1)
       ON CONFLICT ON CONSTRAINT claim_attempt_pk DO UPDATE
       SET since = CASE WHEN claim_attempt.since < $3 THEN excluded.since ELSE claim_attempt.since END,
           attempts = CASE WHEN claim_attempt.since < $3 THEN 1 ELSE claim_attempt.attempts + 1 END
       RETURNING attempts`,
      [subject, now, windowBegan],
    );
    return row.attempts;
  }

  /** Held until the transaction ends, so that one person's claims come one after the other. */
  async lockAttempts(subject: string): Promise<void> {
    await this.manager.query(
      '/* AccessClaimRepository.lockAttempts */ SELECT 1 FROM claim_attempt WHERE subject = $1 FOR UPDATE',
      [subject],
    );
  }
}
