import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ReportForm } from './report-file.view';

export interface ReportFileRow {
  reportId: string;
  form: ReportForm;
  fileId: string;
}

export class ReportFileRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findOfReports(reportIds: readonly string[]): Promise<ReportFileRow[]> {
    return this.manager.query(
      `/* ReportFileRepository.findOfReports */
       SELECT report_id AS "reportId", form, file_id AS "fileId" FROM report_file WHERE report_id = ANY ($1) ORDER BY form`,
      [reportIds],
    );
  }

  async insert({ reportId, form, fileId }: ReportFileRow): Promise<void> {
    await this.manager.query(
      '/* ReportFileRepository.insert */ INSERT INTO report_file (report_id, form, file_id) VALUES ($1, $2, $3)',
      [reportId, form, fileId],
    );
  }
}
