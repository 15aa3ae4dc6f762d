import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AuditFirm, AuditTerms } from './audit-firm.view';

export interface FirmRow extends AuditFirm {
  addedAt: Date;
}

export interface TermsRow extends AuditTerms {
  setBy: string;
  setAt: Date;
}

const firmColumns = `f.id, f.name, f.country, f.licence_no AS "licenceNo", f.active AS "isActive",
  f.added_by_agency AS "addedByAgency", f.added_at AS "addedAt", f.version`;
const termsColumns = `t.id, t.agency AS "agencyCode", t.type, t.version, t.text, t.effective_from::text AS "effectiveFrom",
  t.set_by AS "setBy", t.set_at AS "setAt"`;
const matching = `FROM audit_firm f
  WHERE ($1::text IS NULL OR f.country = $1) AND ($2::text IS NULL OR starts_with(lower(f.name), lower($2)))`;

export class AuditFirmRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<FirmRow[]> {
    return this.manager.query(
      `/* AuditFirmRepository.findByIds */ SELECT ${firmColumns} FROM audit_firm f WHERE f.id = ANY ($1)`,
      [ids],
    );
  }

  search(country: string | null, name: string | null, after: string | null, limit: number): Promise<FirmRow[]> {
    return this.manager.query(
      `/* AuditFirmRepository.search */
       SELECT ${firmColumns} ${matching} AND ($3::uuid IS NULL OR f.id < $3) ORDER BY f.id DESC LIMIT $4`,
      [country, name, after, limit],
    );
  }

  async count(country: string | null, name: string | null): Promise<number> {
    const [{ count }] = await this.manager.query(`/* AuditFirmRepository.count */ ${countUpTo(matching)}`, [
      country,
      name,
    ]);
    return count;
  }

  /** False when there is one of this name in the country. */
  async insert(row: FirmRow): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `/* AuditFirmRepository.insert */
       INSERT INTO audit_firm (id, name, country, licence_no, active, added_by_agency, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (lower(name), country) DO NOTHING RETURNING id`,
      [row.id, row.name, row.country, row.licenceNo, row.isActive, row.addedByAgency, row.addedAt],
    );
    return inserted.length > 0;
  }

  /** False when somebody else was faster. */
  async setActive(id: string, isActive: boolean, expectedVersion: number): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* AuditFirmRepository.setActive */
       UPDATE audit_firm SET active = $2, version = version + 1 WHERE id = $1 AND version = $3 RETURNING id`,
      [id, isActive, expectedVersion],
    );
    return rows.length > 0;
  }

  findTermsByIds(ids: readonly string[]): Promise<TermsRow[]> {
    return this.manager.query(
      `/* AuditFirmRepository.findTermsByIds */ SELECT ${termsColumns} FROM audit_terms t WHERE t.id = ANY ($1)`,
      [ids],
    );
  }

  /** In force on the day. */
  async findTerms(agency: string, type: string, day: string): Promise<TermsRow | null> {
    const [row] = await this.manager.query(
      `/* AuditFirmRepository.findTerms */
       SELECT ${termsColumns} FROM audit_terms t
       WHERE t.agency = $1 AND t.type = $2 AND t.effective_from <= $3
       ORDER BY t.effective_from DESC, t.version DESC LIMIT 1`,
      [agency, type, day],
    );
    return row ?? null;
  }

  async lastVersion(agency: string, type: string): Promise<number> {
    const [{ version }] = await this.manager.query(
      `/* AuditFirmRepository.lastVersion */
       SELECT coalesce(max(version), 0)::int AS version FROM audit_terms WHERE agency = $1 AND type = $2`,
      [agency, type],
    );
    return version;
  }

  /** False when somebody else was faster. */
  async insertTerms(row: TermsRow): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `/* AuditFirmRepository.insertTerms */
       INSERT INTO audit_terms (id, agency, type, version, text, effective_from, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT audit_terms_version_uq DO NOTHING RETURNING id`,
      [row.id, row.agencyCode, row.type, row.version, row.text, row.effectiveFrom, row.setBy, row.setAt],
    );
    return inserted.length > 0;
  }
}
