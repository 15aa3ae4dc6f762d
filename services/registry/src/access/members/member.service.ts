import { serviceAccountIssuer } from '@partner-commons/platform/api-key';
import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { actsFor, partnerAdmins, partnerRoles, type Role, type RoleGrant } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../offices/office.service';
import type { Member } from './member.entity';
import type { RoleGrantInput, SetMemberInput, SetPartnerUserInput } from './member.inputs';
import { MemberRepository, type MemberSide } from './member.repository';

export type MemberFacts = Omit<Member, 'id' | 'expiresAt' | 'lastUsedOn'> & Partial<Pick<Member, 'expiresAt'>>;

export class MemberService {
  private readonly repository: MemberRepository;

  constructor(
    private readonly work: Work,
    private readonly offices: OfficeService,
  ) {
    this.repository = new MemberRepository(work.database.manager);
  }

  /** The members of the viewer's own agency. */
  ofOwnAgency(page: PageArgs): Promise<Page<Member>> {
    return this.list({ agency: this.work.viewer.agency, partnerId: null }, page);
  }

  /** The users of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string, page: PageArgs): Promise<Page<Member>> {
    return this.list({ agency: null, partnerId }, page);
  }

  /** An administrator grants within the own agency only: the agency is the viewer's, never an argument. */
  async setInOwnAgency({ grants, ...member }: SetMemberInput): Promise<boolean> {
    const { agency } = this.work.viewer;
    // Programs hold few roles, which only updateServiceAccount looks after.
    if (member.issuer === serviceAccountIssuer) {
      throw invalidInput('This is a service account: use updateServiceAccount.', 'input.issuer');
    }
    const roles = await this.checkGrants(grants);
    await this.set({ ...member, kind: 'AGENCY', agency, partnerId: null, partnerIds: [], roles });
    return true;
  }

  /** By an admin of the same partner. Nobody can take away the last admin: the partner could not let anybody in again. */
  async setPartnerUser({ memberId, roles, active, expiresAt = null }: SetPartnerUserInput): Promise<Member> {
    const known = isId(memberId) ? await this.repository.find(memberId) : null;
    if (!known?.partnerId || !actsFor(this.work.viewer, known.partnerId)) throw notFound('user');
    const users = await this.repository.lockPartnerUsers(known.partnerId);
    const changed: Member = { ...known, roles: grantsOf(requirePartnerRoles(roles)), active, expiresAt };
    if (!users.some((user) => isAdmin(user.id === memberId ? changed : user, this.work.clock.now()))) {
      throw new AppError(
        'PRECONDITION_FAILED',
        'A partner keeps at least one administrator. Appoint another one first.',
        {
          reason: 'LAST_ADMIN',
        },
      );
    }
    await this.set(changed);
    return changed;
  }

  /** The membership of a subject among the partner users, if it has one. */
  findPartnerUser(issuer: string, subject: string): Promise<Member | null> {
    return this.repository.findOfSubject(null, issuer, subject);
  }

  partnerHasUsers(partnerId: string): Promise<boolean> {
    return this.repository.partnerHasUsers(partnerId);
  }

  async set({ expiresAt = null, ...member }: MemberFacts): Promise<void> {
    const { issuer, subject, kind, agency, partnerId, roles, active } = member;
    const partnerIds = partnerId ? await this.reachOf(partnerId, roles) : [];
    const facts = { issuer, subject, kind, agency, partnerId, partnerIds, roles, active, expiresAt };
    const key = `${agency ?? 'PARTNER_USERS'}:${issuer}#${subject}`;
    await this.repository.upsert({ id: newId(), ...facts });
    await this.work.outbox.publish({
      type: 'registry.membership-changed',
      subject: key,
      audience: 'INTERNAL',
      data: { ...facts, partnerIds: await this.withMerged(facts) },
    });
    await this.work.audit.record({
      objectType: 'Member',
      objectId: key,
      detail: { roles: roles.map(({ role }) => role), active },
    });
  }

  /** Users with HQ roles act for the offices of their partner, too; called when these have changed. */
  async refreshReach(partnerId: string): Promise<void> {
    for (const member of await this.repository.lockPartnerUsers(partnerId)) {
      const reach = await this.reachOf(partnerId, member.roles);
      if (reach.join() !== [...member.partnerIds].sort().join()) await this.set(member);
    }
  }

  private async reachOf(partnerId: string, roles: RoleGrant[]): Promise<string[]> {
    return roles.some(({ role }) => headquarterRoles.includes(role)) ? this.repository.findOffices(partnerId) : [];
  }

  /** After a merge or its undoing: the users of either partner act for what the two are now. */
  async republish(partnerIds: string[]): Promise<void> {
    for (const { id: _id, lastUsedOn: _lastUsedOn, ...facts } of await this.repository.lockActingFor(partnerIds)) {
      await this.work.outbox.publish({
        type: 'registry.membership-changed',
        subject: `${facts.agency ?? 'PARTNER_USERS'}:${facts.issuer}#${facts.subject}`,
        audience: 'INTERNAL',
        data: { ...facts, partnerIds: await this.withMerged(facts) },
      });
    }
  }

  /** The further partners that a partner's user acts for: those that are kept with it, and all that they were merged with. */
  private async withMerged({ kind, partnerId, partnerIds }: Pick<Member, 'kind' | 'partnerId' | 'partnerIds'>) {
    if (kind !== 'PARTNER' || !partnerId) return partnerIds;
    const reach = await this.repository.findMergedWith([partnerId, ...partnerIds]);
    return [...new Set([...partnerIds, ...reach])].filter((id) => id !== partnerId);
  }

  /** @param keys `<agency or empty> <issuer>#<subject>` */
  async noteUse(keys: string[]): Promise<void> {
    await this.repository.noteUse(keys, this.work.clock.now().toISOString().slice(0, 10));
  }

  /** What an administrator of some offices grants lies within these offices. */
  async checkGrants(grants: RoleGrantInput[]): Promise<RoleGrant[]> {
    if (grants.some(({ role }) => partnerRoles.includes(role))) {
      throw invalidInput('Agency staff cannot hold roles of partner users.', 'input.grants');
    }
    const { viewer } = this.work;
    const everywhere = viewer.roles.some(({ role, office }) => administrators.includes(role) && office === null);
    for (const { office } of grants) {
      if (office) await this.offices.requireRole(office, ...administrators);
      else if (!everywhere) {
        throw invalidInput('You administer some offices only: name one of them with each role.', 'input.grants.office');
      }
    }
    return grants.map(({ role, office = null }) => ({ role, office }));
  }

  private async list(side: MemberSide, { first, after }: PageArgs): Promise<Page<Member>> {
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.list(side, last, first + 1),
      this.repository.count(side),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.id], node: (row) => row });
  }
}

const headquarterRoles: Role[] = ['PARTNER_HQ_ADMIN', 'PARTNER_HQ_EDITOR'];
const administrators: Role[] = ['IP_UNIT_ADMIN', 'USER_ADMIN'];

export function requirePartnerRoles(roles: Role[]): Role[] {
  if (roles.length === 0 || roles.some((role) => !partnerRoles.includes(role))) {
    throw invalidInput(`Users of partners hold roles of: ${partnerRoles.join(', ')}.`, 'input.roles');
  }
  return roles;
}

export const grantsOf = (roles: Role[]): RoleGrant[] => roles.map((role) => ({ role, office: null }));

const isAdmin = ({ roles, active, expiresAt }: Member, now: Date) =>
  active && (!expiresAt || expiresAt > now) && roles.some(({ role }) => partnerAdmins.includes(role));
