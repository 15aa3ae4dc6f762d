import type { EntityManager } from 'typeorm';
import type { ReportTemplate } from './report-template.view';

export class ReportTemplateRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<ReportTemplate[]> {
    return this.manager.query(
      `/* ReportTemplateRepository.findAll */
       SELECT code, title, sections FROM report_template ORDER BY code COLLATE "C" LIMIT 100`,
    );
  }
}
