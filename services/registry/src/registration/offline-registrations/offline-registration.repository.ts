import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { OfflineStep, StepProblem } from './offline-registration.rules';
import type { OfflineAppliedStep } from './offline-registration.view';

export interface OfflineRegistrationRow {
  id: string;
  registrationId: string;
  agency: string;
  importedBy: string;
  importedAt: Date;
  packSha256: string;
  scanFileId: string;
  signedOn: string;
  /** What of the pack is not applied yet, sealed; null once it is erased. */
  sealed: string | null;
  pending: OfflineStep[];
  applied: OfflineAppliedStep[];
  problems: StepProblem[];
  closedAt: Date | null;
}

const columns = `id, registration_id AS "registrationId", agency, imported_by AS "importedBy", imported_at AS "importedAt",
  pack_sha256 AS "packSha256", scan_file_id AS "scanFileId", signed_on::text AS "signedOn", sealed, pending, applied, problems,
  closed_at AS "closedAt"`;

/** Packs of partners are for the staff of the agency that took them in, so row-level security guards the table. */
export class OfflineRegistrationRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  async find(id: string): Promise<OfflineRegistrationRow | null> {
    const [row] = await this.manager.query(
      `/* OfflineRegistrationRepository.find */ SELECT ${columns} FROM offline_registration WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async findByRegistration(registrationId: string): Promise<OfflineRegistrationRow | null> {
    const [row] = await this.manager.query(
      `/* OfflineRegistrationRepository.findByRegistration */
       SELECT ${columns} FROM offline_registration WHERE registration_id = $1`,
      [registrationId],
    );
    return row ?? null;
  }

  async lockByRegistration(registrationId: string): Promise<OfflineRegistrationRow | null> {
    const [row] = await this.manager.query(
      `/* OfflineRegistrationRepository.lockByRegistration */
       SELECT ${columns} FROM offline_registration WHERE registration_id = $1 FOR UPDATE`,
      [registrationId],
    );
    return row ?? null;
  }

  async insert(row: OfflineRegistrationRow): Promise<void> {
    await this.manager.query(
      `/* OfflineRegistrationRepository.insert */
       INSERT INTO offline_registration (id, registration_id, agency, imported_by, imported_at, pack_sha256, scan_file_id,
                                         signed_on, sealed, pending, applied, problems, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.registrationId,
        row.agency,
        row.importedBy,
        row.importedAt,
        row.packSha256,
        row.scanFileId,
        row.signedOn,
        row.sealed,
        JSON.stringify(row.pending),
        JSON.stringify(row.applied),
        JSON.stringify(row.problems),
        row.closedAt,
      ],
    );
  }

  async update({ id, sealed, pending, applied, problems, closedAt }: OfflineRegistrationRow): Promise<void> {
    await this.manager.query(
      `/* OfflineRegistrationRepository.update */
       UPDATE offline_registration SET sealed = $2, pending = $3, applied = $4, problems = $5, closed_at = $6 WHERE id = $1`,
      [id, sealed, JSON.stringify(pending), JSON.stringify(applied), JSON.stringify(problems), closedAt],
    );
  }

  /** False when somebody else took the same file in meanwhile. */
  async erasePack(fileId: string): Promise<boolean> {
    const [row] = await this.manager.query(
      '/* OfflineRegistrationRepository.erasePack */ SELECT erase_offline_pack($1) AS erased',
      [fileId],
    );
    return row.erased;
  }

  /** What was kept for registrations that have ended; gives the ids. */
  async closeEnded(now: Date, limit: number): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* OfflineRegistrationRepository.closeEnded */
       UPDATE offline_registration SET sealed = NULL, closed_at = $1
       WHERE id IN (SELECT o.id FROM offline_registration o JOIN registration r ON r.id = o.registration_id
                    WHERE o.sealed IS NOT NULL AND r.state IN ('REGISTERED', 'REJECTED', 'WITHDRAWN', 'LAPSED')
                    ORDER BY o.id LIMIT $2)
       RETURNING id`,
      [now, limit],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  /** Packs that were sent before and that nobody took in; gives their ids. */
  async eraseForgotten(sentBefore: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* OfflineRegistrationRepository.eraseForgotten */
       SELECT f.id FROM (SELECT id FROM stored_file WHERE kind = 'OFFLINE_PACK' AND created_at < $1 ORDER BY created_at
                         LIMIT $2) AS f
       WHERE erase_offline_pack(f.id)`,
      [sentBefore, limit],
    );
    return rows.map(({ id }) => id);
  }

  private get manager() {
    return this.transaction.manager;
  }
}
