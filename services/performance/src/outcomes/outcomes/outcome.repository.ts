import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { OutcomeAudience, OutcomeSeverity, OutcomeState } from './outcome.enums';

export interface OutcomeRow {
  id: string;
  referenceNo: string;
  consultationId: string;
  /** The leading agency. */
  agency: string;
  agencies: string[];
  officeId: string | null;
  country: string | null;
  heldOn: Day;
  theme: string;
  lang: string;
  statement: string;
  severity: OutcomeSeverity;
  audience: OutcomeAudience;
  state: OutcomeState;
  partnerIds: string[];
  round: number;
  commentsUntil: Date;
  agreed: boolean | null;
  recordedBy: string;
  recordedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  version: number;
}

export interface OutcomeRevisionRow {
  outcomeId: string;
  version: number;
  theme: string;
  statement: string;
  severity: OutcomeSeverity;
  audience: OutcomeAudience;
  state: OutcomeState;
  reason: string | null;
  at: Date;
}

export const outcomeColumns = `o.id, o.reference_no AS "referenceNo", o.consultation_id AS "consultationId", o.agency, o.agencies,
  o.office_id AS "officeId", o.country, o.held_on::text AS "heldOn", o.theme, o.lang, o.statement, o.severity, o.audience,
  o.state, o.partner_ids AS "partnerIds", o.round, o.comments_until AS "commentsUntil", o.agreed,
  o.recorded_by AS "recordedBy", o.recorded_at AS "recordedAt", o.published_at AS "publishedAt",
  o.withdrawn_at AS "withdrawnAt", o.withdrawal_reason AS "withdrawalReason", o.version`;

/** Row-level security shows each viewer the outcomes of the audiences that the viewer is in. */
export class OutcomeRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  find(ids: readonly string[]): Promise<OutcomeRow[]> {
    return this.manager.query(
      `/* OutcomeRepository.find */ SELECT ${outcomeColumns} FROM consultation_outcome o WHERE o.id = ANY ($1)`,
      [ids],
    );
  }

  /** Partners may not lock a row that they may not change, so all who write about an outcome take this instead. */
  async lock(id: string): Promise<void> {
    await this.manager.query('/* OutcomeRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `consultation-outcome:${id}`,
    ]);
  }

  async insert(row: OutcomeRow): Promise<void> {
    await this.manager.query(
      `/* OutcomeRepository.insert */
       INSERT INTO consultation_outcome (id, reference_no, consultation_id, agency, agencies, office_id, country, held_on,
         theme, lang, statement, severity, audience, state, partner_ids, round, comments_until, recorded_by, recorded_at,
         version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        row.id,
        row.referenceNo,
        row.consultationId,
        row.agency,
        row.agencies,
        row.officeId,
        row.country,
        row.heldOn,
        row.theme,
        row.lang,
        row.statement,
        row.severity,
        row.audience,
        row.state,
        row.partnerIds,
        row.round,
        row.commentsUntil,
        row.recordedBy,
        row.recordedAt,
        row.version,
      ],
    );
  }

  async update(row: OutcomeRow): Promise<void> {
    await this.manager.query(
      `/* OutcomeRepository.update */
       UPDATE consultation_outcome SET theme = $2, lang = $3, statement = $4, severity = $5, audience = $6, state = $7,
         partner_ids = $8, round = $9, comments_until = $10, agreed = $11, published_at = $12, withdrawn_at = $13,
         withdrawal_reason = $14, version = $15
       WHERE id = $1`,
      [
        row.id,
        row.theme,
        row.lang,
        row.statement,
        row.severity,
        row.audience,
        row.state,
        row.partnerIds,
        row.round,
        row.commentsUntil,
        row.agreed,
        row.publishedAt,
        row.withdrawnAt,
        row.withdrawalReason,
        row.version,
      ],
    );
  }

  async keepRevision(row: OutcomeRow, reason: string | null, at: Date): Promise<void> {
    await this.manager.query(
      `/* OutcomeRepository.keepRevision */
       INSERT INTO outcome_revision (outcome_id, version, theme, statement, severity, audience, state, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.version, row.theme, row.statement, row.severity, row.audience, row.state, reason, at],
    );
  }

  /** The latest 100 of each, latest first. */
  findRevisions(outcomeIds: readonly string[]): Promise<OutcomeRevisionRow[]> {
    return this.manager.query(
      `/* OutcomeRepository.findRevisions */
       SELECT outcome_id AS "outcomeId", version, theme, statement, severity, audience, state, reason, at FROM (
         SELECT *, row_number() OVER (PARTITION BY outcome_id ORDER BY version DESC) AS place
         FROM outcome_revision WHERE outcome_id = ANY ($1)) AS latest
       WHERE place <= 100 ORDER BY outcome_id, version DESC`,
      [outcomeIds],
    );
  }
}
