import { AppError } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { IntakeChannel } from '../../registration/registrations/registration.entity';
import { mayStartAgain } from '../../registration/registrations/registration.rules';
import { invalidState, type RegistrationService } from '../../registration/registrations/registration.service';
import type { SubmissionService } from '../../registration/submissions/submission.service';
import { hashCode, newCode } from '../invitations/invitation.rules';
import { splitSubject } from '../invitations/invitation.service';
import type { MemberService } from '../members/member.service';
import { AccessClaimRepository } from './access-claim.repository';
import type { ClaimedAccess, IssuedClaimCode, RegistrationInvitation } from './access-claim.view';

export interface ClaimParts {
  registrations: RegistrationService;
  submissions: SubmissionService;
  members: MemberService;
}

const validDays = 90;
const attemptsPerHour = 10;
const hour = 3_600_000;

/** How a person who signed in becomes the first user of a partner: by a code that only the hash is kept of. */
export class AccessClaimService {
  private readonly repository: AccessClaimRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: ClaimParts,
  ) {
    this.repository = new AccessClaimRepository(work.database.manager);
  }

  async issue(registrationId: string): Promise<string> {
    const { viewer, clock } = this.work;
    const code = newCode();
    const issuedAt = clock.now();
    await this.repository.insert({
      id: newId(),
      registrationId,
      codeHash: hashCode(code),
      issuedBy: viewer.subject ?? viewer.kind,
      issuedAt,
      expiresAt: new Date(issuedAt.getTime() + validDays * 24 * hour),
      usedAt: null,
      revokedAt: null,
    });
    return code;
  }

  /** A new code in place of a lost one. */
  async renew(registrationId: string): Promise<IssuedClaimCode> {
    const { registrations } = this.parts;
    const registration = await registrations.lock(registrationId);
    await registrations.requireResponsible(registration, 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
    if (mayStartAgain(registration.state)) throw invalidState(registration.state);
    await this.repository.revokeUnused(registrationId, this.work.clock.now());
    await this.work.audit.record({ objectType: 'Registration', objectId: registrationId });
    return { registration, claimCode: await this.issue(registrationId) };
  }

  /**
   * To be committed before the code is looked at, so that a refused attempt counts. The code alone has 160 random bits;
   * this keeps somebody who tries from costing much.
   */
  async noteAttempt(): Promise<void> {
    const { viewer, clock, audit } = this.work;
    const now = clock.now();
    const attempts = await this.repository.countAttempt(viewer.subject ?? '', now, new Date(now.getTime() - hour));
    if (attempts > attemptsPerHour) {
      throw new AppError('FORBIDDEN', 'Too many attempts. Try again in an hour.', { reason: 'TOO_MANY_ATTEMPTS' });
    }
    await audit.record({ objectType: 'AccessClaim' });
  }

  /** Wrong, used, renewed and expired codes give one and the same answer. */
  async claim(code: string): Promise<ClaimedAccess> {
    const { viewer, clock, audit } = this.work;
    const { registrations, members } = this.parts;
    await this.repository.lockAttempts(viewer.subject ?? '');
    await this.refuseMember(viewer);
    const now = clock.now();
    const claim = await this.repository.lockByHash(hashCode(code));
    if (!claim || claim.usedAt || claim.revokedAt || claim.expiresAt <= now) throw codeNotValid();
    const { registrationId } = claim;
    const { partnerId, state } = await registrations.lockForClaim(registrationId);
    if (mayStartAgain(state)) throw codeNotValid();
    if (partnerId === null) throw invalidState(state);
    const roles = [{ role: 'PARTNER_ADMIN' as const, office: null }];
    const member = {
      ...splitSubject(viewer),
      kind: 'PARTNER' as const,
      agency: null,
      partnerId,
      partnerIds: [],
      roles,
    };
    await members.set({ ...member, active: true });
    await this.repository.use(claim.id, viewer.subject ?? '', now);
    await audit.record({ objectType: 'Registration', objectId: registrationId });
    return { partnerId, registrationId };
  }

  /** In bulk (UNHCR-35): what hinders one partner does not hinder the others. */
  async invite(partnerIds: string[]): Promise<RegistrationInvitation[]> {
    const { submissions, members } = this.parts;
    const invitations: RegistrationInvitation[] = [];
    for (const partnerId of partnerIds) {
      const opened = await submissions.open(partnerId, IntakeChannel.MIGRATION, 'INVITED_TO_REGISTER');
      if ('refusal' in opened) {
        invitations.push({ partnerId, registration: null, claimCode: null, refusal: opened.refusal });
        continue;
      }
      const { registration } = opened;
      const hasUsers = await members.partnerHasUsers(partnerId);
      const claimCode = hasUsers ? null : await this.issue(registration.id);
      invitations.push({ partnerId, registration, claimCode, refusal: null });
    }
    await this.work.audit.record({ objectType: 'Registration', detail: { invited: partnerIds } });
    return invitations;
  }

  /** Read again, since the gateway learns of a membership only within a minute. */
  private async refuseMember(viewer: Viewer): Promise<void> {
    const { issuer, subject } = splitSubject(viewer);
    const known = await this.parts.members.findPartnerUser(issuer, subject);
    if (!known) return;
    throw new AppError('CONFLICT', 'You are a user of a partner already.', { reason: 'ALREADY_MEMBER' });
  }
}

const codeNotValid = () =>
  new AppError('NOT_FOUND', 'This code is not valid (any more). Ask the agency that you wrote to for a new one.', {
    reason: 'CODE_NOT_VALID',
  });
