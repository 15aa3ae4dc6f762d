import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { State } from '../cases/case.rules';

export interface RespondentCaseRow {
  id: string;
  caseId: string;
  referenceNo: string;
  leadAgencyCode: string;
  partnerId: string;
  state: State;
  notifiedAt: Date;
  responseDueAt: Date;
  respondedAt: Date | null;
}

/** Row-level security shows a partner's user only the respondents that it acts for, from their notice on. */
export class RespondentCaseRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Newest first; at most 100. */
  find(caseId: string | null): Promise<RespondentCaseRow[]> {
    return this.manager.query(
      `/* RespondentCaseRepository.find */
       SELECT r.id, r.case_id AS "caseId", c.reference_no AS "referenceNo", c.lead_agency AS "leadAgencyCode",
              r.partner_id AS "partnerId", c.state, r.notified_at AS "notifiedAt", r.response_due_at AS "responseDueAt",
              r.responded_at AS "respondedAt"
       FROM case_respondent r JOIN ineligibility_case c ON c.id = r.case_id
       WHERE $1::uuid IS NULL OR r.case_id = $1
       ORDER BY r.id DESC LIMIT 100`,
      [caseId],
    );
  }
}
