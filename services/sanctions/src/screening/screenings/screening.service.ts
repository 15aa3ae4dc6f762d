import { newId } from '@partner-commons/platform/id';
import { log } from '@partner-commons/platform/log';
import type { Work } from '@partner-commons/platform/work';
import type { StandingHits } from '../../adjudication/hits/hit.rules';
import type { HitService } from '../../adjudication/hits/hit.service';
import { type PartnerBasis, PartnerBasisRepository } from '../../federation/partner-basis.repository';
import type { ListSourceService } from '../../listing/sources/list-source.service';
import { defaultOptions, scorerVersion } from '../../matching/score';
import type { Query } from '../../matching/subject';
import { ClearanceRepository, type LockedClearance, type NewClearance } from '../clearances/clearance.repository';
import { statusAfter } from '../clearances/clearance.rules';
import type { LoadedIndex } from '../indexes/loaded-index';
import { type ScreeningCause, ScreeningMatchRepository, ScreeningRepository } from './screening.repository';
import { type PartnerScreening, questionsOf, type ScreenedPerson, screeningOf } from './screening.rules';
import { sealBasis, sealMatches } from './sealed-screening';

export interface ScreeningParts {
  sources: ListSourceService;
  hits: HitService;
}

/** A partner with what the index answered about it. */
export interface AskedPartner extends PartnerScreening {
  basis: PartnerBasis;
  /** Null when its people could not be opened. */
  people: ScreenedPerson[] | null;
}

interface Screened extends AskedPartner {
  before: LockedClearance;
  screeningId: string;
}

/** Whose screening was stored, and under which id; or that other versions came into force since the question. */
export type StoredScreenings = Map<string, string> | 'SUPERSEDED';

/**
 * Comparing takes long and needs no database, so it comes first; what it found is stored only when, under the locks, the
 * lists and the partner are still those that were compared.
 */
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

  /** Null for a partner that registry has not told of. */
  basisOf(partnerId: string): Promise<PartnerBasis | null> {
    return this.bases.findStanding(partnerId);
  }

  /** All that is asked about a partner; null when its people cannot be opened. Needs no database. */
  queriesOf(basis: PartnerBasis): Query[] | null {
    const people = this.openPeople(basis);
    return people && questionsOf({ ...basis, people }).map(({ query }) => query);
  }

  /** Needs no database. */
  async ask(index: LoadedIndex, bases: readonly PartnerBasis[], isUrgent = false): Promise<AskedPartner[]> {
    const asked = bases.map((basis) => {
      const people = this.openPeople(basis);
      return { basis, people, questions: people ? questionsOf({ ...basis, people }) : [] };
    });
    const answers = await index.ask(
      asked.flatMap(({ questions }) => questions.map(({ query }) => query)),
      { isUrgent },
    );
    let place = 0;
    return asked.map(({ basis, people, questions }) => {
      const own = answers.slice(place, place + questions.length);
      place += questions.length;
      // People that cannot be opened stop nobody else: the partner becomes UNKNOWN, and its hits stay as they are.
      if (!people) return { basis, people, findings: [], canBeAsked: false };
      const hashOf = (id: string) => index.screeningHashes.get(id);
      return { basis, people, ...screeningOf({ ...basis, people }, own, hashOf) };
    });
  }

  async store(
    index: LoadedIndex,
    asked: readonly AskedPartner[],
    trigger: ScreeningCause | null,
  ): Promise<StoredScreenings> {
    const lists = await this.parts.sources.lockInForce();
    if (!index.isOf(lists.map(({ snapshotId }) => snapshotId))) return 'SUPERSEDED';
    const screened = await this.lockUnchanged(asked);
    if (screened.length === 0) return new Map();
    const terms = {
      listVersions: index.lists.map(({ source, snapshotId, version }) => ({ source, snapshotId, version })),
      scorerVersion,
      threshold: defaultOptions.review,
      checkedAt: this.work.clock.now(),
      snapshots: index.snapshots,
    };
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
    await this.keepContent(screened);
    const clearances = await this.settle(index, screened, terms.checkedAt);
    await this.screenings.saveStatus(clearances);
    await this.clearances.save(clearances, terms);
    await this.publishChanged(screened, clearances, { checkedAt: terms.checkedAt, snapshots: index.snapshots });
    await this.work.audit.record({
      objectType: 'Clearance',
      objectId: screened.length === 1 ? screened[0]?.basis.partnerId : undefined,
      detail: { partners: screened.length, snapshots: index.snapshots },
    });
    return new Map(screened.map(({ basis, screeningId }) => [basis.partnerId, screeningId]));
  }

  /** Those whose names and facts are still the ones that were asked; the others have a screening of their own to come. */
  private async lockUnchanged(asked: readonly AskedPartner[]): Promise<Screened[]> {
    const ids = asked.map(({ basis }) => basis.partnerId);
    const locked = new Map((await this.clearances.lock(ids)).map((row) => [row.partnerId, row]));
    const hashes = new Map((await this.bases.findHashes(ids)).map((row) => [row.partnerId, row.basisHash]));
    return asked.flatMap((one) => {
      const { partnerId, basisHash } = one.basis;
      const before = locked.get(partnerId);
      return before && hashes.get(partnerId) === basisHash ? [{ ...one, before, screeningId: newId() }] : [];
    });
  }

  /** Who was asked for and what was found, sealed, so that the screening can be read and repeated. */
  private async keepContent(screened: readonly Screened[]): Promise<void> {
    const { cipher, database } = this.work;
    const matches = screened
      .filter(({ findings }) => findings.length > 0)
      .map(({ screeningId, findings }) => ({ screeningId, sealed: sealMatches(cipher, screeningId, findings) }));
    await database.confidential(async (transaction) => {
      const repository = new ScreeningMatchRepository(transaction);
      if (matches.length > 0) await repository.insertMatches(matches);
      const readable = screened.flatMap(({ basis, people }) => (people ? [{ ...basis, people }] : []));
      const unkept = new Set((await repository.findUnkeptBases(readable)).map(({ partnerId }) => partnerId));
      const fresh = readable.filter(({ partnerId }) => unkept.has(partnerId));
      if (fresh.length === 0) return;
      await repository.insertBases(
        fresh.map((basis) => ({
          partnerId: basis.partnerId,
          basisHash: basis.basisHash,
          sealed: sealBasis(cipher, basis),
        })),
      );
    });
  }

  private async settle(index: LoadedIndex, screened: readonly Screened[], at: Date): Promise<NewClearance[]> {
    const standing = await this.parts.hits.settle({
      partnerIds: screened.map(({ basis }) => basis.partnerId),
      unread: new Set(screened.filter(({ people }) => !people).map(({ basis }) => basis.partnerId)),
      findings: screened.flatMap(({ findings }) => findings),
      screeningIds: new Map(screened.map(({ basis, screeningId }) => [basis.partnerId, screeningId])),
      listings: index.screeningHashes,
      at,
    });
    const binding = await this.bindingOf(index, standing);
    return screened.map(({ basis: { partnerId, basisHash }, canBeAsked, people, screeningId }) => {
      const { open, confirmed } = binding.get(partnerId) ?? { open: 0, confirmed: 0 };
      const status = statusAfter({ open, confirmed, canBeAsked, isRead: people !== null });
      return { partnerId, basisHash, screeningId, status };
    });
  }

  /** Hits on lists that only inform are for those who look at hits, and stop nobody. */
  private async bindingOf(index: LoadedIndex, standing: ReadonlyMap<string, StandingHits>) {
    if (standing.size === 0 || index.lists.every(({ binding }) => binding !== 'INFORMATIVE')) return standing;
    const counted = await this.work.database.confidential((transaction) =>
      new ScreeningMatchRepository(transaction).countBinding([...standing.keys()]),
    );
    return new Map(counted.map(({ partnerId, open, confirmed }) => [partnerId, { open, confirmed }]));
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
    screened: readonly Screened[],
    after: readonly NewClearance[],
    facts: { checkedAt: Date; snapshots: readonly string[] },
  ): Promise<void> {
    const known = new Map(screened.map(({ before }) => [before.partnerId, before]));
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
