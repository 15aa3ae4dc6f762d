import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a governing body decided on a report (4.d step 10).' })
export class BoardDecision {
  @Field(() => ID)
  id: string;

  reportId: string;

  agencyCode: string;

  @Field(() => String, { description: 'Such as "2026/14"; a later report names it in inResponseTo.' })
  reference: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  text: string;

  @Field(() => LocalDate)
  adoptedOn: string;

  mandateId: string | null;

  @Field(() => DateTime)
  recordedAt: Date;
}

@InputType({ description: 'What the decision asks somebody to do.' })
export class DecidedActionInput {
  @Field(() => String, { description: 'What is to be done, 5 to 2,000 characters.' })
  @Length(5, 2_000, { message: 'text has 5 to 2,000 characters.' })
  text: string;

  @Field(() => String, { description: 'The unit that shall do it, 2 to 100 characters.' })
  @Length(2, 100, { message: 'owner has 2 to 100 characters.' })
  owner: string;

  @Field(() => LocalDate)
  dueOn: string;
}

@InputType({ description: 'A decision of a governing body on a report that it has.' })
export class RecordBoardDecisionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'reportId is an id of a report.' })
  reportId: string;

  @Field(() => String, { description: '1 to 100 characters; unique in the agency.' })
  @Length(1, 100, { message: 'reference has 1 to 100 characters.' })
  reference: string;

  @Field(() => String, { description: '2 to 300 characters.' })
  @Length(2, 300, { message: 'title has 2 to 300 characters.' })
  title: string;

  @Field(() => String, { description: '5 to 10,000 characters.' })
  @Length(5, 10_000, { message: 'text has 5 to 10,000 characters.' })
  text: string;

  @Field(() => LocalDate, { description: 'Not in the future.' })
  adoptedOn: string;

  @Field(() => [DecidedActionInput], { defaultValue: [], description: 'Each becomes a recommendation; at most 50.' })
  @ArrayMaxSize(50, { message: 'At most 50 at once.' })
  @ValidateNested({ each: true })
  recommendations: DecidedActionInput[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}
