import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import {
  type ListInForce,
  ListSourceRepository,
  type ListSourceRow,
  type ListVersionRow,
} from './list-source.repository';
import { isStale } from './list-source.rules';
import type { ListVersion } from './list-version.view';

export class ListSourceService {
  private readonly repository: ListSourceRepository;

  constructor(private readonly work: Work) {
    this.repository = new ListSourceRepository(work.database.manager);
  }

  private readonly versionById = rowLoader(
    (ids) => this.repository.findVersions(ids),
    (row: ListVersionRow) => row.snapshotId,
  );

  list(): Promise<ListSourceRow[]> {
    return this.repository.findAll();
  }

  async versions(snapshotIds: readonly string[]): Promise<ListVersion[]> {
    const rows = await Promise.all(snapshotIds.map((id) => this.versionById.load(id)));
    return rows.flatMap((row) => (row ? [this.present(row)] : []));
  }

  async inForce({ inForceSnapshotId }: ListSourceRow): Promise<ListVersion | null> {
    return inForceSnapshotId ? ((await this.versions([inForceSnapshotId]))[0] ?? null) : null;
  }

  /** For a screening, which cites these versions and no others. */
  lockInForce(): Promise<ListInForce[]> {
    return this.repository.lockInForce();
  }

  /** False when another version came into force meanwhile: its own re-screen will tell. */
  async confirmRoster(snapshotId: string): Promise<boolean> {
    const source = (await this.repository.lockAll()).find((row) => row.inForceSnapshotId === snapshotId);
    if (!source) return false;
    await this.repository.markScreened(source.code, snapshotId);
    await this.publishConfirmed();
    await this.work.audit.record({ objectType: 'ListSnapshot', objectId: snapshotId });
    return true;
  }

  /** Only lists that the whole roster was screened against; the caller holds the lock on all sources. */
  async publishConfirmed(): Promise<void> {
    const sources = await this.repository.findConfirmed();
    if (sources.length === 0) return;
    await this.work.outbox.publish({
      type: 'sanctions.lists-confirmed',
      subject: 'lists',
      audience: 'AGENCY',
      data: { sources },
    });
  }

  private present({ maxAgeHours, snapshotId: _id, ...version }: ListVersionRow): ListVersion {
    return { ...version, isStale: isStale({ ...version, maxAgeHours }, this.work.clock.now()) };
  }
}
