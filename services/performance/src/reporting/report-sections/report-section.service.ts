import { AppError, versionConflict } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ReportTemplateService } from '../report-templates/report-template.service';
import type { ReportRow } from '../reports/report.repository';
import type { ReportService } from '../reports/report.service';
import type { WriteReportSectionInput } from './report-section.inputs';
import { ReportSectionRepository } from './report-section.repository';
import type { ReportSection } from './report-section.view';

/** The texts of reports; row-level security shows them to whoever sees the whole report. */
export class ReportSectionService {
  constructor(
    private readonly work: Work,
    private readonly templates: ReportTemplateService,
  ) {}

  private readonly byReport = rowsLoader(
    (ids) =>
      this.work.database.confidential((transaction) => new ReportSectionRepository(transaction).findOfReports(ids)),
    (row: ReportSection) => row.reportId,
  );

  ofReport(reportId: string): Promise<ReportSection[]> {
    return this.byReport.load(reportId);
  }

  async open({ id, template }: ReportRow): Promise<void> {
    const { sections } = await this.templates.get(template);
    await this.work.database.confidential((transaction) =>
      new ReportSectionRepository(transaction).insertAll(id, sections),
    );
  }

  async write(input: WriteReportSectionInput, reports: ReportService): Promise<ReportSection> {
    const row = await reports.lockFor('WRITE', { reportId: input.reportId });
    const section = await this.demand(row.id, input.section, 'input.section');
    if (input.expectedVersion && input.expectedVersion !== section.version) {
      throw versionConflict('section', section.version);
    }
    const written = await this.keep(section, input.text.trim());
    await reports.saveWritten(row, { section: section.key });
    return written;
  }

  /** Puts what units sent behind what stands there already. */
  async append(reportId: string, key: string, paragraphs: readonly string[]): Promise<void> {
    const section = await this.demand(reportId, key, 'section');
    await this.keep(section, [...(section.text ? [section.text] : []), ...paragraphs].join('\n\n'));
  }

  async demand(reportId: string, key: string, field: string): Promise<ReportSection> {
    const section = (await this.ofReport(reportId)).find((one) => one.key === key);
    if (section) return section;
    throw new AppError('NOT_FOUND', `This report has no section ${key}.`, { reason: 'SECTION_UNKNOWN', field });
  }

  private async keep(section: ReportSection, text: string): Promise<ReportSection> {
    const written = { ...section, text, version: section.version + 1 };
    await this.work.database.confidential((transaction) => new ReportSectionRepository(transaction).saveText(written));
    this.byReport.clear(section.reportId);
    return written;
  }
}
