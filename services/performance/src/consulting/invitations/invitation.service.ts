import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { noticesOf } from '../../federation/partner-notices';
import type { RecordAttendanceInput } from '../consultations/consultation.inputs';
import type { ConsultationRow } from '../consultations/consultation.repository';
import type { ConsultationService } from '../consultations/consultation.service';
import type { InviteToConsultationInput, RespondToInvitationInput } from './invitation.inputs';
import { InvitationRepository } from './invitation.repository';
import { type ConsultationInvitation, InvitationResponse, type InviteToConsultationPayload } from './invitation.view';
import { type InvitationRow, ParticipationRepository } from './participation.repository';
import type { ParticipationService } from './participation.service';

export interface InvitationSources {
  consultations: ConsultationService;
  participations: ParticipationService;
  knownAgencies: KnownAgencyService;
}

/** As many partners as one consultation takes: what a filter finds beyond it is no list of people to talk with. */
const mostInvited = 2_000;

/** Inviting partners, their answers, and who came. */
export class InvitationService {
  private readonly repository: InvitationRepository;
  private readonly participations: ParticipationRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: InvitationSources,
  ) {
    this.repository = new InvitationRepository(work.database.manager);
    this.participations = new ParticipationRepository(work.database.manager);
  }

  /** Staff see all; a partner sees its own, which is all that it may know of who else was asked. */
  async page(consultation: ConsultationRow, { first, after }: PageArgs): Promise<Page<ConsultationInvitation>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const partnerIds = this.work.viewer.kind === 'AGENCY' ? null : this.sources.participations.partnersOfViewer();
    const [rows, counted] = await Promise.all([
      this.participations.findPage(consultation.id, partnerIds, { after: last, limit: first + 1 }),
      this.participations.count(consultation.id, partnerIds),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ partnerId }) => [partnerId], node: present });
  }

  async invite(input: InviteToConsultationInput): Promise<InviteToConsultationPayload> {
    if ((input.filter == null) === (input.partnerIds == null)) {
      throw invalidInput('Give a filter, or ids of partners.', 'input.filter');
    }
    const { clock, outbox } = this.work;
    const consultation = await this.sources.consultations.lockOwn(input.consultationId, 'invite');
    if (consultation.date < dayOf(clock.now())) {
      throw invalidInput(
        'The day of the consultation is over; change its date first.',
        'input.consultationId',
        'DAY_IS_OVER',
      );
    }
    const wanted = input.partnerIds ? await this.demand(input.partnerIds) : await this.findActive(consultation, input);
    const invited = await this.repository.insert(consultation.id, wanted, clock.now());
    await outbox.publishAll(
      noticesOf(invited, {
        kind: 'CONSULTATION_INVITATION',
        referenceNo: consultation.referenceNo,
        agency: consultation.leadAgency,
        dueOn: consultation.date,
        at: clock.now(),
      }),
    );
    await this.sources.consultations.save(consultation, null, { change: 'INVITED', invited: invited.length });
    return { invited: invited.length, consultationId: consultation.id };
  }

  private async findActive(consultation: ConsultationRow, { filter }: InviteToConsultationInput): Promise<string[]> {
    const agencies = filter?.activeWith ?? [consultation.leadAgency, ...consultation.coAgencies];
    await this.sources.knownAgencies.demand(agencies, 'input.filter.activeWith');
    const country = filter?.country ?? consultation.country;
    const found = await this.repository.findActive(country, agencies, mostInvited + 1);
    if (found.length > mostInvited) {
      throw invalidInput(
        `More than ${mostInvited} partners match; narrow the filter.`,
        'input.filter',
        'TOO_MANY_PARTNERS',
      );
    }
    return found;
  }

  private async demand(partnerIds: readonly string[]): Promise<string[]> {
    const found = await this.repository.findCurrent(partnerIds);
    const known = new Set(found.map(({ asked }) => asked));
    if (partnerIds.some((id) => !known.has(id))) throw notFound('partner');
    return [...new Set(found.map(({ id }) => id))];
  }

  async respond(input: RespondToInvitationInput): Promise<ConsultationInvitation> {
    const { clock, audit } = this.work;
    const { consultations, participations } = this.sources;
    const own = isId(input.consultationId) ? await participations.ownInvitations(input.consultationId) : [];
    const mine = own.filter(({ partnerId }) => !input.partnerId || partnerId === input.partnerId);
    const [invitation, another] = mine;
    if (!invitation) throw notFound('consultation');
    if (another) throw invalidInput('Name the partner that answers.', 'input.partnerId');
    const consultation = await consultations.lock(input.consultationId);
    consultations.step(consultation, 'respond');
    if (consultation.date < dayOf(clock.now())) {
      throw invalidInput('The day of the consultation is over.', 'input.consultationId', 'DAY_IS_OVER');
    }
    const answered: InvitationRow = {
      ...invitation,
      response: input.response,
      people: input.people ?? null,
      respondedAt: clock.now(),
    };
    await this.repository.respond(answered);
    await audit.record({
      objectType: 'Consultation',
      objectId: consultation.id,
      detail: { partnerId: answered.partnerId, response: input.response },
    });
    return present(answered);
  }

  /** Those who were there without an invitation are kept with the others. */
  async recordAttendance(input: RecordAttendanceInput): Promise<ConsultationRow> {
    const { clock, outbox } = this.work;
    const { consultations } = this.sources;
    const consultation = await consultations.lockOwn(input.consultationId, 'attend', input.expectedVersion);
    if (consultation.date > dayOf(clock.now())) {
      throw invalidInput('It is not held before its day.', 'input.consultationId', 'NOT_HELD_YET');
    }
    const present = await this.demand(input.partnerIds);
    await this.repository.insert(consultation.id, present, clock.now());
    await this.repository.attend(consultation.id, present);
    const { id: consultationId, leadAgency, coAgencies, country, officeId, type, date: heldOn } = consultation;
    const at = clock.now();
    await outbox.publish({
      type: 'performance.consultation-held',
      subject: consultationId,
      audience: 'AGENCY',
      data: { consultationId, agencies: [leadAgency, ...coAgencies], country, officeId, type, heldOn, at },
    });
    return consultations.save(consultation, at, { change: 'HELD', present: present.length });
  }
}

const present = (row: InvitationRow): ConsultationInvitation => ({
  ...row,
  response: row.response && InvitationResponse[row.response],
});
