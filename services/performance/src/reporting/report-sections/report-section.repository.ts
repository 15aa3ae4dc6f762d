import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ReportSection } from './report-section.view';

const columns = 's.report_id AS "reportId", s.key, s.title, s.mandatory, s.guidance, s.text, s.version';

export class ReportSectionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findOfReports(reportIds: readonly string[]): Promise<ReportSection[]> {
    return this.manager.query(
      `/* ReportSectionRepository.findOfReports */
       SELECT ${columns} FROM report_section s WHERE s.report_id = ANY ($1) ORDER BY s.report_id, s.position`,
      [reportIds],
    );
  }

  async insertAll(reportId: string, sections: readonly object[]): Promise<void> {
    await this.manager.query(
      `/* ReportSectionRepository.insertAll */
       INSERT INTO report_section (report_id, key, position, title, mandatory, guidance)
       SELECT $1, s.value ->> 'key', s.place, s.value ->> 'title', (s.value ->> 'mandatory')::boolean, s.value ->> 'guidance'
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS s (value, place)`,
      [reportId, JSON.stringify(sections)],
    );
  }

  async saveText({ reportId, key, text, version }: ReportSection): Promise<void> {
    await this.manager.query(
      `/* ReportSectionRepository.saveText */
       UPDATE report_section SET text = $3, version = $4 WHERE report_id = $1 AND key = $2`,
      [reportId, key, text, version],
    );
  }
}
