import { notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { presentJob } from '@partner-commons/platform/jobs/job.type';
import type { Work } from '@partner-commons/platform/work';
import { DuplicateRepository } from '../duplicates/duplicate.repository';
import { DuplicateSweepRepository, type DuplicateSweepRow } from './duplicate-sweep.repository';

export class DuplicateSweepService {
  private readonly repository: DuplicateSweepRepository;
  private readonly duplicates: DuplicateRepository;
  private readonly progress: JobProgress;

  constructor(private readonly work: Work) {
    this.repository = new DuplicateSweepRepository(work.database.manager);
    this.duplicates = new DuplicateRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** Of the viewer's agency; null for any other id. */
  async find(id: string): Promise<DuplicateSweepRow | null> {
    const sweep = isId(id) ? await this.repository.find(id) : null;
    return sweep?.agency === this.work.viewer.agency ? sweep : null;
  }

  async start(): Promise<DuplicateSweepRow> {
    const { viewer, clock, jobs, audit } = this.work;
    const jobId = await this.progress.create('sweepDuplicates', viewer);
    const sweep = { id: newId(), agency: viewer.agency ?? '', jobId, startedAt: clock.now(), partners: 0, pairs: 0 };
    await this.repository.insert(sweep);
    await jobs.enqueue('sweepDuplicates', { sweepId: sweep.id, jobId }, { key: 'sweepDuplicates' });
    await audit.record({ objectType: 'DuplicateSweep', objectId: sweep.id });
    return sweep;
  }

  async cancel(id: string): Promise<DuplicateSweepRow> {
    const sweep = await this.find(id);
    if (!sweep) throw notFound('sweep');
    await this.progress.requestCancel(sweep.jobId);
    await this.work.audit.record({ objectType: 'DuplicateSweep', objectId: id });
    return sweep;
  }

  async job({ jobId }: DuplicateSweepRow) {
    const row = await this.progress.find(jobId, this.work.viewer);
    if (!row) throw notFound('job');
    return presentJob(row, this.work.clock.now());
  }

  count(): Promise<number> {
    return this.duplicates.countPartners();
  }

  next(after: string | null, limit: number): Promise<string[]> {
    return this.duplicates.findNext(after, limit);
  }

  takePending(limit: number) {
    return this.duplicates.takePending(limit);
  }

  async report(id: string, partners: number, pairs: number): Promise<void> {
    await this.repository.saveCounts(id, partners, pairs);
    await this.work.audit.record({ objectType: 'DuplicateSweep', objectId: id, detail: { partners, pairs } });
  }
}
