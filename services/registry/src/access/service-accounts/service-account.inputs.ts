import { type Role, roles } from '@partner-commons/platform/viewer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { programRoles } from './service-account.rules';

const knownRole = { message: `role is one of: ${roles.join(', ')}.` };
const rolesHelp = `Of ${programRoles.join(', ')}; for the whole agency.`;

@InputType({ description: "A program of the caller's agency." })
export class CreateServiceAccountInput {
  @Field(() => String, { description: 'What the agency calls it, 1 to 100 characters; unique within the agency.' })
  @Length(1, 100, { message: 'name has 1 to 100 characters.' })
  name: string;

  @Field(() => [String], { description: rolesHelp })
  @ArrayMinSize(1, { message: 'Give at least one role.' })
  @ArrayMaxSize(10)
  @IsIn(roles, { each: true, ...knownRole })
  roles: Role[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What a program may do from now on.' })
export class UpdateServiceAccountInput {
  @Field(() => ID)
  @IsUUID()
  accountId: string;

  @Field(() => [String], { description: `In place of those before. ${rolesHelp}` })
  @ArrayMinSize(1, { message: 'Give at least one role.' })
  @ArrayMaxSize(10)
  @IsIn(roles, { each: true, ...knownRole })
  roles: Role[];

  @Field(() => Boolean, { description: 'False shuts it out within a minute, with all its keys.' })
  active: boolean;
}
