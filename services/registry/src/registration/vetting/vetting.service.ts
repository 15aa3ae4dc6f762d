import { invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { NoticeService } from '../notices/notice.service';
import { type Registration, RegistrationState } from '../registrations/registration.entity';
import { invalidState, type RegistrationService } from '../registrations/registration.service';
import type { InformationRequest } from './information-request.entity';
import type { AnswerInformationRequestInput, DecideVettingInput } from './vetting.inputs';
import { VettingRepository } from './vetting.repository';
import { type VettingDecision, VettingOutcome } from './vetting-decision.entity';

/** Refuses documents that are not the partner's. */
export interface DocumentGate {
  requireOfPartner(partnerId: string, documentIds: string[]): Promise<unknown>;
}

export interface VettingParts {
  registrations: RegistrationService;
  notices: NoticeService;
  documents: DocumentGate;
}

/** What headquarters decides about the documents (UNHCR-44, UNHCR-45). */
export class VettingService {
  private readonly repository: VettingRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: VettingParts,
  ) {
    this.repository = new VettingRepository(work.database.manager);
  }

  private readonly decisionsOf = rowsLoader(
    (ids) => this.repository.findDecisions(ids),
    (row: VettingDecision) => row.registrationId,
  );
  private readonly requestsOf = rowsLoader(
    (ids) => this.repository.findInformationRequests(ids),
    (row: InformationRequest) => row.registrationId,
  );

  decisions(registrationId: string): Promise<VettingDecision[]> {
    return this.decisionsOf.load(registrationId);
  }

  informationRequests(registrationId: string): Promise<InformationRequest[]> {
    return this.requestsOf.load(registrationId);
  }

  /** The row is locked before it is looked at, so of two officers one decides and the other learns that. */
  async decide({
    registrationId,
    decision,
    reasons,
    note = null,
    expectedVersion,
  }: DecideVettingInput): Promise<Registration> {
    const { viewer, clock } = this.work;
    const { registrations } = this.parts;
    const registration = await registrations.lockVersion(registrationId, expectedVersion);
    await registrations.requireResponsible(registration, 'VETTING_OFFICER');
    await registrations.refuseKeyer(registrationId);
    if (registration.state !== RegistrationState.IN_VETTING) throw invalidState(registration.state);
    if (reasons.length === 0 && decision !== VettingOutcome.APPROVE) {
      throw invalidInput('Say what the partner must know: at least one reason.', 'input.reasons');
    }
    await this.repository.insertDecision({
      id: newId(),
      registrationId,
      outcome: decision,
      reasons,
      note,
      decidedBy: viewer.subject ?? '',
      agency: viewer.agency ?? '',
      decidedAt: clock.now(),
    });
    // Whoever vets what no agency sponsors takes it on.
    const facts = { sponsorAgency: registration.sponsorAgency ?? viewer.agency };
    if (decision === VettingOutcome.APPROVE) return this.approve(registration, facts);
    if (decision === VettingOutcome.REJECT) return this.reject(registration, facts);
    return this.ask(registration, reasons, facts);
  }

  async answer({ registrationId, answer, documentIds }: AnswerInformationRequestInput): Promise<Registration> {
    const { viewer, clock } = this.work;
    const { registrations, documents } = this.parts;
    const { state, partnerId } = await registrations.lockToKeyIn(registrationId);
    if (state !== RegistrationState.INFO_REQUESTED || partnerId === null) throw invalidState(state);
    if (!documentIds.every(isId)) throw invalidInput('These are not ids of documents.', 'input.documentIds');
    await documents.requireOfPartner(partnerId, documentIds);
    const answeredBy = viewer.subject;
    await this.repository.answer(registrationId, { answer, documentIds, answeredBy, answeredAt: clock.now() });
    return registrations.moveToVetting(registrationId);
  }

  private async approve({ id, partnerId }: Registration, facts: Sponsor): Promise<Registration> {
    const { registrations, notices } = this.parts;
    await registrations.move(id, { to: RegistrationState.VETTED, facts });
    await notices.due('DECLARATION_INVITED', { registrationId: id, partnerId });
    return registrations.move(id, { to: RegistrationState.DECLARATION_PENDING });
  }

  private async reject({ id, partnerId }: Registration, facts: Sponsor): Promise<Registration> {
    await this.parts.notices.due('REGISTRATION_REJECTED', { registrationId: id, partnerId });
    return this.parts.registrations.move(id, { to: RegistrationState.REJECTED, reason: 'CRITERIA_NOT_MET', facts });
  }

  private async ask({ id, partnerId }: Registration, questions: string[], facts: Sponsor): Promise<Registration> {
    const { viewer, clock } = this.work;
    await this.repository.insertInformationRequest({
      id: newId(),
      registrationId: id,
      questions,
      askedBy: viewer.subject ?? '',
      askedAt: clock.now(),
    });
    await this.parts.notices.due('INFORMATION_REQUESTED', { registrationId: id, partnerId });
    return this.parts.registrations.move(id, { to: RegistrationState.INFO_REQUESTED, facts });
  }
}

type Sponsor = Pick<Registration, 'sponsorAgency'>;
