import { AppError, notFound } from '@partner-commons/platform/errors';
import type { FileKinds } from '@partner-commons/platform/files/file-store';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { type Job, presentJob } from '@partner-commons/platform/jobs/job.type';
import type { Work } from '@partner-commons/platform/work';
import type { ScreeningThresholdService } from '../screening-thresholds/screening-threshold.service';
import type { ScreenFileInput } from './screening-file.inputs';
import { type ScreenedFile, ScreeningFileRepository, type ScreeningFileRow } from './screening-file.repository';

export const screeningFile = 'SCREENING_FILE';
export const screeningResult = 'SCREENING_RESULT';

/** Both name people: sealed, and closed to all but the one who asked. */
export const screeningFileKinds: FileKinds = {
  [screeningFile]: {
    maxBytes: 20_000_000,
    accepts: ['csv', 'xlsx'],
    allows: ({ kind }) => kind === 'AGENCY',
    sealed: true,
  },
  [screeningResult]: { maxBytes: 50_000_000, accepts: ['csv'], allows: () => false, sealed: true },
};

/** Long enough to click, too short to pass on. */
const downloadLifetime = 5 * 60_000;

/** Files of names that agencies compare with the lists. */
export class ScreeningFileService {
  private readonly repository: ScreeningFileRepository;
  private readonly progress: JobProgress;

  constructor(
    private readonly work: Work,
    private readonly thresholds: ScreeningThresholdService,
  ) {
    this.repository = new ScreeningFileRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  /** Of the person who asked: whom somebody asks about is nobody else's business. */
  async find(id: string): Promise<ScreeningFileRow | null> {
    const { viewer } = this.work;
    const row = isId(id) ? await this.repository.find(id) : null;
    return row?.askedBy === viewer.subject && row.agency === viewer.agency ? row : null;
  }

  async get(id: string): Promise<ScreeningFileRow> {
    const row = await this.find(id);
    if (!row) throw notFound('screened file');
    return row;
  }

  async screen({ fileId, form }: ScreenFileInput): Promise<ScreeningFileRow> {
    const { viewer, clock, files, jobs, audit, database } = this.work;
    await files.require(fileId, { kind: screeningFile, agency: viewer.agency }, database.manager);
    const { review, strong } = await this.thresholds.current();
    const jobId = await this.progress.create('screenFile', viewer);
    const row: ScreeningFileRow = {
      id: newId(),
      fileId,
      form,
      agency: viewer.agency ?? '',
      askedBy: viewer.subject ?? '',
      askedAt: clock.now(),
      jobId,
      review,
      strong,
      rows: 0,
      matched: 0,
      unmatched: 0,
      unknown: 0,
      bad: 0,
      scorerVersion: null,
      snapshots: [],
      resultFileId: null,
    };
    await this.repository.insert(row);
    await jobs.enqueue('screenFile', { screeningFileId: row.id, jobId }, { key: `screenFile:${row.id}` });
    await audit.record({ objectType: 'ScreeningFile', objectId: row.id, detail: { fileId, form } });
    return row;
  }

  /** Each link is on record: with it the result leaves the house. */
  async download(id: string) {
    const { resultFileId } = await this.get(id);
    if (!resultFileId) {
      throw new AppError('PRECONDITION_FAILED', 'The file is not screened yet. Poll its job until it has ended.', {
        reason: 'SCREENING_UNFINISHED',
      });
    }
    const link = this.work.files.createDownload(resultFileId, downloadLifetime);
    await this.work.audit.record({ objectType: 'ScreeningFile', objectId: id, detail: { fileId: resultFileId } });
    return link;
  }

  async job({ jobId }: ScreeningFileRow): Promise<Job | null> {
    const row = await this.progress.find(jobId, this.work.viewer);
    return row && presentJob(row, this.work.clock.now());
  }

  /** For the job, which acts for nobody. */
  async read(id: string): Promise<ScreeningFileRow> {
    const row = await this.repository.find(id);
    if (!row) throw notFound('screened file');
    return row;
  }

  async complete(screened: ScreenedFile): Promise<void> {
    await this.repository.complete(screened);
    const { id, rows, matched, unmatched, unknown, bad, snapshots } = screened;
    await this.work.audit.record({
      objectType: 'ScreeningFile',
      objectId: id,
      detail: { rows, matched, unmatched, unknown, bad, snapshots },
    });
  }
}
