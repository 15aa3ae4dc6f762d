import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import type { FileKinds, FileLink } from '@partner-commons/platform/files/file-store';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { type Job, presentJob } from '@partner-commons/platform/jobs/job.type';
import { decodePlace, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ImportAssessmentsInput } from './assessment-import.inputs';
import {
  AssessmentImportRepository,
  type ImportCounts,
  type ImportRecord,
  type ImportRow,
} from './assessment-import.repository';
import type { AssessmentImportOutcome, AssessmentImportRow } from './assessment-import.view';

export const assessmentFile = 'ASSESSMENT_FILE';
export const importReport = 'ASSESSMENT_IMPORT_REPORT';

/** Files of assessments hold narratives, which are CONFIDENTIAL: their bytes lie sealed. */
export const assessmentImportFileKinds: FileKinds = {
  [assessmentFile]: {
    maxBytes: 50_000_000,
    accepts: ['csv', 'xlsx', 'json'],
    allows: (viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, 'ASSESSOR', 'IP_UNIT_ADMIN'),
    sealed: true,
  },
  [importReport]: { maxBytes: 50_000_000, accepts: ['csv'], allows: () => false },
};

/** Long enough to click, too short to pass on. */
const downloadLifetime = 5 * 60_000;

export class AssessmentImportService {
  private readonly repository: AssessmentImportRepository;
  private readonly progress: JobProgress;

  constructor(private readonly work: Work) {
    this.repository = new AssessmentImportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** The import of the viewer's agency; another agency's is as absent as an invented id. */
  async find(id: string): Promise<ImportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<ImportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('import');
    return found;
  }

  async start({ fileId, format, dryRun }: ImportAssessmentsInput): Promise<ImportRecord> {
    const { viewer, jobs, audit, files, database, clock } = this.work;
    if (!viewer.agency) throw forbidden('Assessments are imported by the agency that owns them.');
    await files.require(fileId, { kind: assessmentFile, agency: viewer.agency }, database.manager);
    const jobId = await this.progress.create('importAssessments', viewer);
    const record: ImportRecord = {
      id: newId(),
      agency: viewer.agency,
      fileId,
      jobId,
      format,
      dryRun,
      outcome: null,
      ...nothing,
      reportFileId: null,
      askedBy: viewer.subject ?? '',
      askedAt: clock.now(),
    };
    await this.repository.insert(record);
    await jobs.enqueue('importAssessments', { importId: record.id, jobId }, { key: record.id });
    await audit.record({ objectType: 'AssessmentImport', objectId: record.id, detail: { fileId, dryRun } });
    return record;
  }

  async cancel(id: string): Promise<ImportRecord> {
    const record = await this.get(id);
    await this.progress.requestCancel(record.jobId);
    await this.work.audit.record({ objectType: 'AssessmentImport', objectId: id });
    return record;
  }

  async job({ jobId }: ImportRecord): Promise<Job> {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  async rows(importId: string, { first, after }: PageArgs): Promise<Page<AssessmentImportRow>> {
    const [rows, counted] = await Promise.all([
      this.repository.findRows(importId, decodePlace(after), first + 1),
      this.repository.countRows(importId),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [String(row.rowNumber)], node: (row) => row });
  }

  /** Each link is on record. */
  async downloadReport(id: string): Promise<FileLink> {
    const { reportFileId } = await this.get(id);
    if (!reportFileId) {
      throw new AppError('PRECONDITION_FAILED', 'The import is not finished. Poll its job until it has ended.', {
        reason: 'EXPORT_UNFINISHED',
      });
    }
    const link = this.work.files.createDownload(reportFileId, downloadLifetime);
    await this.work.audit.record({ objectType: 'AssessmentImport', objectId: id, detail: { fileId: reportFileId } });
    return link;
  }

  /** For the job. A run that was cut short begins anew: what it took is found as unchanged, so only its report is cleared. */
  async restart(id: string): Promise<ImportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('import');
    await this.repository.deleteRows(id);
    await this.repository.saveCounts(id, nothing);
    return record;
  }

  async report(id: string, counts: ImportCounts, rows: readonly ImportRow[]): Promise<void> {
    if (rows.length > 0) await this.repository.insertRows(rows);
    await this.repository.saveCounts(id, counts);
    await this.work.audit.record({ objectType: 'AssessmentImport', objectId: id, detail: { ...counts } });
  }

  async complete(id: string, outcome: AssessmentImportOutcome, reportFileId: string): Promise<void> {
    await this.repository.complete(id, outcome, reportFileId);
    await this.work.audit.record({ objectType: 'AssessmentImport', objectId: id, detail: { outcome } });
  }

  /** Of the keys that the agency has used, the partner that each was used for. */
  async knownKeys(agency: string, keys: readonly string[]): Promise<Map<string, string>> {
    const known = await this.repository.findKnown(agency, keys);
    return new Map(known.map(({ key, partnerId }) => [key, partnerId]));
  }

  /** For the job, which writes them into a file. */
  reportRows(importId: string, after: number, limit: number): Promise<AssessmentImportRow[]> {
    return this.repository.findRows(importId, after, limit);
  }
}

const nothing: ImportCounts = { added: 0, unchanged: 0, notTaken: 0 };
