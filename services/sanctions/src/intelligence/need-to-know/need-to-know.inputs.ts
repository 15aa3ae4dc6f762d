import { DateTime } from '@partner-commons/platform/scalars';
import { Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { NeedToKnowSubject } from './need-to-know.view';

@InputType({ description: 'Leave for another agency to read an observation or note of yours.' })
export class GrantNeedToKnowInput {
  @Field(() => NeedToKnowSubject, { description: 'What kind of thing.' })
  subjectType: NeedToKnowSubject;

  @Field(() => ID, { description: 'Id of that observation or note.' })
  subjectId: string;

  @Field(() => String, { description: 'Code of the agency that may read.' })
  @Matches(/^[A-Z][A-Z0-9_-]{1,29}$/, { message: 'An agency is named by its code, such as UNICEF.' })
  agency: string;

  @Field(() => DateTime, { description: 'Until when, 12 months ahead at most.' })
  until: Date;

  @Field(() => String, { description: 'Why that agency needs to know, 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'Give the reason in 10 to 1,000 characters.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The early end of a leave to read.' })
export class RevokeNeedToKnowInput {
  @Field(() => ID, { description: 'The grant.' })
  grantId: string;
}
