import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type ListHosts, requireListUrl } from '../list-refreshes/list-hosts';
import { ListBinding } from './list-source.entity';
import type { CreateListSourceInput } from './list-source.inputs';
import {
  type ListInForce,
  ListSourceRepository,
  type ListSourceRow,
  type ListVersionRow,
} from './list-source.repository';
import { agencyFormats, isStale } from './list-source.rules';
import type { ListVersion } from './list-version.view';

export class ListSourceService {
  private readonly repository: ListSourceRepository;

  constructor(
    private readonly work: Work,
    private readonly hosts: ListHosts,
  ) {
    this.repository = new ListSourceRepository(work.database.manager);
  }

  private readonly versionById = rowLoader(
    (ids) => this.repository.findVersions(ids),
    (row: ListVersionRow) => row.snapshotId,
  );

  list(): Promise<ListSourceRow[]> {
    return this.repository.findAll();
  }

  /** A source that the viewer's agency may bring lists of: everybody's, or its own. */
  async requireOwn(code: string): Promise<ListSourceRow> {
    const source = await this.repository.find(code);
    if (!source || (source.agency !== null && source.agency !== this.work.viewer.agency)) throw notFound('list source');
    return source;
  }

  async get(code: string): Promise<ListSourceRow> {
    const source = await this.repository.find(code);
    if (!source) throw notFound('list source');
    return source;
  }

  /** One list for each agency; it informs the others, whose duties follow from shared ineligibility entries (S-INV-8). */
  async create(input: CreateListSourceInput): Promise<ListSourceRow> {
    const { format, url = null, refreshHours = null, plausibleMin, plausibleMax, name, legalBasis, licence } = input;
    const agency = this.work.viewer.agency ?? '';
    if (!agencyFormats.includes(format)) {
      throw invalidInput(`An agency's own list comes as ${agencyFormats.join(' or ')}.`, 'input.format');
    }
    if (plausibleMax < plausibleMin) throw invalidInput('plausibleMax is below plausibleMin.', 'input.plausibleMax');
    if (refreshHours !== null && url === null)
      throw invalidInput('Without a url nothing is fetched.', 'input.refreshHours');
    if (url !== null) requireListUrl(url, this.hosts);
    const code = `AGENCY_${agency}`;
    const isNew = await this.repository.insert({
      code,
      name,
      authority: agency,
      binding: ListBinding.INFORMATIVE,
      formats: [format],
      agency,
      legalBasis,
      licence,
      url,
      refreshHours,
      maxAgeHours: input.maxAgeHours,
      plausibleMin,
      plausibleMax,
    });
    if (!isNew) {
      throw new AppError('CONFLICT', 'Your agency has its list already. Import files of it with importList.', {
        reason: 'LIST_SOURCE_EXISTS',
      });
    }
    await this.work.audit.record({ objectType: 'ListSource', detail: { code, format, hasUrl: url !== null } });
    return this.get(code);
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
