import { forbidden, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import { decodePlace, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { factKeepers } from '../engaging-wiring/engaging-roles';
import { FactDataset } from './fact-dataset.enum';
import type { ImportFactsInput } from './fact-import.inputs';
import { type FactImportRecord, FactImportRepository, type ImportCounts } from './fact-import.repository';
import type { FactImportRow } from './fact-import.view';

export const factFile = 'FACT_FILE';

export class FactImportService {
  private readonly repository: FactImportRepository;
  private readonly progress: JobProgress;

  constructor(private readonly work: Work) {
    this.repository = new FactImportRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** The import of the viewer's agency; another agency's is as absent as an invented id. */
  async find(id: string): Promise<FactImportRecord | null> {
    const found = isId(id) ? await this.repository.find(id) : null;
    return found?.agency === this.work.viewer.agency ? found : null;
  }

  async get(id: string): Promise<FactImportRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('import');
    return found;
  }

  async start({ dataset, fileId, format, sourceSystem, dryRun }: ImportFactsInput): Promise<FactImportRecord> {
    const { viewer, jobs, audit, files, database } = this.work;
    if (!viewer.agency) throw forbidden('Facts are recorded by the agency that they are about.');
    this.demandRole(dataset);
    await files.require(fileId, { kind: factFile, agency: viewer.agency }, database.manager);
    const jobId = await this.progress.create('importFacts', viewer);
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, notTaken: 0 };
    const told = { dataset, sourceSystem: sourceSystem.trim(), fileId, format, dryRun };
    const record = { id: newId(), agency: viewer.agency, jobId, ...told, ...counts };
    await this.repository.insert(record);
    await jobs.enqueue('importFacts', { importId: record.id, jobId }, { key: record.id });
    await audit.record({ objectType: 'FactImport', objectId: record.id, detail: { dataset, fileId, dryRun } });
    return record;
  }

  /** The rates are everybody's, so the secretariat keeps them; all else is the agency's own. */
  private demandRole(dataset: FactDataset): void {
    const wanted: Role[] = dataset === FactDataset.EXCHANGE_RATES ? ['SECRETARIAT_ADMIN'] : factKeepers;
    const held = this.work.viewer.roles.filter(({ role }) => wanted.includes(role));
    if (held.length === 0)
      throw forbidden('Another role imports such files; docs/connectors.md lists which.', 'DATASET_OF_ANOTHER_ROLE');
    if (held.some(({ office }) => office === null)) return;
    throw forbidden('A file may name every country: a role for the whole agency imports it.', 'COUNTRY_OUT_OF_REACH');
  }

  async cancel(id: string): Promise<FactImportRecord> {
    const record = await this.get(id);
    await this.progress.requestCancel(record.jobId);
    await this.work.audit.record({ objectType: 'FactImport', objectId: id });
    return record;
  }

  async job({ jobId }: FactImportRecord) {
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
  async restart(id: string): Promise<FactImportRecord> {
    const record = await this.repository.find(id);
    if (!record) throw notFound('import');
    await this.repository.deleteRows(id);
    return record;
  }

  async report(id: string, counts: ImportCounts, rows: readonly FactImportRow[]): Promise<void> {
    if (rows.length > 0) await this.repository.insertRows(rows);
    await this.repository.saveCounts(id, counts);
    await this.work.audit.record({ objectType: 'FactImport', objectId: id, detail: { ...counts } });
  }
}
