import { type Role, roles } from '@partner-commons/platform/viewer';
import { ArrayMaxSize, ArrayMinSize, IsEmail, IsIn, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RoleGrantInput } from '../members/member.inputs';

const knownRole = { message: `role is one of: ${roles.join(', ')}.` };

@InputType({ description: 'Whom to invite.' })
export class InvitedPersonInput {
  @Field(() => String, { description: 'Full name, 1 to 200 characters.' })
  @Length(1, 200)
  name: string;

  @Field(() => String)
  @IsEmail({}, { message: 'email must be an e-mail address.' })
  email: string;
}

@InputType({ description: 'An invitation to act for a partner (UNHCR-56).' })
export class InvitePartnerUserInput {
  @Field(() => ID)
  @IsUUID()
  partnerId: string;

  @Field(() => InvitedPersonInput)
  @ValidateNested()
  person: InvitedPersonInput;

  @Field(() => [String], { description: 'Roles of partner users, such as PARTNER_EDITOR.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @IsIn(roles, { each: true, ...knownRole })
  roles: Role[];

  @Field(() => Int, { defaultValue: 14, description: 'Days until the code ends, 1 to 60.' })
  @Min(1)
  @Max(60)
  validDays: number;
}

@InputType({ description: "An invitation to act for the caller's own agency." })
export class InviteMemberInput {
  @Field(() => InvitedPersonInput)
  @ValidateNested()
  person: InvitedPersonInput;

  @Field(() => [RoleGrantInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested()
  grants: RoleGrantInput[];

  @Field(() => Int, { defaultValue: 14, description: 'Days until the code ends, 1 to 60.' })
  @Min(1)
  @Max(60)
  validDays: number;
}

@InputType({ description: 'The code of an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'As it was shown to whoever invited.' })
  @Length(20, 100)
  code: string;
}

@InputType({ description: 'An invitation to take back.' })
export class WithdrawInvitationInput {
  @Field(() => ID)
  @IsUUID()
  invitationId: string;
}
