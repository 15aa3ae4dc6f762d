import { forbidden } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyOffice } from './office.entity';
import { type NewOffice, OfficeRepository } from './office.repository';

export class OfficeService {
  private readonly repository: OfficeRepository;

  constructor(private readonly work: Work) {
    this.repository = new OfficeRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: AgencyOffice) => row.id,
  );

  find(id: string): Promise<AgencyOffice | null> {
    return this.byId.load(id);
  }

  responsibleFor(agency: string, country: string): Promise<AgencyOffice | null> {
    return this.repository.findResponsible(agency, country);
  }

  /** For the seed: makes the office unless its agency has one of this name, and gives its id. */
  async ensure(office: NewOffice): Promise<string> {
    const id = await this.repository.ensure({ ...office, id: newId() });
    await this.work.audit.record({ objectType: 'AgencyOffice', objectId: id });
    return id;
  }

  /** Whether the viewer holds one of the roles for this office: for the whole agency, for it, or for one above it (UNHCR-59). */
  async holdsRole(officeId: string, ...wanted: Role[]): Promise<boolean> {
    const { viewer } = this.work;
    const office = await this.find(officeId);
    if (!office || office.agency !== viewer.agency) return false;
    const held = viewer.roles.filter(({ role }) => wanted.includes(role));
    if (held.length === 0) return false;
    if (held.some((grant) => grant.office === null || grant.office === officeId)) return true;
    const ancestry = await this.repository.findAncestry(officeId);
    return held.some((grant) => grant.office !== null && ancestry.includes(grant.office));
  }

  async requireRole(officeId: string, ...wanted: Role[]): Promise<void> {
    if (await this.holdsRole(officeId, ...wanted)) return;
    throw forbidden(`This needs the role ${wanted.join(' or ')} for the responsible office.`);
  }
}
