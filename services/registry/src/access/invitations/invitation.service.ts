import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { actsFor, type RoleGrant, type Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KeyPersonService } from '../../identity/key-persons/key-person.service';
import { KeyPersonRole } from '../../identity/key-persons/key-person.view';
import { isFinal } from '../../registration/registrations/registration.rules';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import type { MemberSide } from '../members/member.repository';
import { grantsOf, type MemberService, requirePartnerRoles } from '../members/member.service';
import { type Invitation, InvitationState } from './invitation.entity';
import type { InvitedPersonInput, InviteMemberInput, InvitePartnerUserInput } from './invitation.inputs';
import { InvitationRepository } from './invitation.repository';
import { hashCode, newCode, stateOf } from './invitation.rules';
import type { InvitationReceipt, InvitedPerson } from './invitation.view';

const day = 86_400_000;

export interface InvitationParts {
  members: MemberService;
  registrations: RegistrationService;
  keyPersons: KeyPersonService;
}

export class InvitationService {
  private readonly repository: InvitationRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: InvitationParts,
  ) {
    this.repository = new InvitationRepository(work.database.manager);
  }

  /** By an admin of the partner; another partner is as absent as an invented one. */
  async invitePartnerUser({ partnerId, person, roles, validDays }: InvitePartnerUserInput): Promise<InvitationReceipt> {
    if (!actsFor(this.work.viewer, partnerId)) throw notFound('partner');
    const receipt = await this.issue(
      { agency: null, partnerId },
      grantsOf(requirePartnerRoles(roles)),
      person,
      validDays,
    );
    await this.enterAsUser(partnerId, person.name);
    return receipt;
  }

  async inviteMember({ person, grants, validDays }: InviteMemberInput): Promise<InvitationReceipt> {
    const roles = await this.parts.members.checkGrants(grants);
    return this.issue({ agency: this.work.viewer.agency, partnerId: null }, roles, person, validDays);
  }

  /** Whoever is signed in and holds the code; wrong, used, withdrawn and expired codes give one and the same answer. */
  async accept(code: string): Promise<boolean> {
    const { viewer, clock, audit } = this.work;
    const now = clock.now();
    const invitation = await this.repository.lockByHash(hashCode(code));
    if (!invitation || stateOf(invitation, now) !== InvitationState.OPEN || invitation.agency !== viewer.agency) {
      throw new AppError('NOT_FOUND', 'This code is not valid (any more). Ask whoever invited you for a new one.', {
        reason: 'CODE_NOT_VALID',
      });
    }
    refuseMember(viewer);
    const { issuer, subject } = splitSubject(viewer);
    const { agency, partnerId, roles } = invitation;
    const kind = agency === null ? 'PARTNER' : 'AGENCY';
    await this.parts.members.set({ issuer, subject, kind, agency, partnerId, partnerIds: [], roles, active: true });
    await this.repository.use(invitation.id, viewer.subject ?? '', now);
    await audit.record({ objectType: 'Invitation', objectId: invitation.id });
    return true;
  }

  async withdraw(id: string): Promise<Invitation> {
    const { viewer, clock, audit } = this.work;
    const invitation = isId(id) ? await this.repository.lock(id) : null;
    const isOwn =
      invitation?.partnerId != null
        ? actsFor(viewer, invitation.partnerId)
        : viewer.agency !== null && invitation?.agency === viewer.agency;
    if (!invitation || !isOwn) throw notFound('invitation');
    const now = clock.now();
    if (stateOf(invitation, now) !== InvitationState.OPEN) {
      throw new AppError('CONFLICT', 'Only an open invitation can be withdrawn.', { reason: 'INVALID_STATE' });
    }
    await this.repository.withdraw(id, now);
    await audit.record({ objectType: 'Invitation', objectId: id });
    return { ...invitation, withdrawnAt: now };
  }

  /** Of the own agency for its administrators, of the own partner for its admins. */
  async listOwn(partnerId: string | null, { first, after }: PageArgs): Promise<Page<Invitation>> {
    const { viewer } = this.work;
    if (viewer.kind === 'PARTNER' && (partnerId === null || !actsFor(viewer, partnerId))) throw notFound('partner');
    const side: MemberSide =
      viewer.kind === 'PARTNER' ? { agency: null, partnerId } : { agency: viewer.agency, partnerId: null };
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.list(side, last, first + 1),
      this.repository.count(side),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.id], node: (row) => row });
  }

  state(invitation: Invitation): InvitationState {
    return stateOf(invitation, this.work.clock.now());
  }

  person({ id, contact }: Invitation): InvitedPerson {
    return JSON.parse(this.work.cipher.open(contact, `invitation:${id}`)) as InvitedPerson;
  }

  /** Users are screened as key persons (UNHCR-56), from the registration on; before it a partner has no people. */
  private async enterAsUser(partnerId: string, fullName: string): Promise<void> {
    const { registrations, keyPersons } = this.parts;
    const registration = await registrations.ofPartner(partnerId);
    if (!registration || (isFinal(registration.state) && registration.state !== 'REGISTERED')) return;
    await keyPersons.add({ partnerId, fullName, role: KeyPersonRole.USER });
  }

  private async issue(
    side: MemberSide,
    roles: RoleGrant[],
    { name, email }: InvitedPersonInput,
    validDays: number,
  ): Promise<InvitationReceipt> {
    const { viewer, clock, audit } = this.work;
    const id = newId();
    const code = newCode();
    const createdAt = clock.now();
    const invitation: Invitation = {
      ...side,
      id,
      roles,
      codeHash: hashCode(code),
      contact: this.work.cipher.seal(JSON.stringify({ name, email }), `invitation:${id}`),
      invitedBy: viewer.subject ?? viewer.kind,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + validDays * day),
      usedBy: null,
      usedAt: null,
      withdrawnAt: null,
    };
    await this.repository.insert(invitation);
    await audit.record({ objectType: 'Invitation', objectId: id, detail: { ...side } });
    return { invitation, code };
  }
}

/** A person acts for one partner, and an agency's member gets further roles from its administrator. */
function refuseMember(viewer: Viewer): void {
  if (viewer.partnerId === null && viewer.roles.length === 0) return;
  throw new AppError('CONFLICT', 'You are a member already. An administrator can change your roles.', {
    reason: 'ALREADY_MEMBER',
  });
}

/** Of `<issuer>#<subject>`; an issuer is a URL without a fragment. */
export function splitSubject({ subject }: Viewer): { issuer: string; subject: string } {
  if (subject === null) throw invalidInput('Sign in first.');
  const place = subject.indexOf('#');
  return { issuer: subject.slice(0, place), subject: subject.slice(place + 1) };
}
