import { isDeepStrictEqual } from 'node:util';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import { IneligibilityEntryRepository } from '../ineligibility-entries/ineligibility-entry.repository';
import type { InterimSuspensionStates } from '../interim-suspensions/interim-suspension-states.service';
import { RecognitionRepository, type RecognitionRow } from '../recognitions/recognition.repository';
import { IneligibilityRepository } from './ineligibility.repository';
import { type IneligibilityFacts, ineligibilityAt, isQuiet, nextChangeAfter, tellState } from './ineligibility.rules';
import { ListingRepository } from './listing.repository';
import { SourceRepository } from './source.repository';

export interface IneligibilityParts {
  agencies: AgencyService;
  partnerRedirects: PartnerRedirectService;
  suspensionStates: InterimSuspensionStates;
}

/** What every agency may know about a partner: whether it is ineligible, by which entries, and who goes on in spite of it. */
export class IneligibilityService {
  private readonly repository: IneligibilityRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: IneligibilityParts,
  ) {
    this.repository = new IneligibilityRepository(work.database.manager);
  }

  /**
   * Has the state worked out anew and told. The job role does it, within seconds: no request sees the hits and the
   * decisions of all agencies that it takes.
   */
  async refresh(partnerId: string): Promise<void> {
    await this.work.jobs.enqueue('refreshIneligibility', { partnerId }, { key: `refreshIneligibility:${partnerId}` });
  }

  /** Tells about the partner, or the one that it was merged into. What binds its offices through it, registry works out. */
  async tellNow(partnerId: string): Promise<void> {
    await this.tell(await this.parts.partnerRedirects.resolve(partnerId));
  }

  /** Partners about whom time has something new to tell. */
  async due(): Promise<string[]> {
    return (await this.repository.findDue(this.work.clock.now())).map(({ partnerId }) => partnerId);
  }

  /** Publishes the whole state where it differs from what was told last. */
  async tell(partnerId: string): Promise<void> {
    const at = this.work.clock.now();
    const before = await this.repository.lock(partnerId);
    const sources = await this.sourcesOf(partnerId);
    const facts = await this.factsOf(partnerId, sources, at);
    const state = ineligibilityAt(facts, at);
    const suspensions = await this.parts.suspensionStates.stateOf(sources, state.own, at);
    const told = tellState(state);
    if (before.published ? !isDeepStrictEqual(before.published, plain(told)) : !isQuiet(told)) {
      await this.work.outbox.publish({
        type: 'sanctions.ineligibility-changed',
        subject: partnerId,
        audience: 'AGENCY',
        data: { partnerId, at, ...told },
      });
      before.published = told;
    }
    if (before.suspensions ? !isDeepStrictEqual(before.suspensions, plain(suspensions.told)) : !suspensions.isQuiet) {
      await this.work.outbox.publish({
        type: 'sanctions.interim-suspensions-changed',
        subject: partnerId,
        audience: 'INTERNAL',
        data: { partnerId, at, ...suspensions.told },
      });
      before.suspensions = suspensions.told;
    }
    await this.repository.save(partnerId, before, earlier(nextChangeAfter(facts, at), suspensions.nextChangeAt));
  }

  private async sourcesOf(partnerId: string): Promise<string[]> {
    const merged = await new SourceRepository(this.work.database.manager).findMerged(partnerId);
    return [partnerId, ...merged.map(({ id }) => id)];
  }

  private async factsOf(partnerId: string, sources: string[], at: Date): Promise<IneligibilityFacts> {
    const [entries, listedSince] = await this.work.database.confidential(async (transaction) => [
      await new IneligibilityEntryRepository(transaction).findByPartners(sources),
      await this.followListing(new ListingRepository(transaction), { partnerId, sources, at }),
    ]);
    return {
      entries,
      decisions: await this.decisionsOf(entries),
      agencies: await this.parts.agencies.codes(),
      listedSince,
    };
  }

  /** Keeps the periods in which hits made the partner ineligible, for questions about the past. */
  private async followListing(
    listings: ListingRepository,
    { partnerId, sources, at }: { partnerId: string; sources: string[]; at: Date },
  ): Promise<Date | null> {
    const confirmed = await listings.confirmedSince(sources);
    if (confirmed) await listings.begin(newId(), partnerId, at);
    else await listings.end(partnerId, at);
    const [running] = confirmed ? await listings.findAt([partnerId], at) : [];
    return running?.since ?? null;
  }

  private async decisionsOf(entries: readonly EntryRow[]): Promise<Map<string, RecognitionRow[]>> {
    const ids = entries.map(({ id }) => id);
    const rows = ids.length > 0 ? await new RecognitionRepository(this.work.database.manager).findByEntries(ids) : [];
    return new Map(ids.map((id) => [id, rows.filter(({ entryId }) => entryId === id)]));
  }
}

const earlier = (one: Date | null, other: Date | null) => (one && other ? (one < other ? one : other) : (one ?? other));

/** As the database gives it back. */
const plain = (value: object): object => JSON.parse(JSON.stringify(value));
