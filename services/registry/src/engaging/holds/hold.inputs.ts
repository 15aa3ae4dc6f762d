import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayNotEmpty, ArrayUnique, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EligibilityPurpose } from '../eligibility/eligibility.rules';

@InputType({ description: 'A hold of your own agency on a partner.' })
export class PlaceHoldInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Short code in upper snake case, 3 to 60 characters.' })
  @Matches(/^[A-Z][A-Z0-9_]{2,59}$/, { message: 'code is upper snake case, 3 to 60 characters, such as LATE_REPORTS.' })
  code: string;

  @Field(() => String, { description: 'The reason in words for staff of your agency, 1 to 500 characters.' })
  @Length(1, 500, { message: 'message has 1 to 500 characters.' })
  message: string;

  @Field(() => [EligibilityPurpose], { description: 'What it keeps your agency from.' })
  @ArrayNotEmpty({ message: 'Name at least one purpose.' })
  @ArrayUnique({ message: 'Name each purpose once.' })
  purposes: EligibilityPurpose[];

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself.' })
  until?: Date | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The end of a hold that your own agency placed.' })
export class LiftHoldInput {
  @Field(() => ID)
  holdId: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  @Length(1, 500, { message: 'reason has 1 to 500 characters.' })
  reason: string;
}
