import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Background, Work } from '@partner-commons/platform/work';
import type { StandingService } from '../../engaging/standing/standing.service';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import { tidyName } from '../../identity/partners/partner.rules';
import type { PartnerService } from '../../identity/partners/partner.service';
import { demandSector } from '../../identity/sectors/sector.rules';
import { currentSectors } from '../../identity/sectors/sector.service';
import type { AddToRosterInput, RemoveFromRosterInput, RosterFilter } from './roster-entry.inputs';
import { type RecognitionRow, RosterEntryRepository } from './roster-entry.repository';
import type { RosterEntry } from './roster-entry.view';

export interface RosterSources {
  partners: PartnerService;
  standings: StandingService;
}

/** `Partner.rosterEntries` is a plain list, so their number has an end. */
const mostEntries = 50;
/** How long before the end of an entry somebody is reminded to renew what it rests on. */
const remindedDays = 60;
const batchSize = 200;

/** Rosters that agencies share: who stands on them, until when, recognised by whom (JIU-90 to JIU-92). */
export class RosterEntryService {
  private readonly repository: RosterEntryRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: RosterSources,
  ) {
    this.repository = new RosterEntryRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: RosterEntry) => row.id,
  );
  private readonly entriesOf = rowsLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: RosterEntry) => row.partnerId,
  );
  private readonly recognitionsOf = rowsLoader(
    (ids) => this.repository.findRecognitions(ids),
    (row: RecognitionRow) => row.entryId,
  );

  /** Of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string): Promise<RosterEntry[]> {
    return this.entriesOf.load(partnerId);
  }

  recognitions(entryId: string): Promise<RecognitionRow[]> {
    return this.recognitionsOf.load(entryId);
  }

  async get(id: string): Promise<RosterEntry> {
    const found = isId(id) ? await this.byId.load(id) : null;
    if (!found || !(await this.sources.partners.find(found.partnerId))) throw notFound('roster entry');
    return found;
  }

  async search(filter: RosterFilter, { first, after }: PageArgs): Promise<Page<RosterEntry>> {
    const place = decodeCursor(after, 2);
    if (place && !isId(place[1] ?? ''))
      throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
    const question = {
      rosters: filter.rosters ?? null,
      sectors: filter.sectors ?? null,
      countries: filter.countries ?? null,
      populations: filter.populations ?? null,
      emergencyReady: filter.emergencyReady ?? null,
      standby: filter.standby ?? null,
      recognisedBy: filter.recognisedBy ?? null,
      validOnly: filter.validOnly ?? true,
      now: this.work.clock.now(),
    };
    const [rows, counted] = await Promise.all([
      this.repository.find(question, place, first + 1),
      this.repository.count(question),
    ]);
    return pageOf(rows, first, counted, {
      cursor: ({ sortName, id }) => [sortName, id],
      node: (row): RosterEntry => row,
    });
  }

  /** The agency that adds an entry recognises it. */
  async add(input: AddToRosterInput): Promise<RosterEntry> {
    const { clock } = this.work;
    const { agency, subject } = this.actor();
    const roster = tidyName(input.roster);
    if (!roster) throw invalidInput('A roster has a name.', 'input.roster');
    for (const [index, sector] of input.sectors.entries())
      demandSector(currentSectors, sector, `input.sectors.${index}`);
    const partner = await this.sources.partners.get(input.partnerId);
    await this.requireRegistered(partner.id);
    if ((await this.repository.findByPartners([partner.id])).length >= mostEntries) {
      throw new AppError('PRECONDITION_FAILED', `A partner stands on at most ${mostEntries} rosters.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
    const { sectors, countries, populations, emergencyReady, standby = null } = input;
    const id = newId();
    const added = { addedAgency: agency, addedBy: subject, addedAt: clock.now() };
    const facts = { roster, sectors, countries, populations, emergencyReady, standby };
    if (!(await this.repository.insert({ id, partnerId: partner.id, ...facts, ...added })))
      throw invalidInput('The partner stands on this roster already.', 'input.roster', 'UNCHANGED');
    await this.repository.recognise({ entryId: id, agency, recognisedAt: clock.now() }, subject);
    await this.tell('added', { id, partnerId: partner.id, roster });
    return this.get(id);
  }

  /** By the agency that added it; the others withdraw nothing from it. */
  async remove({ entryId, reason }: RemoveFromRosterInput): Promise<RosterEntry> {
    const { agency, subject } = this.actor();
    const entry = await this.get(entryId);
    await this.sources.standings.lock(entry.partnerId);
    if (entry.addedAgency !== agency)
      throw forbidden(`Only ${entry.addedAgency}, which added this entry, may remove it.`);
    const removed = await this.repository.remove(entry.id, { by: subject, at: this.work.clock.now(), reason });
    if (!removed) throw hasGone();
    await this.tell('removed', entry);
    this.byId.clear(entry.id);
    return this.get(entry.id);
  }

  async recognise(entryId: string): Promise<RosterEntry> {
    const { agency, subject } = this.actor();
    const entry = await this.get(entryId);
    await this.sources.standings.lock(entry.partnerId);
    if (entry.removedAt) throw hasGone();
    const row = { entryId: entry.id, agency, recognisedAt: this.work.clock.now() };
    if (!(await this.repository.recognise(row, subject)))
      throw invalidInput('Your agency recognises this entry already.', 'input.entryId', 'UNCHANGED');
    await this.tell('recognised', entry);
    this.recognitionsOf.clear(entry.id);
    return entry;
  }

  /** Tells once of each end that comes near; who is to be reminded is for those who send notices (JIU-91). */
  async remind(): Promise<number> {
    const { clock, outbox, audit } = this.work;
    const before = new Date(clock.now().getTime() + remindedDays * 86_400_000);
    const ending = await this.repository.noteEnding(before, batchSize);
    await outbox.publishAll(
      ending.map((data) => ({
        type: 'registry.roster-renewal-due',
        subject: data.partnerId,
        audience: 'INTERNAL',
        data,
      })),
    );
    if (ending.length > 0) await audit.record({ objectType: 'RosterEntry', detail: { reminded: ending.length } });
    return ending.length;
  }

  private actor(): { agency: string; subject: string } {
    const { agency, subject } = this.work.viewer;
    if (!agency || !subject) throw forbidden('Rosters are kept by staff of an agency.');
    return { agency, subject };
  }

  /** Only partners with a code: a roster stands for due diligence that was done (JIU-90). */
  private async requireRegistered(partnerId: string): Promise<void> {
    const standing = await this.sources.standings.lock(partnerId);
    const { registeredAt } = await this.sources.partners.get(partnerId);
    if (registeredAt === null) {
      throw new AppError('PRECONDITION_FAILED', 'The partner is not registered yet; it needs a partner code first.', {
        reason: 'MISSING_REQUIREMENT',
        rule: 'JIU-90',
      });
    }
    if (standing === PartnerStanding.CLOSED || standing === PartnerStanding.INELIGIBLE) {
      throw new AppError('CONFLICT', `A partner whose standing is ${standing} cannot stand on a roster.`, {
        reason: 'INVALID_STATE',
        facts: { standing },
      });
    }
  }

  private async tell(
    what: 'added' | 'removed' | 'recognised',
    { id, partnerId, roster }: Pick<RosterEntry, 'id' | 'partnerId' | 'roster'>,
  ) {
    const { outbox, audit, viewer } = this.work;
    await outbox.publish({
      type: `registry.roster-entry-${what}`,
      subject: partnerId,
      audience: 'AGENCY',
      data: { entryId: id, partnerId, roster, agency: viewer.agency },
    });
    await audit.record({ objectType: 'RosterEntry', objectId: id, detail: { partnerId } });
    this.entriesOf.clear(partnerId);
  }
}

const hasGone = () => new AppError('CONFLICT', 'This entry was removed from its roster.', { reason: 'INVALID_STATE' });

interface Reminding {
  rosterEntries: RosterEntryService;
}

export const rosterTimer = {
  name: 'roster-renewals',
  everySeconds: 3_600,
  run: (background: Background<Reminding>) =>
    background
      .transaction('remindOfRosterEnds', 'timer:roster-renewals', ({ rosterEntries }) => rosterEntries.remind())
      .then(() => undefined),
};
