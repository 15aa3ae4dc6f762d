import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { tidyName } from '../../identity/partners/partner.rules';
import { type AgencyOffice, OfficeLevel } from './office.entity';
import type { AddOfficeInput, ChangeOfficeInput } from './office.inputs';
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

  async get(id: string): Promise<AgencyOffice> {
    const office = isId(id) ? await this.find(id) : null;
    if (!office) throw notFound('office');
    return office;
  }

  async list(agency: string, { first, after }: PageArgs): Promise<Page<AgencyOffice>> {
    const place = decodeCursor(after, 2);
    if (place && !isId(place[1] ?? '')) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.list(agency, place, first + 1),
      this.repository.count(agency),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.name, row.id], node: (row) => row });
  }

  /** The agency is that of the office above, for which the administrator must hold the role. */
  async add(input: AddOfficeInput): Promise<AgencyOffice> {
    const parent = await this.getOwn(input.parentId);
    if (input.level === OfficeLevel.HQ) {
      throw invalidInput('An agency has one headquarters, made when it is enrolled.', 'input.level');
    }
    if (input.level === OfficeLevel.COUNTRY && !input.country) {
      throw invalidInput('A country office needs its country.', 'input.country');
    }
    const { level, country = null, city = null } = input;
    const office: AgencyOffice = {
      id: newId(),
      agency: parent.agency,
      parentId: parent.id,
      level,
      name: tidyName(input.name),
      country,
      city,
      active: true,
      version: 1,
    };
    if (!(await this.repository.insert(office))) throw nameTaken();
    await this.tell(office);
    await this.work.audit.record({ objectType: 'AgencyOffice', objectId: office.id });
    return office;
  }

  async change(input: ChangeOfficeInput): Promise<AgencyOffice> {
    const office = await this.getOwn(input.officeId);
    if (input.parentId) await this.refuseCycle(office, (await this.getOwn(input.parentId)).id);
    const changed: AgencyOffice = {
      ...office,
      parentId: input.parentId ?? office.parentId,
      name: input.name ? tidyName(input.name) : office.name,
      city: input.city ?? office.city,
      active: input.active ?? office.active,
    };
    const version = await this.repository.update(changed, input.expectedVersion);
    if (version === 'NAME_TAKEN') throw nameTaken();
    if (version === null) throw versionConflict('office', office.version);
    await this.tell(changed);
    await this.work.audit.record({ objectType: 'AgencyOffice', objectId: office.id, detail: { version } });
    return { ...changed, version };
  }

  /** Administrators keep the offices of their own subtree; another agency's are refused like absent ones. */
  private async getOwn(id: string): Promise<AgencyOffice> {
    const office = await this.get(id);
    if (office.agency !== this.work.viewer.agency) throw notFound('office');
    await this.requireRole(id, 'USER_ADMIN', 'IP_UNIT_ADMIN');
    return office;
  }

  private async refuseCycle(office: AgencyOffice, parentId: string): Promise<void> {
    // Two moves at once could close a circle that neither sees, so moves of one agency wait for each other.
    await this.repository.lockTree(office.agency);
    if (office.level === OfficeLevel.HQ || (await this.repository.findAncestry(parentId)).includes(office.id)) {
      throw new AppError('CONFLICT', 'An office cannot be moved below itself.', { reason: 'OFFICE_CYCLE' });
    }
  }

  /** For the seed: makes the office unless its agency has one of this name, and gives its id. */
  async ensure(office: NewOffice): Promise<string> {
    const id = await this.repository.ensure({ ...office, id: newId() });
    await this.tell({ ...office, id, active: true });
    await this.work.audit.record({ objectType: 'AgencyOffice', objectId: id });
    return id;
  }

  /** Other services scope their work by offices: what happens in which country, and who stands above whom. */
  private tell({ id, agency, parentId, level, name, country, active }: NewOffice & { id: string; active: boolean }) {
    return this.work.outbox.publish({
      type: 'registry.office-changed',
      subject: id,
      audience: 'AGENCY',
      data: { officeId: id, agency, parentId, level, name, country, active },
    });
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

const nameTaken = () => new AppError('CONFLICT', 'The agency has an office of this name.', { reason: 'NAME_TAKEN' });
