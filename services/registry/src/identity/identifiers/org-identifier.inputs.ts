import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'An identifier of a register: either `scheme` and `value`, or both in one as `orgId`.' })
export class AddOrgIdentifierInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the list ORG_ID_SCHEMES, or <country>-REG such as SO-REG.',
  })
  @IsOptional()
  @Length(3, 20)
  scheme?: string | null;

  @Field(() => String, { nullable: true, description: 'As written on the certificate, at most 100 characters.' })
  @IsOptional()
  @Length(1, 100)
  value?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as GB-CHC-290836, as IATI writes organisations.' })
  @IsOptional()
  @Length(4, 120)
  orgId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who registered it; needed for <country>-REG.' })
  @IsOptional()
  @Length(2, 200)
  authority?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was found.' })
  @IsOptional()
  @Length(1, 200)
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'What shows that it is right, in words or as a web address.' })
  @IsOptional()
  @Length(1, 1000)
  evidence?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same identifier again.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An identifier that is no longer in use, or was never right.' })
export class EndOrgIdentifierInput {
  @Field(() => ID)
  identifierId: string;
}

@InputType({ description: 'An identifier that was compared with its register.' })
export class VerifyOrgIdentifierInput {
  @Field(() => ID)
  identifierId: string;

  @Field(() => String, { description: 'What the register shows, in words or as a web address; 1 to 1000 characters.' })
  @Length(1, 1000)
  evidence: string;
}
