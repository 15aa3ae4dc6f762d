import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { StandingService } from '../../engaging/standing/standing.service';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { NoticeService } from '../../registration/notices/notice.service';
import { type Registration, RegistrationState } from '../../registration/registrations/registration.entity';
import { isFinal } from '../../registration/registrations/registration.rules';
import { invalidState, type RegistrationService } from '../../registration/registrations/registration.service';
import type { MemberService } from '../members/member.service';
import type { OfficeService } from '../offices/office.service';
import { type AccessRequest, DuplicateDecision } from './access-request.entity';
import type { DecideDuplicateInput } from './access-request.inputs';
import { AccessRequestRepository } from './access-request.repository';
import { namesOf } from './access-request.rules';

export interface DuplicateDecisions {
  decide(decision: { partnerId: string; otherId: string; outcome: 'NOT_DUPLICATE'; note: string }): Promise<unknown>;
}

export interface DecisionParts {
  registrations: RegistrationService;
  partners: PartnerService;
  standings: StandingService;
  offices: OfficeService;
  members: MemberService;
  notices: NoticeService;
  duplicates: DuplicateDecisions;
}

/** How a request for access becomes a partner that registers, or does not. */
export class AccessDecisionService {
  private readonly repository: AccessRequestRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: DecisionParts,
  ) {
    this.repository = new AccessRequestRepository(work.database.manager);
  }

  async decide(input: DecideDuplicateInput): Promise<AccessRequest> {
    const request = isId(input.requestId) ? await this.repository.find(input.requestId) : null;
    if (!request) throw notFound('request for access');
    const { registrations } = this.parts;
    const registration = await registrations.lock(request.registrationId);
    await registrations.requireResponsible(registration, 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
    if (registration.state !== RegistrationState.DUPLICATE_REVIEW) throw invalidState(registration.state);
    const partnerId = input.partnerId ?? null;
    if ((partnerId === null) !== (input.decision === DuplicateDecision.NOT_DUPLICATE)) {
      throw invalidInput('Name the partner that it is, and only then.', 'input.partnerId');
    }
    if (input.decision === DuplicateDecision.DUPLICATE) await this.reject(request, input);
    else await this.accept(request, partnerId, input.note);
    const { viewer, clock, audit } = this.work;
    await this.repository.saveDecision({
      id: request.id,
      decision: input.decision,
      decidedPartnerId: partnerId,
      decisionNote: input.note,
      decidedBy: viewer.subject,
      decidedAt: clock.now(),
    });
    await audit.record({ objectType: 'AccessRequest', objectId: request.id, detail: { decision: input.decision } });
    return (await this.repository.find(request.id)) ?? request;
  }

  /**
   * Makes the partner, or takes over the one that is known, and asks for its documents.
   * @param note documented decision that the candidates are other partners (R-INV-9)
   */
  async accept(request: AccessRequest, knownId: string | null, note: string | null = null): Promise<void> {
    const { registrations, notices, duplicates } = this.parts;
    const { registrationId } = request;
    const registration = await registrations.lock(registrationId);
    const sponsor = await this.sponsorOf(registration, request.countryOfOrigin);
    const partnerId = knownId ? await this.takeOver(knownId) : await this.addPartner(request);
    await registrations.move(registrationId, {
      to: RegistrationState.DOCUMENTS_REQUESTED,
      note,
      facts: { partnerId, ...sponsor },
    });
    if (note !== null && !knownId) {
      for (const { partnerId: otherId } of request.candidates) {
        await duplicates.decide({ partnerId, otherId, outcome: 'NOT_DUPLICATE', note });
      }
    }
    await notices.due('DOCUMENTS_REQUESTED', { registrationId, partnerId });
  }

  /** Takes on a registration that no agency sponsors (UNHCR-52). */
  async sponsor(registrationId: string): Promise<Registration> {
    const { registrations, partners } = this.parts;
    const registration = await registrations.lock(registrationId);
    if (isFinal(registration.state)) throw invalidState(registration.state);
    if (registration.sponsorAgency !== null) {
      throw new AppError('CONFLICT', 'An agency sponsors this registration already.', { reason: 'ALREADY_SPONSORED' });
    }
    const request = await this.repository.findByRegistrations([registrationId]);
    const country =
      request[0]?.countryOfOrigin ??
      (registration.partnerId ? (await partners.get(registration.partnerId)).countryOfOrigin : '');
    return registrations.note(registrationId, await this.sponsorOf(registration, country));
  }

  private async reject({ registrationId }: AccessRequest, { partnerId, note }: DecideDuplicateInput): Promise<void> {
    await this.parts.partners.get(partnerId ?? '');
    await this.parts.registrations.move(registrationId, { to: RegistrationState.REJECTED, reason: 'DUPLICATE', note });
    await this.parts.notices.due('ACCESS_REJECTED', { registrationId, partnerId: null });
  }

  /** The viewer's agency when nobody sponsors yet; an officer of some offices only within these. */
  private async sponsorOf({ sponsorAgency, officeId }: Registration, country: string) {
    const { viewer } = this.work;
    const { offices } = this.parts;
    const agency = sponsorAgency ?? viewer.agency;
    if (agency === null || officeId !== null) return { sponsorAgency: agency, officeId };
    const office = await offices.responsibleFor(agency, country);
    if (office && viewer.kind === 'AGENCY') await offices.requireRole(office.id, 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
    return { sponsorAgency: agency, officeId: office?.id ?? null };
  }

  private async addPartner(request: AccessRequest): Promise<string> {
    const { legalName, primaryType, countryOfOrigin, website } = request;
    const [, ...otherNames] = namesOf(request);
    const partner = await this.parts.partners.add({ legalName, primaryType, countryOfOrigin, website, otherNames });
    return partner.id;
  }

  /** A record that somebody uses or registers is not to be had by a stranger's word (UNHCR-35). */
  private async takeOver(partnerId: string): Promise<string> {
    const { partners, standings, registrations, members } = this.parts;
    await partners.get(partnerId);
    const standing = await standings.lock(partnerId);
    const live = await registrations.hasLive(partnerId);
    if (standing === 'PROSPECT' && !live && !(await members.partnerHasUsers(partnerId))) return partnerId;
    throw new AppError('CONFLICT', 'This partner registers, has registered, or has users: decide DUPLICATE instead.', {
      reason: 'PARTNER_TAKEN',
    });
  }
}
