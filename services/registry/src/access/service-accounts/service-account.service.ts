import { serviceAccountIssuer } from '@partner-commons/platform/api-key';
import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { MemberService } from '../members/member.service';
import type { CreateServiceAccountInput, UpdateServiceAccountInput } from './service-account.inputs';
import { ServiceAccountRepository, type ServiceAccountRow } from './service-account.repository';
import { demandProgramRoles, mostAccounts } from './service-account.rules';
import type { ServiceAccount } from './service-account.view';

/** Programs of the viewer's agency. Each is a member, so that roles reach the gateway on the way that people's do. */
export class ServiceAccountService {
  private readonly repository: ServiceAccountRepository;

  constructor(
    private readonly work: Work,
    private readonly members: MemberService,
  ) {
    this.repository = new ServiceAccountRepository(work.database.manager);
  }

  async page({ first, after }: PageArgs): Promise<Page<ServiceAccount>> {
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.list(this.agency, last, first + 1),
      this.repository.count(this.agency),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.id], node: present });
  }

  /** Another agency's program is as absent as an invented id. */
  async get(id: string): Promise<ServiceAccount> {
    const row = isId(id) ? await this.repository.find(this.agency, id) : null;
    if (!row) throw notFound('service account');
    return present(row);
  }

  async create({ name, roles }: CreateServiceAccountInput): Promise<ServiceAccount> {
    if ((await this.repository.count(this.agency)) >= mostAccounts) {
      throw new AppError('PRECONDITION_FAILED', `An agency has at most ${mostAccounts} service accounts.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
    const { clock, viewer } = this.work;
    const id = newId();
    const createdBy = viewer.subject ?? viewer.kind;
    const account = { id, agency: this.agency, name: name.trim(), createdAt: clock.now(), createdBy };
    if (account.name === '') throw invalidInput('name is empty.', 'input.name');
    if (!(await this.repository.insert(account))) {
      throw new AppError('CONFLICT', 'The agency has a service account of this name.', { reason: 'NAME_TAKEN' });
    }
    return this.grant(id, roles, true);
  }

  async update({ accountId, roles, active }: UpdateServiceAccountInput): Promise<ServiceAccount> {
    const { id } = await this.get(accountId);
    return this.grant(id, roles, active);
  }

  private async grant(id: string, roles: Role[], active: boolean): Promise<ServiceAccount> {
    demandProgramRoles(roles);
    // A program acts for the whole agency, so who administers some offices only may not make one.
    const grants = await this.members.checkGrants([...new Set(roles)].map((role) => ({ role, office: null })));
    const side = { kind: 'AGENCY' as const, agency: this.agency, partnerId: null, partnerIds: [] };
    await this.members.set({ ...side, issuer: serviceAccountIssuer, subject: id, roles: grants, active });
    await this.work.audit.record({ objectType: 'ServiceAccount', objectId: id, detail: { roles, active } });
    return this.get(id);
  }

  private get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Service accounts are for agencies.');
    return agency;
  }
}

const present = ({ grants, ...row }: ServiceAccountRow): ServiceAccount => ({
  ...row,
  roles: grants.map(({ role }) => role),
});
