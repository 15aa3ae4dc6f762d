import { forbidden, notFound } from '@partner-commons/platform/errors';
import type { FeedEvent } from '@partner-commons/platform/feed';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { type KnownOffice, KnownOfficeRepository } from './known-office.repository';

/** Event types of registry that tell of offices. */
export const officeEvents = ['registry.office-changed'];

/** The offices of agencies, and what a role that is held for one of them reaches. */
export class KnownOfficeService {
  private readonly repository: KnownOfficeRepository;

  constructor(private readonly work: Work) {
    this.repository = new KnownOfficeRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: KnownOffice) => row.id,
  );

  async find(id: string): Promise<KnownOffice | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async get(id: string): Promise<KnownOffice> {
    const office = await this.find(id);
    if (!office) throw notFound('office');
    return office;
  }

  /** From the office upwards to its headquarters. */
  ancestry(id: string): Promise<KnownOffice[]> {
    return this.repository.findAncestry(id);
  }

  ofAgencies(agencies: readonly string[]): Promise<KnownOffice[]> {
    return this.repository.findOfAgencies(agencies);
  }

  /** Whether the viewer holds one of the roles for this office: for the whole agency, for it, or for one above it (UNHCR-59). */
  async holdsRole(officeId: string, ...wanted: Role[]): Promise<boolean> {
    const { viewer } = this.work;
    const office = await this.find(officeId);
    if (!office || office.agency !== viewer.agency) return false;
    const held = viewer.roles.filter(({ role }) => wanted.includes(role));
    if (held.some((grant) => grant.office === null)) return true;
    if (held.length === 0) return false;
    const above = new Set((await this.ancestry(officeId)).map(({ id }) => id));
    return held.some((grant) => grant.office !== null && above.has(grant.office));
  }

  /**
   * The countries that one of the roles reaches, or null for all: those of the offices that it is held for and of all
   * below them (UNHCR-59). A headquarters is above every office, also of countries that have none.
   */
  async countriesReached(...wanted: Role[]): Promise<string[] | null> {
    const held = this.work.viewer.roles.filter(({ role }) => wanted.includes(role));
    if (held.some(({ office }) => office === null)) return null;
    const offices =
      held.length > 0 ? await this.repository.findSubtrees(held.flatMap(({ office }) => office ?? [])) : [];
    if (offices.some(({ level }) => level === 'HQ')) return null;
    return [...new Set(offices.flatMap(({ country }) => country ?? []))].sort();
  }

  async demandReach(country: string, wanted: readonly Role[]): Promise<void> {
    const countries = await this.countriesReached(...wanted);
    if (countries === null || countries.includes(country)) return;
    throw forbidden(`Your role is for offices of other countries than ${country}.`, 'COUNTRY_OUT_OF_REACH');
  }

  /**
   * The countries that a viewer sees figures of, or null for all. Who is nothing but a coordinator for some offices
   * sees the countries of these offices alone (JIU-75, story 4.d step 3).
   */
  async countriesInSight(): Promise<string[] | null> {
    const { kind, roles } = this.work.viewer;
    const isCoordinator = roles.length > 0 && roles.every(({ role }) => role === 'RCO_COORDINATOR');
    if (kind !== 'AGENCY' || !isCoordinator || roles.some(({ office }) => office === null)) return null;
    const offices = await Promise.all(roles.map(({ office }) => this.find(office ?? '')));
    return [...new Set(offices.flatMap((office) => (office?.country ? [office.country] : [])))].sort();
  }

  async apply({ data }: FeedEvent): Promise<void> {
    const { officeId, ...told } = data as Omit<KnownOffice, 'id'> & { officeId: string };
    await this.repository.save({ ...told, id: officeId });
  }
}
