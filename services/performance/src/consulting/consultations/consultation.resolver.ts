import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { InviteToConsultationInput, RespondToInvitationInput } from '../invitations/invitation.inputs';
import {
  ConsultationInvitation,
  ConsultationInvitationConnection,
  InviteToConsultationPayload,
} from '../invitations/invitation.view';
import { ConsultationMinutes, RecordMinutesInput } from '../minutes/minutes.view';
import {
  CancelConsultationInput,
  ConsultationsArgs,
  CreateConsultationInput,
  RecordAttendanceInput,
  UpdateConsultationInput,
} from './consultation.inputs';
import { Consultation, ConsultationConnection, ConsultationParticipants } from './consultation.view';

const kept =
  'NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT';

@Resolver(() => Consultation)
export class ConsultationResolver {
  @Query(() => Consultation, {
    nullable: true,
    description: 'One consultation; null when there is none, or, for a partner, when it was not invited.',
  })
  consultation(@Arg('id', () => ID) id: string, @Ctx() { consultations }: PerformanceContext) {
    return consultations.visible(id);
  }

  @Query(() => ConsultationConnection, {
    description:
      'Consultations of all agencies, the latest day first (JIU-97). A coordinator for a country sees this country; a partner sees those that it was invited to.',
  })
  consultations(@Args(() => ConsultationsArgs) args: ConsultationsArgs, @Ctx() { consultations }: PerformanceContext) {
    return consultations.page(args);
  }

  @Mutation(() => Consultation, {
    description:
      'Plans a consultation that your agency leads (JIU-97, UNICEF-13). Refused: FORBIDDEN / OTHER_AGENCY, NOT_FOUND for an office that you do not lead consultations for, INVALID_INPUT / COUNTRY_OF_OFFICE.',
  })
  createConsultation(
    @Arg('input', () => CreateConsultationInput) input: CreateConsultationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('createConsultation', ({ consultations }) => consultations.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ consultations }, id) => consultations.get(id),
    });
  }

  @Mutation(() => Consultation, {
    description: `Changes a consultation before it is held (JIU-97). Refused: ${kept}.`,
  })
  updateConsultation(
    @Arg('input', () => UpdateConsultationInput) input: UpdateConsultationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('updateConsultation', ({ consultations }) => consultations.update(input));
  }

  @Mutation(() => Consultation, { description: `Calls a consultation off (JIU-97). Refused: ${kept}.` })
  cancelConsultation(
    @Arg('input', () => CancelConsultationInput) input: CancelConsultationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('cancelConsultation', ({ consultations }) => consultations.cancel(input));
  }

  @Mutation(() => InviteToConsultationPayload, {
    description: `Invites partners, who find a notice (JIU-97). Refused: ${kept} / TOO_MANY_PARTNERS or DAY_IS_OVER.`,
  })
  inviteToConsultation(
    @Arg('input', () => InviteToConsultationInput) input: InviteToConsultationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('inviteToConsultation', ({ consultationInvitations }) =>
      consultationInvitations.invite(input),
    );
  }

  @Mutation(() => ConsultationInvitation, {
    description:
      'Answers an invitation for your partner (JIU-97). Refused: NOT_FOUND when it was not invited, CONFLICT / INVALID_STATE, INVALID_INPUT / DAY_IS_OVER.',
  })
  respondToInvitation(
    @Arg('input', () => RespondToInvitationInput) input: RespondToInvitationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('respondToInvitation', ({ consultationInvitations }) =>
      consultationInvitations.respond(input),
    );
  }

  @Mutation(() => Consultation, {
    description: `Records which partners were present, on the day or later (JIU-97). Refused: ${kept} / NOT_HELD_YET.`,
  })
  recordAttendance(
    @Arg('input', () => RecordAttendanceInput) input: RecordAttendanceInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordAttendance', ({ consultationInvitations }) =>
      consultationInvitations.recordAttendance(input),
    );
  }

  @Mutation(() => Consultation, {
    description: `Records the minutes, or a later version of them (JIU-97). Refused: ${kept}.`,
  })
  recordMinutes(@Arg('input', () => RecordMinutesInput) input: RecordMinutesInput, @Ctx() context: PerformanceContext) {
    return context.transaction('recordMinutes', ({ minutes }) => minutes.record(input));
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'The agencies that hold it, the leading one first; null only beside an error.',
  })
  agencies(@Root() { leadAgency, coAgencies }: Consultation): Agency[] {
    return [leadAgency, ...coAgencies].map((code) => ({ code }));
  }

  @FieldResolver(() => ConsultationParticipants, { description: 'Counts of partners.' })
  participants(@Root() { id, country }: Consultation, @Ctx() { participations }: PerformanceContext) {
    return participations.summary(id, country);
  }

  @FieldResolver(() => ConsultationInvitationConnection, {
    nullable: true,
    description: 'Partners that were invited, in no meaningful order; a partner sees its own invitation alone.',
  })
  invitations(
    @Root() consultation: Consultation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { consultationInvitations }: PerformanceContext,
  ) {
    return consultationInvitations.page(consultation, page);
  }

  @FieldResolver(() => ConsultationMinutes, {
    description: 'CONFIDENTIAL: for those who took part; others get a redaction. Reading is recorded.',
  })
  minutes(@Root() consultation: Consultation, @Ctx() { minutes }: PerformanceContext) {
    return minutes.read(consultation);
  }
}
