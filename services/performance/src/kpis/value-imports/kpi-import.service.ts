import { forbidden, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import { decodePlace, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KpiBatchService } from '../value-batches/kpi-batch.service';
import type { ImportKpiValuesInput } from './kpi-import.inputs';
import { type KpiImportRecord, KpiImportRepository } from './kpi-import.repository';

export const kpiFile = 'KPI_FILE';

export class KpiImportService {
  private readonly repository: KpiImportRepository;
  private readonly progress: JobProgress;

  constructor(
    private readonly work: Work,
    private readonly batches: KpiBatchService,
  ) {
    this.repository = new KpiImportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** The import of the viewer's agency; another agency's is as absent as an invented id. */
  async find(id: string): Promise<KpiImportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<KpiImportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('import');
    return found;
  }

  async start({ fileId, sourceSystem, dryRun }: ImportKpiValuesInput): Promise<KpiImportRecord> {
    const { viewer, jobs, audit, files, database } = this.work;
    if (!viewer.agency) throw forbidden('Figures are submitted by staff of an agency.');
    await files.require(fileId, { kind: kpiFile, agency: viewer.agency }, database.manager);
    const jobId = await this.progress.create('importKpiValues', viewer);
    const { id } = await this.batches.open(sourceSystem);
    const systemWide = hasRole(viewer, 'SECRETARIAT_ADMIN');
    const record = { id, agency: viewer.agency, fileId, jobId, dryRun, systemWide, rowsDone: 0 };
    await this.repository.insert(record);
    await jobs.enqueue('importKpiValues', { importId: id, jobId }, { key: id });
    await audit.record({ objectType: 'KpiImport', objectId: id, detail: { fileId, dryRun } });
    return record;
  }

  async cancel(id: string): Promise<KpiImportRecord> {
    const record = await this.get(id);
    await this.progress.requestCancel(record.jobId);
    await this.work.audit.record({ objectType: 'KpiImport', objectId: id });
    return record;
  }

  batch({ id }: KpiImportRecord) {
    return this.batches.get(id);
  }

  async job({ jobId }: KpiImportRecord) {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  async rows(importId: string, { first, after }: PageArgs) {
    const [rows, counted] = await Promise.all([
      this.batches.findRows(importId, decodePlace(after), first + 1),
      this.repository.countRows(importId),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [String(row.rowNumber)], node: (row) => row });
  }

  /** For the job that carries it out. */
  async demand(id: string): Promise<KpiImportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('import');
    return record;
  }

  /** In the transaction of the rows themselves, so that a run that was cut short goes on where it stopped. */
  async advance(id: string, rowsDone: number): Promise<void> {
    await this.repository.saveDone(id, rowsDone);
    await this.work.audit.record({ objectType: 'KpiImport', objectId: id, detail: { rowsDone } });
  }
}
