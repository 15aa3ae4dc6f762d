import { PageArgs } from '@partner-commons/platform/page';
import { IsISO31661Alpha2, IsOptional, IsUUID, Length, Matches, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ConcernDesk, ConcernSeverity, ConcernState } from './concern.enums';

@InputType({ description: 'What a partner wants an agency to know and to answer, in or outside a consultation.' })
export class RaiseConcernInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Then nothing of who raises it is kept, signed in or not; the tracking code alone leads to it.',
  })
  anonymous: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Your partner, when you act for several; never of an anonymous one.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { description: 'Code of the agency that is to answer.' })
  @Length(1, 20)
  agency: string;

  @Field(() => String, { nullable: true, description: 'Where, ISO 3166-1 alpha-2; its office there answers.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ID, { nullable: true, description: 'Office of the agency that it is about, when you know it.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'officeId is an id of an office.' })
  officeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The consultation in which it came up.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Theme of outcomes, such as PAYMENT_DELAYS; says which desk answers first.',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{0,39}$/, { message: 'theme is a code, such as PAYMENT_DELAYS.' })
  theme?: string | null;

  @Field(() => ConcernSeverity)
  severity: ConcernSeverity;

  @Field(() => String, {
    description: 'In a sentence, 1 to 300 characters; sealed. What it says may tell who you are.',
  })
  @Length(1, 300, { message: 'subject has 1 to 300 characters.' })
  subject: string;

  @Field(() => String, { nullable: true, description: 'More of it, at most 5,000 characters; sealed.' })
  @IsOptional()
  @Length(1, 5_000, { message: 'detail has 1 to 5,000 characters.' })
  detail?: string | null;
}

@InputType({ description: 'Gives a concern to another desk of the office.' })
export class AssignConcernInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'concernId is an id of a concern.' })
  concernId: string;

  @Field(() => ConcernDesk)
  desk: ConcernDesk;

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1)
  expectedVersion?: number | null;
}

@InputType({ description: 'A step of those who handle a concern.' })
export class ConcernStepInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'concernId is an id of a concern.' })
  concernId: string;

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1)
  expectedVersion?: number | null;
}

@InputType({ description: 'The answer to a concern.' })
export class ResolveConcernInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'concernId is an id of a concern.' })
  concernId: string;

  @Field(() => String, { description: 'What was done, for who raised it; 1 to 5,000 characters; sealed.' })
  @Length(1, 5_000, { message: 'resolution has 1 to 5,000 characters.' })
  resolution: string;

  @Field(() => Int, { nullable: true, description: 'The version that you change; none takes whichever there is.' })
  @IsOptional()
  @Min(1)
  expectedVersion?: number | null;
}

@InputType({
  description: 'Whether an answer resolves what was raised; by its code, or by the partner that raised it.',
})
export class ConfirmConcernResolutionInput {
  @Field(() => String, { nullable: true, description: 'Tracking code of an anonymous concern.' })
  @IsOptional()
  @Length(1, 60)
  code?: string | null;

  @Field(() => ID, { nullable: true, description: 'A concern of your own partner.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'concernId is an id of a concern.' })
  concernId?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'False contests the answer: it goes one level up.' })
  confirmed: boolean;
}

@InputType({ description: 'Which concerns to list; all that are given must hold.' })
export class ConcernFilter {
  @Field(() => [ConcernState], { nullable: true })
  states?: ConcernState[] | null;

  @Field(() => [ConcernSeverity], { nullable: true })
  severities?: ConcernSeverity[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the day of the answer is over and it still waits.' })
  overdue?: boolean | null;
}

@ArgsType()
export class ConcernsArgs extends PageArgs {
  @Field(() => ConcernFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ConcernFilter | null;
}
