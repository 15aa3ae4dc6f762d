import { type Role, roles } from '@partner-commons/platform/viewer';
import { ArrayMaxSize, IsIn, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: "What a person or service account of the caller's agency may do from now on." })
export class SetMemberInput {
  @Field(() => String, { description: 'Issuer of the tokens, exactly as in their `iss`.' })
  @Length(1, 300)
  issuer: string;

  @Field(() => String, { description: 'Subject of the tokens, exactly as in their `sub`.' })
  @Length(1, 300)
  subject: string;

  @Field(() => [String], {
    description: 'Roles, such as PROGRAMME_OFFICER; an unknown one is refused as INVALID_INPUT.',
  })
  @ArrayMaxSize(roles.length)
  @IsIn(roles, { each: true, message: `roles are some of: ${roles.join(', ')}.` })
  roles: Role[];

  @Field(() => Boolean, { defaultValue: true, description: 'False shuts the member out within a minute.' })
  active: boolean;
}
