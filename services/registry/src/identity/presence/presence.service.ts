import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService } from '../changes/change.service';
import { countryTable } from '../code-lists/country.codes';
import type { PartnerRow } from '../partners/partner.repository';
import { tidyName } from '../partners/partner.rules';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import type { AddLocationInput, EndLocationInput, SetPartnerPresenceInput } from './presence.inputs';
import { type CoverageQuestion, type OperatingCountryRow, PresenceRepository } from './presence.repository';
import { checkLocation, checkSince } from './presence.rules';
import type { AreaCoverage, PartnerLocation } from './presence.view';
import type { PresenceFactService } from './presence-fact.service';

export interface PresenceSources {
  partners: PartnerService;
  edits: PartnerEdit;
  changes: ChangeService;
  presenceFacts: PresenceFactService;
}

/** `Partner.locations` is a plain list, so their number has an end. */
const mostLocations = 100;

/** Where partners work: countries, and places by admin area. */
export class PresenceService {
  private readonly repository: PresenceRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: PresenceSources,
  ) {
    this.repository = new PresenceRepository(work.database.manager);
  }

  private readonly countriesOf = rowsLoader(
    (ids) => this.repository.findCountries(ids),
    (row: OperatingCountryRow) => row.partnerId,
  );
  private readonly locationsOf = rowsLoader(
    (ids) => this.repository.findLocations(ids),
    (row: PartnerLocation) => row.partnerId,
  );

  /** Of a partner whose row the caller has already been allowed to see, as are the locations. */
  countries(partnerId: string): Promise<OperatingCountryRow[]> {
    return this.countriesOf.load(partnerId);
  }

  locations(partnerId: string): Promise<PartnerLocation[]> {
    return this.locationsOf.load(partnerId);
  }

  async getLocation(id: string): Promise<PartnerLocation> {
    const found = isId(id) ? await this.repository.findLocation(id) : null;
    if (!found || !(await this.sources.partners.find(found.partnerId))) throw notFound('location');
    return found;
  }

  async setCountries({ partnerId, countries, expectedVersion }: SetPartnerPresenceInput): Promise<PartnerRow> {
    const { partners, edits, changes, presenceFacts } = this.sources;
    for (const [index, { since }] of countries.entries())
      checkSince(since, this.today(), `input.countries.${index}.since`);
    const partner = await edits.open(partnerId);
    const before = await this.repository.findCountries([partner.id]);
    await partners.claimVersion(partner, expectedVersion);
    const rows = countries.map(({ country, since }) => ({
      id: newId(),
      partnerId: partner.id,
      country,
      since: since ?? null,
    }));
    const isSame = (a: OperatingCountryRow, b: OperatingCountryRow) => a.country === b.country && a.since === b.since;
    const gone = before.filter((row) => !rows.some((other) => isSame(row, other)));
    await this.repository.endCountries(
      gone.map(({ id }) => id),
      this.today(),
    );
    await this.repository.insertCountries(rows.filter((row) => !before.some((other) => isSame(row, other))));
    await changes.record(partner.id, countryFacts(before), countryFacts(rows));
    await this.work.audit.record({ objectType: 'Partner', objectId: partner.id, detail: { countries: rows.length } });
    await presenceFacts.tell(partner.id);
    this.countriesOf.clear(partner.id);
    return partners.reload(partner.id);
  }

  async addLocation(input: AddLocationInput): Promise<PartnerLocation> {
    const country = countryTable.codes.find(({ code }) => code === input.country);
    checkLocation(input, country?.attributes?.alpha3, this.today());
    const partner = await this.sources.edits.open(input.partnerId);
    if ((await this.repository.findLocations([partner.id])).length >= mostLocations) {
      throw new AppError('PRECONDITION_FAILED', `A partner has at most ${mostLocations} places at a time.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
    const { scheme, code, level, since = null, latitude = null, longitude = null } = input;
    const place = { scheme, code, level, country: input.country, since, latitude, longitude };
    const row: PartnerLocation = {
      ...place,
      id: newId(),
      partnerId: partner.id,
      name: tidyName(input.name),
      until: null,
    };
    if (!(await this.repository.insertLocation(row)))
      throw invalidInput('The partner is known to work there already.', 'input.code', 'UNCHANGED');
    await this.note(row, {}, { [`location.${code}`]: row.name });
    return row;
  }

  async endLocation({ id, until }: EndLocationInput): Promise<PartnerLocation> {
    const location = await this.getLocation(id);
    await this.sources.edits.open(location.partnerId);
    if (until > this.today()) throw invalidInput('The last day is not after today.', 'input.until');
    if (location.since && until < location.since)
      throw invalidInput('The last day is not before the first.', 'input.until');
    if (!(await this.repository.endLocation(id, until))) {
      throw new AppError('CONFLICT', 'This place has ended already.', { reason: 'INVALID_STATE' });
    }
    await this.note(location, { [`location.${location.code}`]: location.name }, {});
    return { ...location, until };
  }

  async coverage(question: CoverageQuestion, { first, after }: PageArgs): Promise<Page<AreaCoverage>> {
    const place = decodeCursor(after, 2);
    const [rows, counted] = await Promise.all([
      this.repository.findCoverage(question, place, first + 1),
      this.repository.countCoverage(question),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ scheme, code }) => [scheme, code], node: (row) => row });
  }

  private async note(
    { id, partnerId }: PartnerLocation,
    before: Record<string, string>,
    after: Record<string, string>,
  ) {
    await this.sources.changes.record(partnerId, before, after);
    await this.work.audit.record({ objectType: 'PartnerLocation', objectId: id, detail: { partnerId } });
    await this.sources.presenceFacts.tell(partnerId);
    this.locationsOf.clear(partnerId);
  }

  private today(): string {
    return this.work.clock.now().toISOString().slice(0, 10);
  }
}

const countryFacts = (rows: readonly OperatingCountryRow[]) =>
  Object.fromEntries(rows.map(({ country, since }) => [`operatingCountry.${country}`, since ?? 'yes']));
