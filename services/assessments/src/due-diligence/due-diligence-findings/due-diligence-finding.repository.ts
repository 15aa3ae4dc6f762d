import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { DueDiligenceOutcome, ExclusionCriterion } from '../due-diligence-cases/due-diligence-case.enums';
import type { Dimension } from '../due-diligence-levels/due-diligence-level.rules';
import type { ControversySeverity, ControversyStatus, EvidenceOrigin } from './due-diligence-finding.view';

interface OfCase {
  id: string;
  caseId: string;
  agency: string;
  partnerId: string;
  sealed: string;
}

export interface FindingRow extends OfCase {
  dimension: Dimension;
  finding: `${DueDiligenceOutcome}`;
  exclusions: `${ExclusionCriterion}`[];
  recordedBy: string;
  recordedAt: Date;
}

export interface EvidenceRow extends OfCase {
  findingId: string;
  origin: `${EvidenceOrigin}`;
  fileId: string | null;
}

export interface ControversyRow extends OfCase {
  severity: `${ControversySeverity}`;
  status: `${ControversyStatus}`;
  origin: `${EvidenceOrigin}`;
  occurredOn: Day;
  replaces: string | null;
  recordedBy: string;
  recordedAt: Date;
}

/** Confidential and append-only. */
export class DueDiligenceFindingRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest 100 of each case, newest first. */
  findFindings(caseIds: readonly string[]): Promise<FindingRow[]> {
    return this.transaction.manager.query(
      `/* DueDiligenceFindingRepository.findFindings */
       SELECT f.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT id, case_id AS "caseId", agency, partner_id AS "partnerId", dimension, finding, exclusions, sealed,
                recorded_by AS "recordedBy", recorded_at AS "recordedAt"
         FROM due_diligence_finding WHERE case_id = asked.id ORDER BY id DESC LIMIT 100) AS f`,
      [caseIds],
    );
  }

  findEvidence(caseIds: readonly string[]): Promise<EvidenceRow[]> {
    return this.transaction.manager.query(
      `/* DueDiligenceFindingRepository.findEvidence */
       SELECT id, finding_id AS "findingId", case_id AS "caseId", agency, partner_id AS "partnerId", origin, sealed,
              file_id AS "fileId"
       FROM due_diligence_evidence WHERE case_id = ANY ($1) ORDER BY id`,
      [caseIds],
    );
  }

  /** The latest 100 of each case, newest first. */
  findControversies(caseIds: readonly string[]): Promise<ControversyRow[]> {
    return this.transaction.manager.query(
      `/* DueDiligenceFindingRepository.findControversies */
       SELECT c.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT id, case_id AS "caseId", agency, partner_id AS "partnerId", severity, status, origin,
                occurred_on::text AS "occurredOn", replaces, sealed, recorded_by AS "recordedBy",
                recorded_at AS "recordedAt"
         FROM due_diligence_controversy WHERE case_id = asked.id ORDER BY id DESC LIMIT 100) AS c`,
      [caseIds],
    );
  }

  async insertFinding(row: FindingRow): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceFindingRepository.insertFinding */
       INSERT INTO due_diligence_finding (id, case_id, agency, partner_id, dimension, finding, exclusions, sealed,
                                          recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.caseId,
        row.agency,
        row.partnerId,
        row.dimension,
        row.finding,
        row.exclusions,
        row.sealed,
        row.recordedBy,
        row.recordedAt,
      ],
    );
  }

  async insertEvidence(rows: readonly EvidenceRow[]): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceFindingRepository.insertEvidence */
       INSERT INTO due_diligence_evidence (id, finding_id, case_id, agency, partner_id, origin, sealed, file_id)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS e (id uuid, "findingId" uuid, "caseId" uuid, agency text,
         "partnerId" uuid, origin text, sealed text, "fileId" uuid)`,
      [JSON.stringify(rows)],
    );
  }

  /** False when another record has taken the place of the same one. */
  async insertControversy(row: ControversyRow): Promise<boolean> {
    const inserted = await this.transaction.manager.query(
      `/* DueDiligenceFindingRepository.insertControversy */
       INSERT INTO due_diligence_controversy (id, case_id, agency, partner_id, severity, status, origin, occurred_on,
                                              replaces, sealed, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT ON CONSTRAINT due_diligence_controversy_replaces_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.caseId,
        row.agency,
        row.partnerId,
        row.severity,
        row.status,
        row.origin,
        row.occurredOn,
        row.replaces,
        row.sealed,
        row.recordedBy,
        row.recordedAt,
      ],
    );
    return inserted.length > 0;
  }
}
