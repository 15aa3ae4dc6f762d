import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { type Job, presentJob } from '@partner-commons/platform/jobs/job.type';
import { decodeCursor, decodePlace, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { formatOf } from '../lists/list-formats';
import type { ListSourceService } from '../sources/list-source.service';
import { ListSnapshotState } from './list-snapshot.entity';
import type { ImportListInput, ListSnapshotFilter, ReleaseQuarantinedListInput } from './list-snapshot.inputs';
import { ListSnapshotRepository, type ListSnapshotRow, type NewSnapshot } from './list-snapshot.repository';
import { isReleasable } from './list-snapshot.rules';
import type { ListSnapshotProblem } from './list-snapshot-problem.entity';

export const listFile = 'LIST_FILE';

/** What people do with lists; the reading and judging of a file is `ListImportService`. */
export class ListSnapshotService {
  private readonly repository: ListSnapshotRepository;
  private readonly progress: JobProgress;

  constructor(
    private readonly work: Work,
    private readonly sources: ListSourceService,
  ) {
    this.repository = new ListSnapshotRepository(work.database.manager);
    this.progress = new JobProgress(work.database.manager, work.clock);
  }

  async find(id: string): Promise<ListSnapshotRow | null> {
    return isId(id) ? this.repository.find(id) : null;
  }

  async get(id: string): Promise<ListSnapshotRow> {
    const snapshot = await this.find(id);
    if (!snapshot) throw notFound('list snapshot');
    return snapshot;
  }

  async search({ state, source }: ListSnapshotFilter, { first, after }: PageArgs): Promise<Page<ListSnapshotRow>> {
    const [last] = decodeCursor(after, 1) ?? [];
    if (last !== undefined && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { state: state ?? null, source: source ?? null, after: last ?? null, limit: first + 1 };
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async import({ source: code, fileId, retrievedAt, format: asked }: ImportListInput): Promise<ListSnapshotRow> {
    const { viewer, clock, files, audit, database } = this.work;
    const now = clock.now();
    if (retrievedAt && retrievedAt > now) {
      throw invalidInput(
        'retrievedAt is in the future. Leave it out when you fetched the file just now.',
        'input.retrievedAt',
      );
    }
    const { formats } = await this.sources.requireOwn(code);
    if (asked && !formats.includes(asked)) {
      throw invalidInput(`Lists of ${code} come as ${formats.join(' or ')}.`, 'input.format');
    }
    const file = await files.require(fileId, { kind: listFile, agency: viewer.agency }, database.manager);
    const { sha256 } = file;
    const id = newId();
    await this.repository.insert({
      id,
      source: code,
      format: asked ?? formatOf(formats, file.contentType ?? ''),
      sha256,
      retrievedAt: retrievedAt ?? now,
      fileId,
      jobId: await this.enqueue(id),
      agency: viewer.agency ?? '',
      importedBy: viewer.subject ?? '',
      createdAt: now,
    });
    await audit.record({ objectType: 'ListSnapshot', objectId: id, detail: { source: code, fileId, sha256 } });
    return this.get(id);
  }

  /** A file that was fetched by its URL, for the import job. */
  async importFetched(fetched: Pick<NewSnapshot, 'source' | 'format' | 'sha256' | 'fileId' | 'agency' | 'importedBy'>) {
    const now = this.work.clock.now();
    const id = newId();
    const jobId = await this.enqueue(id);
    await this.repository.insert({ ...fetched, id, retrievedAt: now, jobId, createdAt: now });
    const { source, fileId, sha256 } = fetched;
    await this.work.audit.record({ objectType: 'ListSnapshot', objectId: id, detail: { source, fileId, sha256 } });
    return id;
  }

  async release({ snapshotId, reason }: ReleaseQuarantinedListInput): Promise<ListSnapshotRow> {
    const { viewer, audit } = this.work;
    const snapshot = await this.get(snapshotId);
    await this.sources.requireOwn(snapshot.source);
    if (snapshot.state !== ListSnapshotState.QUARANTINED || !isReleasable(snapshot.reason ?? '')) {
      throw new AppError('PRECONDITION_FAILED', 'This list cannot be released. Import a file that passes the checks.', {
        reason: snapshot.state === ListSnapshotState.QUARANTINED ? 'NOT_RELEASABLE' : 'NOT_QUARANTINED',
        rule: 'S-INV-4',
      });
    }
    if (snapshot.importedBy === viewer.subject) {
      throw forbidden('You imported this list; another adjudicator must release it.', 'SEGREGATION_OF_DUTIES');
    }
    const jobId = await this.enqueue(snapshotId);
    const released = await this.repository.release({
      id: snapshotId,
      releasedBy: viewer.subject ?? '',
      releaseReason: reason,
      jobId,
    });
    if (!released)
      throw new AppError('CONFLICT', 'Somebody else released this list. Read it again.', {
        reason: 'DECIDED_MEANWHILE',
      });
    await audit.record({ objectType: 'ListSnapshot', objectId: snapshotId, detail: { releasedFrom: snapshot.reason } });
    return this.get(snapshotId);
  }

  async job({ jobId }: ListSnapshotRow): Promise<Job | null> {
    const row = await this.progress.find(jobId, this.work.viewer);
    return row && presentJob(row, this.work.clock.now());
  }

  async problems(snapshotId: string, { first, after }: PageArgs): Promise<Page<ListSnapshotProblem>> {
    const last = decodePlace(after);
    const [rows, counted] = await Promise.all([
      this.repository.findProblems(snapshotId, last, first + 1),
      this.repository.countProblems(snapshotId),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ position }) => [String(position)], node: (row) => row });
  }

  private async enqueue(snapshotId: string): Promise<string> {
    const jobId = await this.progress.create('importList', this.work.viewer);
    await this.work.jobs.enqueue('importList', { snapshotId, jobId }, { key: `importList:${snapshotId}` });
    return jobId;
  }
}
