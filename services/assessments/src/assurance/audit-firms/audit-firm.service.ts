import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { AssuranceType } from '../../terms/assurance-type.enum';
import { isAudit } from '../assurance-activities/assurance-activity.rules';
import { ofAgencies } from '../assurance-steps/activity-desk';
import type { AddAuditFirmInput, AuditFirmsArgs, SetAuditTermsInput, UpdateAuditFirmInput } from './audit-firm.inputs';
import { AuditFirmRepository, type FirmRow, type TermsRow } from './audit-firm.repository';
import type { AuditFirm, AuditTerms } from './audit-firm.view';

/** Firms that audit partners, and what agencies ask of them (JIU-101). */
export class AuditFirmService {
  private readonly repository: AuditFirmRepository;

  constructor(private readonly work: Work) {
    this.repository = new AuditFirmRepository(work.database.manager);
  }

  private readonly firms = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: FirmRow) => row.id,
  );
  private readonly terms = rowLoader(
    (ids) => this.repository.findTermsByIds(ids),
    (row: TermsRow) => row.id,
  );

  find(id: string | null): Promise<AuditFirm | null> {
    return id === null ? Promise.resolve(null) : this.firms.load(id);
  }

  async get(id: string): Promise<AuditFirm> {
    const firm = isId(id) ? await this.firms.load(id) : null;
    if (!firm) throw notFound('audit firm');
    return firm;
  }

  /** For a new engagement. */
  async demand(id: string): Promise<void> {
    const { isActive } = await this.get(id);
    if (!isActive) throw invalidInput('This firm takes no new engagements.', 'input.firmId');
  }

  async search({ country, name, first, after }: AuditFirmsArgs): Promise<Page<AuditFirm>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, count] = await Promise.all([
      this.repository.search(country ?? null, name ?? null, last, first + 1),
      this.repository.count(country ?? null, name ?? null),
    ]);
    return pageOf(rows, first, count, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async add({ name, country, licenceNo }: AddAuditFirmInput): Promise<AuditFirm> {
    const { viewer, clock, audit } = this.work;
    if (!viewer.agency) throw ofAgencies();
    const row: FirmRow = {
      id: newId(),
      name: name.trim(),
      country,
      licenceNo: licenceNo ?? null,
      isActive: true,
      addedByAgency: viewer.agency,
      addedAt: clock.now(),
      version: 1,
    };
    if (!(await this.repository.insert(row))) {
      throw new AppError('CONFLICT', 'The list has a firm of this name in this country.', { reason: 'NAME_TAKEN' });
    }
    await audit.record({ objectType: 'AuditFirm', objectId: row.id });
    return row;
  }

  async update({ firmId, isActive, expectedVersion }: UpdateAuditFirmInput): Promise<AuditFirm> {
    const { viewer, audit } = this.work;
    const firm = await this.get(firmId);
    if (firm.addedByAgency !== viewer.agency) throw notFound('audit firm');
    if (!(await this.repository.setActive(firm.id, isActive, expectedVersion))) {
      throw versionConflict('audit firm', firm.version);
    }
    await audit.record({ objectType: 'AuditFirm', objectId: firm.id, detail: { isActive } });
    return { ...firm, isActive, version: expectedVersion + 1 };
  }

  termsOf(id: string | null): Promise<AuditTerms | null> {
    return id === null ? Promise.resolve(null) : this.terms.load(id);
  }

  termsOn(agency: string, type: AssuranceType, on: string | null): Promise<AuditTerms | null> {
    return this.repository.findTerms(agency, type, on ?? dayOf(this.work.clock.now()));
  }

  /** Those that an audit is asked for with; null where the agency has set none. */
  async termsFor(agency: string, type: string, day: string): Promise<string | null> {
    return (await this.repository.findTerms(agency, type, day))?.id ?? null;
  }

  async setTerms({ type, text, effectiveFrom, expectedVersion }: SetAuditTermsInput): Promise<AuditTerms> {
    const { viewer, clock, audit } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw ofAgencies();
    if (!isAudit(type)) throw invalidInput('Terms are for audits.', 'input.type');
    if (effectiveFrom < dayOf(clock.now())) {
      throw invalidInput('What was in force before today stays as it was.', 'input.effectiveFrom');
    }
    const current = await this.repository.lastVersion(agency, type);
    if (current !== expectedVersion) throw versionConflict('template', current);
    const row: TermsRow = {
      id: newId(),
      agencyCode: agency,
      type,
      version: current + 1,
      text,
      effectiveFrom,
      setBy: subject,
      setAt: clock.now(),
    };
    if (!(await this.repository.insertTerms(row))) throw versionConflict('template', row.version);
    await audit.record({ objectType: 'AuditTerms', objectId: row.id, detail: { type, version: row.version } });
    return row;
  }
}
