import { AppError } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { ReportTemplateRepository } from './report-template.repository';
import type { ReportTemplate } from './report-template.view';

export class ReportTemplateService {
  private readonly repository: ReportTemplateRepository;
  private read: Promise<ReportTemplate[]> | null = null;

  constructor(work: Work) {
    this.repository = new ReportTemplateRepository(work.database.manager);
  }

  /** By code; read once per request. */
  all(): Promise<ReportTemplate[]> {
    this.read ??= this.repository.findAll();
    return this.read;
  }

  async get(code: string): Promise<ReportTemplate> {
    const template = (await this.all()).find((one) => one.code === code);
    if (template) return template;
    throw new AppError('NOT_FOUND', `There is no template ${code}; reportTemplates lists them.`, {
      reason: 'TEMPLATE_UNKNOWN',
      field: 'input.template',
    });
  }
}
