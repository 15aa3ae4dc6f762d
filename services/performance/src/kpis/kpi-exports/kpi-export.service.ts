import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { FileLink } from '@partner-commons/platform/files/file-store';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { DashboardService } from '../dashboards/dashboard.service';
import type { ExportKpisInput } from './kpi-export.inputs';
import { type KpiExportRecord, KpiExportRepository } from './kpi-export.repository';
import { type ExportRow, exportRow } from './kpi-export.rules';

export interface KpiExportPorts {
  dashboards: Pick<DashboardService, 'ask' | 'demandCodes'>;
  knownAgencies: Pick<KnownAgencyService, 'demand'>;
  knownOffices: Pick<KnownOfficeService, 'countriesInSight'>;
}

/** Long enough to click, too short to pass on. */
const downloadLifetime = 5 * 60_000;
const mostYears = 50;

export class KpiExportService {
  private readonly repository: KpiExportRepository;
  private readonly progress: JobProgress;

  constructor(
    private readonly work: Work,
    private readonly ports: KpiExportPorts,
  ) {
    this.repository = new KpiExportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** Of the person who asked for it: what somebody looks for is nobody else's business. */
  async find(id: string): Promise<KpiExportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.askedBy === this.work.viewer.subject && found.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<KpiExportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('export');
    return found;
  }

  async start({ form, asOf, idempotencyKey: _key, ...question }: ExportKpisInput): Promise<KpiExportRecord> {
    const { viewer, clock, jobs, audit } = this.work;
    const { from, to, codes, agencies } = question;
    const now = clock.now();
    // What a dashboard refuses is told at once, not by a job that fails.
    if (from > to || to - from >= mostYears) throw invalidInput(`Ask for 1 to ${mostYears} years.`, 'input.to');
    if (asOf && asOf > now) throw invalidInput('asOf is a time in the past.', 'input.asOf');
    await this.ports.dashboards.demandCodes(codes);
    if (agencies) await this.ports.knownAgencies.demand(agencies, 'input.agencies');
    const record: KpiExportRecord = {
      id: newId(),
      agency: viewer.agency ?? '',
      askedBy: viewer.subject ?? '',
      form,
      question,
      asOf: asOf ?? now,
      sight: await this.ports.knownOffices.countriesInSight(),
      jobId: await this.progress.create('exportKpis', viewer),
      fileId: null,
      rowCount: 0,
      createdAt: now,
    };
    await this.repository.insert(record);
    await jobs.enqueue('exportKpis', { exportId: record.id, jobId: record.jobId }, { key: record.id });
    await audit.record({ objectType: 'KpiExport', objectId: record.id, detail: { form } });
    return record;
  }

  /** Each link is on record: with it the file leaves the house. */
  async download(id: string): Promise<FileLink> {
    const { fileId, rowCount } = await this.get(id);
    if (!fileId) {
      throw new AppError('PRECONDITION_FAILED', 'The export is not finished. Poll its job until it has ended.', {
        reason: 'EXPORT_UNFINISHED',
      });
    }
    await this.work.audit.record({ objectType: 'KpiExport', objectId: id, detail: { fileId, rowCount } });
    return this.work.files.createDownload(fileId, downloadLifetime);
  }

  async job({ jobId }: KpiExportRecord) {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  /** For the job, which acts for nobody. */
  async read(id: string): Promise<KpiExportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('export');
    return record;
  }

  /** Rows of one code and year, in the eyes of the agency that asked. */
  async rows({ question, asOf, agency, sight }: KpiExportRecord, code: string, year: number): Promise<ExportRow[]> {
    const { agencies, groupBy, filter } = question;
    const answer = await this.ports.dashboards.ask(
      { period: { year }, agencies, codes: [code], groupBy, filter, asOf },
      { owner: { agency, countries: sight }, withoutEnd: true },
    );
    return answer.rows.map((row) => exportRow(row, asOf));
  }

  async complete(id: string, fileId: string, rowCount: number): Promise<void> {
    await this.repository.complete(id, fileId, rowCount);
    await this.work.audit.record({ objectType: 'KpiExport', objectId: id, detail: { fileId, rowCount } });
  }
}
