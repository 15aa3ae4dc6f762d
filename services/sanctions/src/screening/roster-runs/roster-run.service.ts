import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { ListSourceService } from '../../listing/sources/list-source.service';
import { scorerVersion } from '../../matching/score';
import type { LoadedIndex } from '../indexes/loaded-index';
import type { AskedPartner, ScreeningService } from '../screenings/screening.service';
import { ChangedHitRepository } from './changed-hit.repository';
import {
  type OutdatedGroup,
  type PagedBasis,
  type PageOfGroup,
  type RosterRun,
  RosterRunRepository,
  type RosterTrigger,
} from './roster-run.repository';
import { isDue } from './roster-run.rules';

export interface BatchOfRun {
  run: RosterRun;
  index: LoadedIndex;
  group: Pick<OutdatedGroup, 'snapshots' | 'scorerVersion'>;
  /** Compared with all that is listed. */
  asked: readonly AskedPartner[];
  /** Those whom nothing that changed concerns. */
  untouched: readonly string[];
}

/** Runs over the whole roster (S-INV-5), in batches that each hold or do not: one that was cut short goes on. */
export class RosterRunService {
  private readonly runs: RosterRunRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: { screenings: ScreeningService; sources: ListSourceService },
  ) {
    this.runs = new RosterRunRepository(work.database.manager);
  }

  /** What time or a new scorer ask for; null when neither does. */
  async due(): Promise<RosterTrigger | null> {
    if (await this.runs.hasOtherScorer(scorerVersion)) return 'SCORER_CHANGE';
    return isDue(await this.runs.findLastWhole(), this.work.clock.now()) ? 'PERIODIC' : null;
  }

  async enqueueDue(): Promise<void> {
    if (await this.due()) await this.work.jobs.enqueue('rescreenRoster', {}, { key: 'rescreenRoster:due' });
  }

  async begin(trigger: RosterTrigger, index: LoadedIndex): Promise<RosterRun> {
    const wanted = { trigger, snapshots: [...index.snapshots], scorerVersion };
    const unfinished = await this.runs.findUnfinished(wanted);
    if (unfinished) return unfinished;
    const run = { ...wanted, id: newId(), startedAt: this.work.clock.now() };
    await this.runs.insert(run);
    return run;
  }

  outdated(run: RosterRun): Promise<OutdatedGroup[]> {
    return this.runs.findOutdated(run.snapshots, scorerVersion, beforeOf(run));
  }

  page(run: RosterRun, page: Omit<PageOfGroup, 'before'>): Promise<PagedBasis[]> {
    return this.runs.findPage({ ...page, before: beforeOf(run) });
  }

  unknown(run: RosterRun, after: string | null, limit: number): Promise<PagedBasis[]> {
    return this.runs.findUnknown(run.snapshots, after, limit);
  }

  /** Partners with a hit on one of these subjects, whatever became of it. */
  async concernedBy(subjectIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.work.database.confidential((transaction) =>
      new ChangedHitRepository(transaction).findPartners(subjectIds),
    );
    return new Set(rows.map(({ partnerId }) => partnerId));
  }

  async apply({ run, index, group, asked, untouched }: BatchOfRun): Promise<'STORED' | 'SUPERSEDED'> {
    const stored = await this.parts.screenings.store(index, asked, run.trigger);
    if (stored === 'SUPERSEDED') return stored;
    const confirmed =
      untouched.length === 0
        ? []
        : await this.runs.confirm({
            partnerIds: untouched,
            group,
            snapshots: run.snapshots,
            checkedAt: this.work.clock.now(),
          });
    await this.runs.count(run.id, stored.size, confirmed.length);
    if (confirmed.length > 0) {
      await this.work.audit.record({
        objectType: 'RosterRun',
        objectId: run.id,
        detail: { confirmed: confirmed.length, snapshots: run.snapshots },
      });
    }
    return 'STORED';
  }

  /** The versions are confirmed to registry as those that the whole roster was compared with. */
  async finish(run: RosterRun): Promise<void> {
    await this.runs.finish(run.id, this.work.clock.now());
    for (const snapshotId of run.snapshots) await this.parts.sources.confirmRoster(snapshotId);
    await this.work.audit.record({ objectType: 'RosterRun', objectId: run.id, detail: { trigger: run.trigger } });
  }
}

/** A list says by its version who is done; a new week does not. */
const beforeOf = ({ trigger, startedAt }: RosterRun) => (trigger === 'PERIODIC' ? startedAt : null);
