import { forbidden, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import { decodePlace, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { ImportEngagementsInput } from './engagement-import.inputs';
import {
  type EngagementImportRecord,
  EngagementImportRepository,
  type ImportCounts,
} from './engagement-import.repository';
import type { EngagementImportRow } from './engagement-import-row.entity';

export const engagementFile = 'ENGAGEMENT_FILE';

export class EngagementImportService {
  private readonly repository: EngagementImportRepository;
  private readonly progress: JobProgress;

  constructor(private readonly work: Work) {
    this.repository = new EngagementImportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** The import of the viewer's agency; another agency's is as absent as an invented id. */
  async find(id: string): Promise<EngagementImportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<EngagementImportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('import');
    return found;
  }

  async start({ fileId, format, dryRun }: ImportEngagementsInput): Promise<EngagementImportRecord> {
    const { viewer, jobs, audit, files, database } = this.work;
    if (!viewer.agency) throw forbidden('Agreements are recorded by the agency that signed them.');
    await files.require(fileId, { kind: engagementFile, agency: viewer.agency }, database.manager);
    const jobId = await this.progress.create('importEngagements', viewer);
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, notTaken: 0 };
    const record = { id: newId(), agency: viewer.agency, fileId, jobId, format, dryRun, ...counts };
    await this.repository.insert(record);
    await jobs.enqueue('importEngagements', { importId: record.id, jobId }, { key: record.id });
    await audit.record({ objectType: 'EngagementImport', objectId: record.id, detail: { fileId, dryRun } });
    return record;
  }

  async cancel(id: string): Promise<EngagementImportRecord> {
    const record = await this.get(id);
    await this.progress.requestCancel(record.jobId);
    await this.work.audit.record({ objectType: 'EngagementImport', objectId: id });
    return record;
  }

  async job({ jobId }: EngagementImportRecord) {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  async rows(importId: string, { first, after }: PageArgs) {
    const [rows, counted] = await Promise.all([
      this.repository.findRows(importId, decodePlace(after), first + 1),
      this.repository.countRows(importId),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [String(row.rowNumber)], node: (row) => row });
  }

  /** A run that was cut short begins anew: what it recorded is found as unchanged, so only its report is cleared. */
  async restart(id: string): Promise<EngagementImportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('import');
    await this.repository.deleteRows(id);
    return record;
  }

  async report(id: string, counts: ImportCounts, rows: readonly EngagementImportRow[]): Promise<void> {
    if (rows.length > 0) await this.repository.insertRows(rows);
    await this.repository.saveCounts(id, counts);
    await this.work.audit.record({ objectType: 'EngagementImport', objectId: id, detail: { ...counts } });
  }
}
