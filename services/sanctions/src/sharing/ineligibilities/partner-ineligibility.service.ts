import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import { type EntryRow, IneligibilityEntryRepository } from '../ineligibility-entries/ineligibility-entry.repository';
import { EntryState } from '../ineligibility-entries/ineligibility-entry.rules';
import { type IneligibilityEntryService, present } from '../ineligibility-entries/ineligibility-entry.service';
import { ineligibilityAt } from './ineligibility.rules';
import type { PartnerIneligibility } from './ineligibility.view';
import { ListingRepository, type ListingRow } from './listing.repository';
import { SourceRepository } from './source.repository';

const mostShown = 100;
const shown: (EntryState | null)[] = [EntryState.IN_FORCE, EntryState.UPCOMING];

/** The state of partners as the viewer may read it; a list of them costs as many statements as one. */
export class PartnerIneligibilityService {
  private readonly loaders = new Map<number, DataLoader<string, PartnerIneligibility>>();

  constructor(
    private readonly work: Work,
    private readonly sharedList: IneligibilityEntryService,
  ) {}

  ofPartner(partnerId: string, asOf: Date | null | undefined): Promise<PartnerIneligibility> {
    // All partners of one request that ask about the present are asked about the same instant.
    const key = asOf ? asOf.getTime() : 0;
    const loader = this.loaders.get(key) ?? this.loaderAt(this.sharedList.instantOf(asOf));
    this.loaders.set(key, loader);
    return loader.load(partnerId);
  }

  private loaderAt(at: Date) {
    return new DataLoader(async (partnerIds: readonly string[]) => {
      const rows = await new SourceRepository(this.work.database.manager).find(partnerIds);
      const all = [...new Set(rows.map(({ sourceId }) => sourceId))];
      const { entries, listings } = await this.work.database.confidential(async (transaction) => ({
        entries: await new IneligibilityEntryRepository(transaction).findByPartners(all),
        listings: await new ListingRepository(transaction).findAt(all, at),
      }));
      return partnerIds.map((partnerId) => {
        const sources = new Set(rows.filter((row) => row.partnerId === partnerId).map(({ sourceId }) => sourceId));
        const concerns = (row: { partnerId: string }) => sources.has(row.partnerId);
        return stateOf(entries.filter(concerns), listings.filter(concerns), at);
      });
    });
  }
}

function stateOf(entries: EntryRow[], listings: ListingRow[], at: Date): PartnerIneligibility {
  const [listedSince = null] = listings.map(({ since }) => since).sort((a, b) => a.getTime() - b.getTime());
  const state = ineligibilityAt({ entries, decisions: new Map(), agencies: [], listedSince }, at);
  return {
    isIneligible: state.ineligible,
    since: state.since,
    isListed: state.listing,
    entries: entries
      .map((entry) => present(entry, at))
      .filter((entry) => entry.recordedAt <= at && shown.includes(entry.state))
      .slice(-mostShown),
    asOf: at,
  };
}
