import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import type { Work } from '@partner-commons/platform/work';
import { readText } from '../roster-search/roster-search.rules';
import type { PartnerExportDownload } from './partner-export.entity';
import type { ExportPartnersInput } from './partner-export.inputs';
import { type PartnerExportRecord, PartnerExportRepository } from './partner-export.repository';

/** Long enough to click, too short to pass on. */
const downloadLifetime = 5 * 60_000;

export class PartnerExportService {
  private readonly repository: PartnerExportRepository;
  private readonly progress: JobProgress;

  constructor(private readonly work: Work) {
    this.repository = new PartnerExportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** Of the person who asked for it: what somebody looks for is nobody else's business. */
  async find(id: string): Promise<PartnerExportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.askedBy === this.work.viewer.subject && found.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<PartnerExportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('export');
    return found;
  }

  async start({ form, filter, sort }: ExportPartnersInput): Promise<PartnerExportRecord> {
    const { viewer, clock, jobs, audit } = this.work;
    // What the search refuses is told at once, not by a job that fails.
    readText(filter.text);
    const jobId = await this.progress.create('exportPartners', viewer);
    const record: PartnerExportRecord = {
      id: newId(),
      agency: viewer.agency ?? '',
      askedBy: viewer.subject ?? '',
      form,
      filter: { ...filter },
      sort,
      jobId,
      fileId: null,
      rowCount: 0,
      createdAt: clock.now(),
    };
    await this.repository.insert(record);
    await jobs.enqueue('exportPartners', { exportId: record.id, jobId }, { key: record.id });
    await audit.record({ objectType: 'PartnerExport', objectId: record.id, detail: { form } });
    return record;
  }

  /** Each link is on record: with it the file leaves the house. */
  async download(id: string): Promise<PartnerExportDownload> {
    const { fileId, rowCount } = await this.get(id);
    if (!fileId) {
      throw new AppError('PRECONDITION_FAILED', 'The export is not finished. Poll its job until it has ended.', {
        reason: 'EXPORT_UNFINISHED',
      });
    }
    const { url, expiresAt } = this.work.files.createDownload(fileId, downloadLifetime);
    await this.work.audit.record({ objectType: 'PartnerExport', objectId: id, detail: { fileId, rowCount } });
    return { url, expiresAt };
  }

  async job({ jobId }: PartnerExportRecord) {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  /** For the job, which acts for nobody. */
  async read(id: string): Promise<PartnerExportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('export');
    return record;
  }

  async complete(id: string, fileId: string, rowCount: number): Promise<void> {
    await this.repository.complete(id, fileId, rowCount);
    await this.work.audit.record({ objectType: 'PartnerExport', objectId: id, detail: { fileId, rowCount } });
  }
}
