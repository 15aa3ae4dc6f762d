import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ReportContent } from '../report-clearances/report-content';
import type { ReportRow } from '../reports/report.repository';
import { isPublic } from '../reports/report.rules';
import { ReportFileRepository, type ReportFileRow } from './report-file.repository';
import { type ReportFile, ReportForm } from './report-file.view';
import { type Signature, writers } from './report-file.writer';

/** Kind of the files that reports leave as. */
const reportFileKind = 'GOVERNING_BODY_REPORT';
const contentTypes = { HTML: 'html', CSV: 'csv', JSON: 'json' } as const;
/** Long enough to click, too short to pass on; what is public is public for ever anyhow. */
const draftLifetime = 5 * 60_000;

/** Files of reports: made once when one is signed off, and of drafts as often as their agency likes. */
export class ReportFileService {
  constructor(private readonly work: Work) {}

  private readonly byReport = rowsLoader(
    (ids) => this.work.database.confidential((transaction) => new ReportFileRepository(transaction).findOfReports(ids)),
    (row: ReportFileRow) => row.reportId,
  );

  /** Of what was submitted, for everybody; before, `exportReport` gives them to the agency and records it. */
  async ofReport({ id, state }: Pick<ReportRow, 'id' | 'state'>): Promise<ReportFile[]> {
    if (!isPublic(state)) return [];
    return (await this.byReport.load(id)).map(({ form, fileId }) => this.linkTo(form, fileId));
  }

  async keepAll(content: ReportContent, signature: Signature): Promise<void> {
    const { database } = this.work;
    for (const form of Object.values(ReportForm)) {
      const fileId = await this.keep(content, form, signature);
      await database.confidential((transaction) =>
        new ReportFileRepository(transaction).insert({ reportId: content.report.id, form, fileId }),
      );
    }
  }

  /** @param content of a draft; a signed report has its files */
  async export(reportId: string, form: ReportForm, content: ReportContent): Promise<ReportFile> {
    const kept = (await this.byReport.load(reportId)).find((file) => file.form === form);
    const fileId = kept?.fileId ?? (await this.keep(content, form, null));
    await this.work.audit.record({ objectType: 'GoverningBodyReport', objectId: reportId, detail: { form, fileId } });
    return this.linkTo(form, fileId, draftLifetime);
  }

  /** Figures that tell of other agencies are for staff of agencies, and a file goes everywhere. */
  private keep(content: ReportContent, form: ReportForm, signature: Signature | null): Promise<string> {
    const { files, viewer, database } = this.work;
    const { agencyCode, year, session } = content.report;
    const name = `${agencyCode}-${year}-${session.replace(/[^A-Za-z0-9-]+/g, '-')}${signature ? '' : '-draft'}.${form.toLowerCase()}`;
    const made = {
      kind: reportFileKind,
      name,
      agency: agencyCode,
      createdBy: viewer.subject ?? '',
      contentType: contentTypes[form],
    };
    return files.keep(made, writers[form](content, signature), database.manager);
  }

  private linkTo(form: ReportForm, fileId: string, lifetime?: number): ReportFile {
    const { url, expiresAt } = this.work.files.createDownload(fileId, lifetime);
    return { form, fileId, url, expiresAt };
  }
}
