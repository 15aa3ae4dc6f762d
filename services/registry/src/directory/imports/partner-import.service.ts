import { notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import { decodePlace, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { type ImportPartnersInput, PartnerFileFormat } from './partner-import.inputs';
import { type ImportCounts, type PartnerImportRecord, PartnerImportRepository } from './partner-import.repository';
import type { PartnerImportRow } from './partner-import-row.entity';

export const partnerFile = 'PARTNER_FILE';

export class PartnerImportService {
  private readonly repository: PartnerImportRepository;
  private readonly progress: JobProgress;

  constructor(private readonly work: Work) {
    this.repository = new PartnerImportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** The import of the viewer's agency; another agency's is as absent as an invented id. */
  async find(id: string): Promise<PartnerImportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<PartnerImportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('import');
    return found;
  }

  async start({ fileId, format, source, dryRun, onDuplicate }: ImportPartnersInput): Promise<PartnerImportRecord> {
    const { viewer, jobs, audit, files, database } = this.work;
    await files.require(fileId, { kind: partnerFile, agency: viewer.agency }, database.manager);
    const jobId = await this.progress.create('importPartners', viewer);
    const record = {
      id: newId(),
      agency: viewer.agency ?? '',
      fileId,
      jobId,
      format,
      source: format === PartnerFileFormat.NGO_DIRECTORY_CSV ? 'NGO_DIRECTORY' : (source ?? `${viewer.agency}_FILE`),
      dryRun,
      onDuplicate,
    };
    await this.repository.insert(record);
    await jobs.enqueue('importPartners', { importId: record.id, jobId }, { key: record.id });
    await audit.record({ objectType: 'PartnerImport', objectId: record.id, detail: { fileId, dryRun } });
    const counts = { added: 0, updated: 0, unchanged: 0, notTaken: 0, toCheck: 0 };
    return { ...record, ...counts, undoneAt: null, undone: null, kept: null };
  }

  async cancel(id: string): Promise<PartnerImportRecord> {
    const record = await this.get(id);
    await this.progress.requestCancel(record.jobId);
    await this.work.audit.record({ objectType: 'PartnerImport', objectId: id });
    return record;
  }

  async job({ jobId }: PartnerImportRecord) {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  async rows(importId: string, level: PartnerImportRow['level'], { first, after }: PageArgs) {
    const place = { importId, level, after: decodePlace(after) };
    const [rows, counted] = await Promise.all([
      this.repository.findRows(place, first + 1),
      this.repository.countRows(place),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [String(row.rowNumber)], node: (row) => row });
  }

  /** A run that was cut short begins anew: what it added is found as unchanged, so only its report is cleared. */
  async restart(id: string): Promise<PartnerImportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('import');
    await this.repository.deleteRows(id);
    return record;
  }

  async report(id: string, counts: ImportCounts, rows: PartnerImportRow[]): Promise<void> {
    if (rows.length > 0) await this.repository.insertRows(rows);
    await this.repository.saveCounts(id, counts);
    await this.work.audit.record({ objectType: 'PartnerImport', objectId: id, detail: { ...counts } });
  }
}
