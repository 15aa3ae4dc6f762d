import type { EntityManager } from 'typeorm';
import type { KnownClearance } from '../clearances/clearance.rules';
import type { ScreeningCertificate } from './certificate.entity';
import type { PublicJwk } from './certificate.signer';

export type CertificateRow = Omit<ScreeningCertificate, 'partner'>;

/** What the last screening of a partner says now. */
export interface Certifiable extends KnownClearance {
  partnerId: string;
  screeningId: string | null;
  checkedAt: Date | null;
  snapshots: string[];
  scorerVersion: string | null;
}

export class CertificateRepository {
  constructor(private readonly manager: EntityManager) {}

  async findCertifiable(partnerId: string): Promise<Certifiable | null> {
    const [row] = await this.manager.query(
      `/* CertificateRepository.findCertifiable */
       SELECT c.partner_id AS "partnerId", c.status, c.basis_hash AS "basisHash", b.basis_hash AS "currentBasisHash",
              c.screening_id AS "screeningId", c.checked_at AS "checkedAt", c.snapshots, c.scorer_version AS "scorerVersion"
       FROM clearance c JOIN partner_basis b ON b.partner_id = c.partner_id WHERE c.partner_id = $1`,
      [partnerId],
    );
    return row ?? null;
  }

  async insert(row: CertificateRow): Promise<void> {
    const { id, partnerId, screeningId, agency, issuedBy, issuedAt, kid, jws } = row;
    await this.manager.query(
      `/* CertificateRepository.insert */
       INSERT INTO screening_certificate (id, partner_id, screening_id, agency, issued_by, issued_at, kid, jws)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, partnerId, screeningId, agency, issuedBy, issuedAt, kid, jws],
    );
  }

  async find(id: string): Promise<CertificateRow | null> {
    const [row] = await this.manager.query(
      `/* CertificateRepository.find */
       SELECT id, partner_id AS "partnerId", screening_id AS "screeningId", agency, issued_by AS "issuedBy",
              issued_at AS "issuedAt", kid, jws
       FROM screening_certificate WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Keys stay published after they are no longer used: what they signed is checked for years. */
  async keepKey(jwk: PublicJwk, at: Date): Promise<void> {
    await this.manager.query(
      `/* CertificateRepository.keepKey */
       INSERT INTO certificate_key (kid, jwk, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [jwk.kid, JSON.stringify(jwk), at],
    );
  }

  findKeys(): Promise<{ jwk: PublicJwk }[]> {
    return this.manager.query(
      '/* CertificateRepository.findKeys */ SELECT jwk FROM certificate_key ORDER BY first_used_at DESC LIMIT 100',
    );
  }
}
