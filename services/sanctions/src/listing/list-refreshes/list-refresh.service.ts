import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import { type Job, presentJob } from '@partner-commons/platform/jobs/job.type';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { ListSnapshotRepository } from '../snapshots/list-snapshot.repository';
import type { ListSnapshotService } from '../snapshots/list-snapshot.service';
import { type Fetched, ListSourceRepository, type ListSourceRow } from '../sources/list-source.repository';
import type { ListSourceService } from '../sources/list-source.service';
import { allowedListUrl, type ListHosts, requireListUrl } from './list-hosts';
import type { RefreshListInput } from './list-refresh.inputs';
import { ListRefreshRepository, type ListRefreshRow, type RefreshOutcome } from './list-refresh.repository';
import { isDue } from './list-refresh.rules';

interface ListRefreshParts {
  sources: ListSourceService;
  snapshots: ListSnapshotService;
  hosts: ListHosts;
}

/** What is fetched, and what we know of it. */
export interface ListToFetch {
  refresh: ListRefreshRow;
  source: ListSourceRow;
  known: { etag: string | null; modified: string | null } | null;
}

/** Fetching of lists by URL: asked for by people or by the schedule, done by a job. */
export class ListRefreshService {
  private readonly repository: ListRefreshRepository;
  private readonly sourceRows: ListSourceRepository;
  private readonly snapshotRows: ListSnapshotRepository;
  private readonly progress: JobProgress;

  constructor(
    private readonly work: Work,
    private readonly parts: ListRefreshParts,
  ) {
    const { manager } = work.database;
    this.repository = new ListRefreshRepository(manager);
    this.sourceRows = new ListSourceRepository(manager);
    this.snapshotRows = new ListSnapshotRepository(manager);
    this.progress = new JobProgress(manager, work.clock);
  }

  private readonly lastBySource = rowLoader(
    (codes) => this.repository.findLast(codes),
    (row: ListRefreshRow) => row.source,
  );

  lastOf(source: string): Promise<ListRefreshRow | null> {
    return this.lastBySource.load(source);
  }

  async job({ jobId }: ListRefreshRow): Promise<Job | null> {
    const row = await this.progress.find(jobId, this.work.viewer);
    return row && presentJob(row, this.work.clock.now());
  }

  async request({ source: code }: RefreshListInput): Promise<ListRefreshRow> {
    const source = await this.parts.sources.requireOwn(code);
    requireListUrl(source.url ?? '', this.parts.hosts);
    const { agency, subject } = this.work.viewer;
    const id = await this.enqueue(code, agency ?? '', subject ?? '');
    if (id) return this.get(id);
    throw new AppError('CONFLICT', 'This list is being fetched. Ask for its lastRefresh.', {
      reason: 'ALREADY_RUNNING',
    });
  }

  /** Whatever the schedule says is due. Sources whose host is not allowed come by file. */
  async requestDue(): Promise<void> {
    const now = this.work.clock.now();
    const sources = (await this.sourceRows.findAll()).filter(
      ({ url, refreshHours }) => refreshHours !== null && allowedListUrl(url ?? '', this.parts.hosts),
    );
    const last = new Map(
      (await this.repository.findLast(sources.map(({ code }) => code))).map((row) => [row.source, row]),
    );
    for (const { code, agency, refreshHours } of sources) {
      if (!isDue(last.get(code) ?? null, refreshHours ?? 0, now)) continue;
      await this.enqueue(code, agency ?? '', this.work.viewer.subject ?? '');
    }
  }

  /** Null when it was finished before: a job runs at least once. */
  async begin(id: string): Promise<ListToFetch | null> {
    const refresh = await this.get(id);
    if (refresh.state !== 'PENDING') return null;
    const source = await this.parts.sources.get(refresh.source);
    const { inForceSnapshotId, fetchedSha256, fetchedEtag: etag, fetchedModified: modified } = source;
    const inForce = inForceSnapshotId ? await this.snapshotRows.find(inForceSnapshotId) : null;
    // "Not modified" confirms only what is in force: the last bytes may have been quarantined.
    const isOurs = inForce !== null && inForce.sha256 === fetchedSha256 && (etag !== null || modified !== null);
    return { refresh, source, known: isOurs ? { etag, modified } : null };
  }

  async take({ refresh, source }: ListToFetch, fileId: string, fetched: Fetched): Promise<void> {
    const { agency, requestedBy: importedBy } = refresh;
    const [format] = source.formats;
    if (!format) throw new Error(`${source.code} has no format`);
    const { sha256 } = fetched;
    const snapshotId = await this.parts.snapshots.importFetched({
      source: source.code,
      format,
      sha256,
      fileId,
      agency,
      importedBy,
    });
    await this.sourceRows.saveFetched(source.code, fetched);
    await this.finish(refresh.id, { state: 'FETCHED', message: null, snapshotId });
  }

  async finish(id: string, outcome: Omit<RefreshOutcome, 'finishedAt'>): Promise<void> {
    await this.repository.finish(id, { ...outcome, finishedAt: this.work.clock.now() });
    await this.work.audit.record({ objectType: 'ListRefresh', objectId: id, detail: { state: outcome.state } });
  }

  async get(id: string): Promise<ListRefreshRow> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('fetch of a list');
    return row;
  }

  private async enqueue(source: string, agency: string, requestedBy: string): Promise<string | null> {
    const id = newId();
    const jobId = await this.progress.create('refreshList', this.work.viewer);
    const isNew = await this.repository.insert({
      id,
      source,
      jobId,
      agency,
      requestedBy,
      createdAt: this.work.clock.now(),
    });
    if (!isNew) return null;
    await this.work.jobs.enqueue('refreshList', { refreshId: id, jobId }, { key: `refreshList:${id}`, attempts: 3 });
    await this.work.audit.record({ objectType: 'ListRefresh', objectId: id, detail: { source } });
    return id;
  }
}
