import { setImmediate as nextTurn } from 'node:timers/promises';
import { newId } from '@partner-commons/platform/id';
import { log } from '@partner-commons/platform/log';
import type { Work } from '@partner-commons/platform/work';
import { ClearanceRepository, type LockedClearance, type NewClearance } from '../clearances/clearance.repository';
import { statusAfter } from '../clearances/clearance.rules';
import { type PartnerBasis, PartnerBasisRepository } from '../federation/partner-basis.repository';
import type { HitService } from '../hits/hit.service';
import { defaultOptions, scorerVersion } from '../matching/score';
import type { ListInForce } from '../sources/list-source.repository';
import type { ListSourceService } from '../sources/list-source.service';
import type { ListedSubjectService } from '../subjects/listed-subject.service';
import type { CurrentIndex, LoadedIndex } from './current-index';
import { ScreeningRepository, type ScreeningTrigger } from './screening.repository';
import { type PartnerScreening, type ScreenedPerson, screenBasis } from './screening.rules';

export interface ScreeningParts {
  sources: ListSourceService;
  subjects: ListedSubjectService;
  hits: HitService;
  currentIndex: CurrentIndex;
}

/** Lists in force, held until the transaction ends, with the index of exactly these. */
interface Terms {
  lists: ListInForce[];
  loaded: LoadedIndex;
}

export interface RosterBatch {
  snapshotId: string;
  after: string | null;
  size: number;
}

/** Last partner of the batch; or nobody is left; or another version came into force. */
export type BatchOutcome = { last: string } | 'DONE' | 'SUPERSEDED';

interface Screened extends PartnerScreening {
  isRead: boolean;
  basis: PartnerBasis;
  before: LockedClearance;
  screeningId: string;
}

export class ScreeningService {
  private readonly clearances: ClearanceRepository;
  private readonly bases: PartnerBasisRepository;
  private readonly screenings: ScreeningRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: ScreeningParts,
  ) {
    const { manager } = work.database;
    this.clearances = new ClearanceRepository(manager);
    this.bases = new PartnerBasisRepository(manager);
    this.screenings = new ScreeningRepository(manager);
  }

  /** Without a list there is nothing to screen against, and the partner stays UNKNOWN. */
  async screenPartner(partnerId: string, cause: ScreeningTrigger | null): Promise<void> {
    const terms = await this.holdLists();
    if (!terms) return;
    await this.screen(terms, await this.clearances.lock(partnerId), cause);
  }

  /** The next partners who were not screened against the versions in force; gives the last id, or why it ended. */
  async screenBatch({ snapshotId, after, size }: RosterBatch): Promise<BatchOutcome> {
    const terms = await this.holdLists();
    if (!terms?.lists.some((list) => list.snapshotId === snapshotId)) return 'SUPERSEDED';
    const locked = await this.clearances.lockOutdated({ after, snapshots: terms.loaded.snapshots, limit: size });
    const last = locked.at(-1);
    if (!last) return 'DONE';
    await this.screen(terms, locked, 'LIST_UPDATE');
    return { last: last.partnerId };
  }

  /** Null when no list is in force, or those that are have no entry: nothing must clear anybody (trust.md, promise 1). */
  private async holdLists(): Promise<Terms | null> {
    const lists = await this.parts.sources.lockInForce();
    const ids = lists.map(({ snapshotId }) => snapshotId);
    const loaded = await this.parts.currentIndex.of(ids, () =>
      this.parts.subjects.findListed(lists.map(({ source }) => source)),
    );
    return loaded.index.subjects.length > 0 ? { lists, loaded } : null;
  }

  private async screen(
    { lists, loaded }: Terms,
    locked: LockedClearance[],
    trigger: ScreeningTrigger | null,
  ): Promise<void> {
    if (locked.length === 0) return;
    const checkedAt = this.work.clock.now();
    const screened = await this.ask(loaded, locked);
    const terms = { listVersions: lists, scorerVersion, threshold: defaultOptions.review, checkedAt };
    await this.screenings.insert(
      screened.map(({ screeningId: id, basis, before, findings }) => ({
        id,
        partnerId: basis.partnerId,
        basisHash: basis.basisHash,
        trigger: trigger ?? (before.basisHash === null ? 'REGISTRATION' : 'NAME_CHANGE'),
        hitCount: findings.length,
      })),
      terms,
    );
    const standing = await this.parts.hits.settle({
      partnerIds: screened.map(({ basis }) => basis.partnerId),
      unread: new Set(screened.filter(({ isRead }) => !isRead).map(({ basis }) => basis.partnerId)),
      findings: screened.flatMap(({ findings }) => findings),
      screeningIds: new Map(screened.map(({ basis, screeningId }) => [basis.partnerId, screeningId])),
      listings: loaded.screeningHashes,
      at: checkedAt,
    });
    const clearances = screened.map(({ basis: { partnerId, basisHash }, canBeAsked, isRead, screeningId }) => {
      const { open, confirmed } = standing.get(partnerId) ?? { open: 0, confirmed: 0 };
      return { partnerId, basisHash, screeningId, status: statusAfter({ open, confirmed, canBeAsked, isRead }) };
    });
    await this.clearances.save(clearances, checkedAt, loaded.snapshots);
    await this.publishChanged(locked, clearances, { checkedAt, snapshots: loaded.snapshots });
    await this.work.audit.record({
      objectType: 'Clearance',
      objectId: screened.length === 1 ? screened[0]?.basis.partnerId : undefined,
      detail: { partners: screened.length, snapshots: loaded.snapshots },
    });
  }

  private async ask(loaded: LoadedIndex, locked: LockedClearance[]): Promise<Screened[]> {
    const beforeOf = new Map(locked.map((row) => [row.partnerId, row]));
    const screened: Screened[] = [];
    for (const basis of await this.bases.find([...beforeOf.keys()])) {
      const before = beforeOf.get(basis.partnerId);
      if (before) screened.push({ ...this.askOne(loaded, basis), basis, before, screeningId: newId() });
      // A batch takes the processor for a tenth of a second; requests come in between.
      await nextTurn();
    }
    return screened;
  }

  /** People that cannot be opened stop nobody else: the partner becomes UNKNOWN, and its hits stay as they are. */
  private askOne(loaded: LoadedIndex, basis: PartnerBasis): PartnerScreening & { isRead: boolean } {
    const people = this.openPeople(basis);
    if (!people) return { findings: [], canBeAsked: false, isRead: false };
    return { ...screenBasis(loaded, { ...basis, people }), isRead: true };
  }

  private openPeople({ partnerId, people }: PartnerBasis): ScreenedPerson[] | null {
    if (people === null) return [];
    const { cipher } = this.work;
    try {
      return JSON.parse(cipher.open(people, `screening-people:${partnerId}`));
    } catch (error) {
      log.error({ partner: partnerId, failure: (error as Error).message }, 'the people of a partner cannot be read');
      return null;
    }
  }

  private async publishChanged(
    before: LockedClearance[],
    after: NewClearance[],
    facts: { checkedAt: Date; snapshots: string[] },
  ): Promise<void> {
    const known = new Map(before.map((row) => [row.partnerId, row]));
    const changed = after.filter(({ partnerId, status, basisHash }) => {
      const old = known.get(partnerId);
      return old?.status !== status || old.basisHash !== basisHash;
    });
    await this.work.outbox.publishAll(
      changed.map(({ partnerId, status, basisHash }) => ({
        type: 'sanctions.clearance-changed',
        subject: partnerId,
        audience: 'AGENCY' as const,
        data: { partnerId, status, basisHash, ...facts },
      })),
    );
  }
}
