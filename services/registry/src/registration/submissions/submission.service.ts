import { AppError } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { trackOf } from '../../access/access-requests/access-request.rules';
import type { OfficeService } from '../../access/offices/office.service';
import type { StandingService } from '../../engaging/standing/standing.service';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { NoticeKind, NoticeService } from '../notices/notice.service';
import { IntakeChannel, type Registration, RegistrationState } from '../registrations/registration.entity';
import { invalidState, type RegistrationService } from '../registrations/registration.service';
import type { SubmitRegistrationInput, WithdrawRegistrationInput } from './submission.inputs';

/** Refuses as PRECONDITION_FAILED / MISSING_REQUIREMENT what the checklist still lacks. */
export interface ChecklistGate {
  requireComplete(registration: Registration): Promise<unknown>;
}

/** Refuses as PRECONDITION_FAILED / DUPLICATE_UNDECIDED (R-INV-9). */
export interface DuplicateGate {
  requireDecided(partnerId: string): Promise<unknown>;
}

export interface SubmissionParts {
  registrations: RegistrationService;
  partners: PartnerService;
  standings: StandingService;
  offices: OfficeService;
  notices: NoticeService;
  checklists: ChecklistGate;
  duplicates: DuplicateGate;
}

export type OpenRefusal = 'NOT_FOUND' | 'NOT_A_PROSPECT' | 'REGISTRATION_EXISTS';

/** What the partner does with its registration, or staff key for it: hand it in, give it up, begin again. */
export class SubmissionService {
  constructor(
    private readonly work: Work,
    private readonly parts: SubmissionParts,
  ) {}

  /** Handed in and on to vetting at once; the second of two calls at the same time finds it handed in. */
  async submit({ registrationId, expectedVersion }: SubmitRegistrationInput): Promise<Registration> {
    const { registrations, checklists, duplicates } = this.parts;
    const registration = await registrations.lockToKeyIn(registrationId, expectedVersion);
    const { state, partnerId } = registration;
    if (state !== RegistrationState.DOCUMENTS_REQUESTED || partnerId === null) throw invalidState(state);
    await checklists.requireComplete(registration);
    await duplicates.requireDecided(partnerId);
    return registrations.moveToVetting(registrationId);
  }

  async withdraw({ registrationId, note }: WithdrawRegistrationInput): Promise<Registration> {
    const { registrations } = this.parts;
    await registrations.lockToKeyIn(registrationId);
    return registrations.move(registrationId, { to: RegistrationState.WITHDRAWN, reason: 'PARTNER_REQUEST', note });
  }

  async restart(askedId: string): Promise<Registration> {
    const isPartner = this.work.viewer.kind === 'PARTNER';
    const { id: partnerId } = await this.parts.partners.get(askedId);
    const channel = isPartner ? IntakeChannel.PORTAL : IntakeChannel.AGENCY_ON_BEHALF;
    const opened = await this.open(partnerId, channel, 'DOCUMENTS_REQUESTED');
    if ('refusal' in opened) throw notToOpen(opened.refusal);
    await this.parts.registrations.noteKeyed(opened.registration.id);
    return opened.registration;
  }

  /** Begins the registration of a partner that is in the roster: not one that registers, has registered, or is barred. */
  async open(
    partnerId: string,
    channel: IntakeChannel,
    notice: NoticeKind,
  ): Promise<{ registration: Registration } | { refusal: OpenRefusal }> {
    const { registrations, partners, standings, notices } = this.parts;
    const partner = await partners.find(partnerId);
    if (!partner) return { refusal: 'NOT_FOUND' };
    if ((await standings.lock(partnerId)) !== 'PROSPECT') return { refusal: 'NOT_A_PROSPECT' };
    if (await registrations.hasLive(partnerId)) return { refusal: 'REGISTRATION_EXISTS' };
    const before = await registrations.ofPartner(partnerId);
    const sponsor = await this.sponsorOf(partner.countryOfOrigin, before);
    const registration = await registrations.begin(
      {
        partnerId,
        track: before?.track ?? trackOf(partner.primaryType),
        channel,
        identificationChannel: before?.identificationChannel ?? null,
        ...sponsor,
      },
      RegistrationState.DOCUMENTS_REQUESTED,
    );
    await notices.due(notice, { registrationId: registration.id, partnerId });
    return { registration };
  }

  /** Staff sponsor what they open; a partner stays with the agency it had. */
  private async sponsorOf(country: string, before: Registration | null) {
    const { agency } = this.work.viewer;
    if (agency === null) return { sponsorAgency: before?.sponsorAgency ?? null, officeId: before?.officeId ?? null };
    const office = await this.parts.offices.responsibleFor(agency, country);
    if (office) await this.parts.offices.requireRole(office.id, 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
    return { sponsorAgency: agency, officeId: office?.id ?? null };
  }
}

function notToOpen(refusal: OpenRefusal): AppError {
  if (refusal === 'NOT_A_PROSPECT') {
    return new AppError('CONFLICT', 'Only a partner that has not registered yet and is not barred can register.', {
      reason: 'NOT_A_PROSPECT',
    });
  }
  return new AppError('CONFLICT', 'This partner registers already.', { reason: 'REGISTRATION_EXISTS' });
}
