import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { partnerRoles, type RoleGrant } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { Member } from './member.entity';
import type { SetMemberInput } from './member.inputs';
import { MemberRepository } from './member.repository';

export class MemberService {
  private readonly repository: MemberRepository;

  constructor(private readonly work: Work) {
    this.repository = new MemberRepository(work.database.manager);
  }

  /** An administrator grants within the own agency only: the agency is the viewer's, never an argument. */
  async setInOwnAgency(input: SetMemberInput): Promise<boolean> {
    if (input.roles.some((role) => partnerRoles.includes(role))) {
      throw invalidInput('Agency staff cannot hold roles of partner users.', 'input.roles');
    }
    const roles: RoleGrant[] = input.roles.map((role) => ({ role, office: null }));
    const { agency } = this.work.viewer;
    await this.set({ ...input, kind: 'AGENCY', agency, partnerId: null, partnerIds: [], roles });
    return true;
  }

  async set(member: Omit<Member, 'id'>): Promise<void> {
    const { issuer, subject, kind, agency, partnerId, partnerIds, roles, active } = member;
    const key = `${agency ?? 'PARTNER_USERS'}:${issuer}#${subject}`;
    await this.repository.upsert({ id: newId(), issuer, subject, kind, agency, partnerId, partnerIds, roles, active });
    await this.work.outbox.publish({
      type: 'registry.membership-changed',
      subject: key,
      audience: 'INTERNAL',
      data: { issuer, subject, kind, agency, partnerId, partnerIds, roles, active },
    });
    await this.work.audit.record({
      objectType: 'Member',
      objectId: key,
      detail: { roles: roles.map(({ role }) => role), active },
    });
  }
}
