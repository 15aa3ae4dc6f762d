import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum InvitationResponse {
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  TENTATIVE = 'TENTATIVE',
}

registerEnumType(InvitationResponse, {
  name: 'InvitationResponse',
  description: "A partner's answer to an invitation.",
  valuesConfig: {
    ACCEPTED: { description: 'It comes.' },
    DECLINED: { description: 'It does not come.' },
    TENTATIVE: { description: 'It does not know yet.' },
  },
});

@ObjectType({ description: 'A partner that was invited to a consultation, or was present without.' })
export class ConsultationInvitation {
  consultationId: string;

  /** Key of `partner`. */
  partnerId: string;

  @Field(() => InvitationResponse, { nullable: true, description: 'Null while it has not answered.' })
  response: InvitationResponse | null;

  @Field(() => Int, { nullable: true, description: 'How many people it said would come.' })
  people: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Null while nobody recorded who was present.' })
  attended: boolean | null;

  @Field(() => DateTime)
  invitedAt: Date;

  @Field(() => DateTime, { nullable: true })
  respondedAt: Date | null;
}

@ObjectType({ description: 'A page of invitations.' })
export class ConsultationInvitationConnection extends connectionOf(
  () => ConsultationInvitation,
  'ConsultationInvitation',
) {}

@ObjectType({ description: 'What an invitation did.' })
export class InviteToConsultationPayload {
  @Field(() => Int, { description: 'How many were invited by this call.' })
  invited: number;

  consultationId: string;
}
