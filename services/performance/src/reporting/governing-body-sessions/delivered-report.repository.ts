import type { ViewerTransaction } from '@partner-commons/platform/database';

/** Which sessions got their report: only what was submitted, which everybody may see. */
export class DeliveredReportRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  find(sessionIds: readonly string[]): Promise<{ id: string }[]> {
    return this.transaction.manager.query(
      `/* DeliveredReportRepository.find */
       SELECT s.id FROM governing_body_session s WHERE s.id = ANY ($1) AND EXISTS (
         SELECT FROM governing_body_report r
         WHERE r.agency = s.agency AND r.body = s.body AND r.session = s.session AND r.state IN ('SUBMITTED', 'PRESENTED'))`,
      [sessionIds],
    );
  }
}
