import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export type RecordedStatus = 'ACTIVE' | 'SUSPENDED' | 'RESTRICTED' | 'EXCLUDED';

/** What one agency decided about a partner, for itself alone. A later row replaces an earlier one; none is ever edited. */
export interface AgencyStandingRow {
  id: string;
  partnerId: string;
  /** The record that it was decided about: the partner itself, or one that was merged into it. */
  recordId: string;
  agency: string;
  status: RecordedStatus;
  since: Date;
  until: Date | null;
  decidedBy: string;
  at: Date;
}

export class AgencyStandingRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * The decision of each agency that is in force at an instant, as recorded by then; one that has ended leaves none. What
   * was decided about a record that was merged into the partner binds it too: what restricts counts (decision 9).
   */
  findInForce(partnerIds: readonly string[], at: Date): Promise<AgencyStandingRow[]> {
    return this.manager.query(
      `/* AgencyStandingRepository.findInForce */
       SELECT latest.id, coalesce(r.survivor_id, latest.partner_id) AS "partnerId", latest.partner_id AS "recordId",
              latest.agency, latest.status, latest.since, latest.until, latest.decided_by AS "decidedBy", latest.at
       FROM (SELECT DISTINCT ON (s.partner_id, s.agency) s.* FROM partner_agency_standing s
             WHERE s.partner_id IN (SELECT unnest($1::uuid[])
                                    UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1))
               AND s.at <= $2 AND s.since <= $2
             ORDER BY s.partner_id, s.agency, s.id DESC) AS latest
       LEFT JOIN partner_redirect r ON r.old_id = latest.partner_id
       WHERE latest.until IS NULL OR latest.until > $2
       ORDER BY "partnerId", latest.agency, latest.id`,
      [partnerIds, at],
    );
  }

  async insert(row: AgencyStandingRow): Promise<void> {
    await this.manager.query(
      `/* AgencyStandingRepository.insert */
       INSERT INTO partner_agency_standing (id, partner_id, agency, status, since, until, decided_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [row.id, row.recordId, row.agency, row.status, row.since, row.until, row.decidedBy, row.at],
    );
  }
}

export interface AgencyStandingReasonRow {
  standingId: string;
  partnerId: string;
  agency: string;
  reason: string;
  note: string;
  evidenceDocumentId: string | null;
}

/** Confidential: the deciding agency's own. */
export class AgencyStandingReasonRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByStandings(standingIds: readonly string[]): Promise<AgencyStandingReasonRow[]> {
    return this.manager.query(
      `/* AgencyStandingReasonRepository.findByStandings */
       SELECT standing_id AS "standingId", partner_id AS "partnerId", agency, reason, note,
              evidence_document_id AS "evidenceDocumentId"
       FROM agency_standing_reason WHERE standing_id = ANY ($1)`,
      [standingIds],
    );
  }

  async insert(row: AgencyStandingReasonRow): Promise<void> {
    await this.manager.query(
      `/* AgencyStandingReasonRepository.insert */
       INSERT INTO agency_standing_reason (standing_id, partner_id, agency, reason, note, evidence_document_id)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.standingId, row.partnerId, row.agency, row.reason, row.note, row.evidenceDocumentId],
    );
  }
}
