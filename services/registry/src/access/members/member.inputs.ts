import { DateTime } from '@partner-commons/platform/scalars';
import { type Role, roles } from '@partner-commons/platform/viewer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const knownRole = { message: `role is one of: ${roles.join(', ')}.` };

@InputType({ description: 'One role, for one office with all below it, or for the whole agency.' })
export class RoleGrantInput {
  @Field(() => String, { description: 'Such as PROGRAMME_OFFICER; an unknown one is refused as INVALID_INPUT.' })
  @IsIn(roles, knownRole)
  role: Role;

  @Field(() => ID, { nullable: true, description: 'Office of the own agency; null is the whole agency.' })
  @IsOptional()
  @IsUUID()
  office?: string | null;
}

@InputType({ description: "What a person or service account of the caller's agency may do from now on." })
export class SetMemberInput {
  @Field(() => String, { description: 'Issuer of the tokens, exactly as in their `iss`.' })
  @Length(1, 300)
  issuer: string;

  @Field(() => String, { description: 'Subject of the tokens, exactly as in their `sub`.' })
  @Length(1, 300)
  subject: string;

  @Field(() => [RoleGrantInput], { description: 'All roles of the member, in place of those held before.' })
  @ArrayMaxSize(50, { message: 'A member holds at most 50 roles.' })
  @ValidateNested()
  grants: RoleGrantInput[];

  @Field(() => Boolean, { defaultValue: true, description: 'False shuts the member out within a minute.' })
  active: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the membership ends by itself; null is never.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'What a user of a partner may do from now on (UNHCR-56).' })
export class SetPartnerUserInput {
  @Field(() => ID, { description: 'Id of the member.' })
  @IsUUID()
  memberId: string;

  @Field(() => [String], { description: 'Roles of partner users, such as PARTNER_EDITOR, in place of those before.' })
  @ArrayMaxSize(5)
  @IsIn(roles, { each: true, ...knownRole })
  roles: Role[];

  @Field(() => Boolean, { defaultValue: true, description: 'False shuts the user out within a minute.' })
  active: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the membership ends by itself; null is never.' })
  expiresAt?: Date | null;
}
