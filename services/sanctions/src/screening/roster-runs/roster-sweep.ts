import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import { subjectOf } from '../indexes/index.reader';
import type { SubjectDifference } from '../indexes/index.repository';
import type { LoadedIndex } from '../indexes/loaded-index';
import type { OutdatedGroup, PagedBasis, RosterRun } from './roster-run.repository';
import { mayAskDelta } from './roster-run.rules';
import type { BatchOfRun } from './roster-run.service';

/** Partners in one transaction: a list that is to come into force waits no longer than one batch. */
const batchSize = { delta: 500, whole: 200 };
/** From here on a second thread is worth its memory. */
const largeRoster = 2_000;

export interface SweepParts {
  background: Background<SanctionsFeatures>;
  signal: AbortSignal;
  run: RosterRun;
  index: LoadedIndex;
}

interface Page {
  group: Pick<OutdatedGroup, 'snapshots' | 'scorerVersion'>;
  bases: PagedBasis[];
  /** Those of the page who must be asked anew; all when not given. */
  choose?(bases: PagedBasis[]): Promise<Set<string>>;
}

export class Superseded extends Error {}

/** One way through everybody who was not compared with the versions of the run. */
export class RosterSweep {
  /** The batch that is being stored while the next one is compared. */
  private storing: Promise<void> = Promise.resolve();
  private readonly features: Promise<SanctionsFeatures>;

  constructor(private readonly parts: SweepParts) {
    this.features = this.within((features) => Promise.resolve(features));
  }

  /** Gives how many it found outdated. */
  async once(): Promise<number> {
    const groups = await this.within(({ rosterRuns }) => rosterRuns.outdated(this.parts.run));
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    if (count > largeRoster) await this.parts.index.widen();
    for (const group of groups) await this.sweepGroup(group);
    await this.storing;
    return count;
  }

  /** Who is UNKNOWN although compared is tried again: its people may be readable now. */
  async retryUnknown(): Promise<void> {
    const { run } = this.parts;
    const group = { snapshots: run.snapshots, scorerVersion: run.scorerVersion };
    await this.eachPage(group, batchSize.whole, (after, limit) =>
      this.within(({ rosterRuns }) => rosterRuns.unknown(run, after, limit)),
    );
    await this.storing;
  }

  private async sweepGroup(group: OutdatedGroup): Promise<void> {
    const { run, index } = this.parts;
    const { indexReader } = await this.features;
    const differences = await indexReader.differences(group.snapshots, index.snapshots);
    const question = { trigger: run.trigger, group, changed: differences?.length ?? null, listed: index.listings.size };
    const read = (after: string | null, limit: number) =>
      this.within(({ rosterRuns }) => rosterRuns.page(run, { group, after, limit }));
    if (!differences || !mayAskDelta(question)) return this.eachPage(group, batchSize.whole, read);
    const concerned = await this.within(({ rosterRuns }) => rosterRuns.concernedBy(differences.map(({ id }) => id)));
    await index.withIndex(nowListed(differences), async (changed) => {
      await this.eachPage(group, batchSize.delta, read, (bases) => this.concernedOf(bases, concerned, changed));
      await this.storing;
    });
  }

  /** Whoever has a hit on what changed, resembles what changed, or cannot be told about from its last screening. */
  private async concernedOf(
    bases: PagedBasis[],
    concerned: ReadonlySet<string>,
    changed: string,
  ): Promise<Set<string>> {
    const { screenings } = await this.features;
    const questions = bases.flatMap((basis) => {
      const queries = screenings.queriesOf(basis);
      return queries ? queries.map((query) => ({ partnerId: basis.partnerId, query })) : [];
    });
    const found = await this.parts.index.probe(
      questions.map(({ query }) => query),
      changed,
    );
    const met = new Set([...found].map((place) => questions[place]?.partnerId ?? ''));
    const told = new Set(questions.map(({ partnerId }) => partnerId));
    return new Set(
      bases
        .filter(
          ({ partnerId, isKnown }) =>
            !isKnown || concerned.has(partnerId) || met.has(partnerId) || !told.has(partnerId),
        )
        .map(({ partnerId }) => partnerId),
    );
  }

  private async eachPage(
    group: Page['group'],
    size: number,
    read: (after: string | null, limit: number) => Promise<PagedBasis[]>,
    choose?: Page['choose'],
  ): Promise<void> {
    let after: string | null = null;
    let next = read(after, size);
    for (;;) {
      this.parts.signal.throwIfAborted();
      const bases = await next;
      const last = bases.at(-1);
      if (!last) return;
      after = last.partnerId;
      next = read(after, size);
      next.catch(() => undefined);
      await this.take({ group, bases, choose });
    }
  }

  private async take({ group, bases, choose }: Page): Promise<void> {
    const { run, index } = this.parts;
    const { screenings } = await this.features;
    const chosen = choose ? await choose(bases) : null;
    const asked = await screenings.ask(
      index,
      bases.filter(({ partnerId }) => chosen?.has(partnerId) ?? true),
    );
    const untouched = chosen ? bases.map(({ partnerId }) => partnerId).filter((id) => !chosen.has(id)) : [];
    await this.storing;
    this.storing = this.store({ run, index, group, asked, untouched });
    this.storing.catch(() => undefined);
  }

  private async store(batch: BatchOfRun): Promise<void> {
    const outcome = await this.within(({ rosterRuns }) => rosterRuns.apply(batch));
    if (outcome === 'SUPERSEDED') throw new Superseded();
  }

  private within<Result>(run: (features: SanctionsFeatures) => Promise<Result>): Promise<Result> {
    const { id } = this.parts.run;
    return this.parts.background.transaction('rescreenRoster', `rescreenRoster:${id}`, run);
  }
}

const nowListed = (differences: readonly SubjectDifference[]) =>
  differences.flatMap(({ after }) => (after ? [subjectOf(after)] : []));
