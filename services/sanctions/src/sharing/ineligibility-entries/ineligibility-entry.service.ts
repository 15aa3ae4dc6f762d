import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { SourceRepository } from '../ineligibilities/source.repository';
import type { IneligibilityEntryFilter } from './ineligibility-entry.inputs';
import { type EntryRow, IneligibilityEntryRepository } from './ineligibility-entry.repository';
import { EntryState, entryStateAt, unmetConditions } from './ineligibility-entry.rules';
import type { IneligibilityEntry } from './ineligibility-entry.view';

/** The shared list as agencies, partners and the public read it; row-level security decides which rows there are. */
export class IneligibilityEntryService {
  constructor(private readonly work: Work) {}

  async search(filter: IneligibilityEntryFilter, { first, after }: PageArgs): Promise<Page<IneligibilityEntry>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const at = this.instantOf(filter.asOf);
    const search = {
      partnerIds: await this.partnersOf(filter.partnerId ?? null),
      leadAgency: filter.leadAgency ?? null,
      ground: filter.ground ?? null,
      states: filter.states ?? null,
      at,
      after: last,
      limit: first + 1,
    };
    return this.repository(async (entries) =>
      pageOf(await entries.search(search), first, await entries.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => present(row, at),
      }),
    );
  }

  async get(id: string): Promise<IneligibilityEntry> {
    const row = isId(id) ? await this.repository((entries) => entries.find(id)) : null;
    if (!row) throw notFound('entry');
    return present(row, this.work.clock.now());
  }

  /** Nobody knows what will have been recorded later. */
  instantOf(asOf: Date | null | undefined): Date {
    const now = this.work.clock.now();
    if (asOf && asOf > now) throw invalidInput('Ask about an instant that has been.', 'asOf');
    return asOf ?? now;
  }

  private async partnersOf(partnerId: string | null): Promise<string[] | null> {
    if (partnerId === null) return null;
    if (!isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const sources = await new SourceRepository(this.work.database.manager).find([partnerId]);
    return [partnerId, ...sources.map(({ sourceId }) => sourceId)];
  }

  private repository<Result>(work: (entries: IneligibilityEntryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new IneligibilityEntryRepository(transaction)));
  }
}

/** An entry as it stood at an instant; what ended it later had not happened yet. */
export function present(row: EntryRow, at: Date): IneligibilityEntry {
  const ended = row.liftedAt ?? row.supersededAt;
  return {
    ...row,
    leadAgencyCode: row.leadAgency,
    type: row.type as IneligibilityEntry['type'],
    grounds: row.grounds as IneligibilityEntry['grounds'],
    state: entryStateAt(row, at) ?? EntryState.UPCOMING,
    isShared: row.shared,
    endedAt: ended && ended <= at ? ended : null,
    unmetConditions: unmetConditions(row),
    at,
    row,
  };
}
