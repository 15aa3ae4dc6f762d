import { AppError, notFound } from '@partner-commons/platform/errors';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import type { Work } from '@partner-commons/platform/work';
import type { StandingService } from '../../engaging/standing/standing.service';
import { PartnerStanding, type PartnerType } from '../../identity/partners/partner.entity';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { PartnerImportRecord } from '../imports/partner-import.repository';
import type { PartnerImportService } from '../imports/partner-import.service';
import { type ImportItem, ImportItemRepository } from './import-item.repository';

export interface ImportUndoParts {
  imports: PartnerImportService;
  partners: PartnerService;
  standings: StandingService;
}

/**
 * Takes an import back as a batch. What it added is closed, since other services may hold facts about it and references are
 * never rewritten; what it changed is set back. Whatever somebody worked on since stays, and is counted.
 */
export class ImportUndoService {
  private readonly repository: ImportItemRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: ImportUndoParts,
  ) {
    this.repository = new ImportItemRepository(work.database.manager);
  }

  async remember(items: ImportItem[]): Promise<void> {
    if (items.length > 0) await this.repository.insert(items);
  }

  async start(importId: string): Promise<PartnerImportRecord> {
    const { viewer, clock, jobs, audit, database } = this.work;
    const record = await this.parts.imports.get(importId);
    const { state } = await this.parts.imports.job(record);
    if (record.dryRun || state === 'QUEUED' || state === 'RUNNING' || record.undoneAt) throw nothingToUndo();
    const progress = new JobProgress(database.manager, clock);
    const jobId = await progress.create('undoPartnerImport', viewer);
    if (!(await this.repository.beginUndo(importId, clock.now(), jobId))) throw nothingToUndo();
    await jobs.enqueue('undoPartnerImport', { importId, jobId }, { key: `undo:${importId}` });
    await audit.record({ objectType: 'PartnerImport', objectId: importId });
    return this.parts.imports.get(importId);
  }

  items(importId: string, after: number, limit: number): Promise<ImportItem[]> {
    return this.repository.find(importId, after, limit);
  }

  async undo(importId: string, items: ImportItem[]): Promise<void> {
    const untouched = await this.repository.findUntouched(
      importId,
      items.map(({ partnerId }) => partnerId),
    );
    const own = items.filter(({ partnerId }) => untouched.has(partnerId));
    for (const item of own) await (item.outcome === 'ADDED' ? this.close(item.partnerId) : this.restore(item));
    await this.repository.markUndone(
      importId,
      own.map(({ rowNumber }) => rowNumber),
    );
    await this.work.audit.record({ objectType: 'PartnerImport', objectId: importId, detail: { undone: own.length } });
  }

  report(importId: string): Promise<void> {
    return this.repository.saveUndone(importId);
  }

  private async close(partnerId: string): Promise<void> {
    await this.parts.standings.change(partnerId, {
      to: PartnerStanding.CLOSED,
      reason: 'IMPORT_UNDONE',
      source: 'registry',
    });
    await this.repository.forgetSource(partnerId);
  }

  private async restore({ partnerId, before }: ImportItem): Promise<void> {
    const partner = await this.parts.partners.find(partnerId);
    if (!partner || !before) throw notFound('partner');
    const { legalName, countryOfOrigin } = partner;
    const primaryType = before.primaryType as PartnerType;
    await this.parts.partners.correctDetails(partner, {
      ...before,
      legalName,
      countryOfOrigin,
      primaryType,
      otherNames: [],
    });
  }
}

const nothingToUndo = () =>
  new AppError('CONFLICT', 'Only an import that has ended, was no dry run and was not undone before can be undone.', {
    reason: 'NOTHING_TO_UNDO',
  });
