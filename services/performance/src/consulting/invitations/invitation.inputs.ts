import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { InvitationResponse } from './invitation.view';

@InputType({ description: 'Partners with an ACTIVE agreement, found at this moment.' })
export class InvitationFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Where the work is, ISO 3166-1 alpha-2; by default that of the consultation.',
  })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of agencies; by default those that hold the consultation. At most 21.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(21)
  @Length(1, 20, { each: true })
  activeWith?: string[] | null;
}

@InputType({ description: 'Whom to invite: by a filter, or by name. Who was invited before is not invited again.' })
export class InviteToConsultationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => InvitationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: InvitationFilter | null;

  @Field(() => [ID], { nullable: true, description: 'At most 500.' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(500, { message: 'At most 500 partners.' })
  @IsUUID(undefined, { each: true, message: 'partnerIds are ids of partners.' })
  partnerIds?: string[] | null;
}

@InputType({ description: "A partner's answer to an invitation; a later one replaces it." })
export class RespondToInvitationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => ID, { nullable: true, description: 'Your partner; needed when you act for several that are invited.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => InvitationResponse)
  response: InvitationResponse;

  @Field(() => Int, { nullable: true, description: 'How many people come, 0 to 100.' })
  @IsOptional()
  @Min(0)
  @Max(100)
  people?: number | null;
}
