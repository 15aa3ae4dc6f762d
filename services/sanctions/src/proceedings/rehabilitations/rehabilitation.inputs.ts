import { ArrayMaxSize, ArrayUnique, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RehabilitationOutcome } from './condition.view';

const reasons = { message: 'Give the reasons in 20 to 8,000 characters.' };

@InputType({ description: 'What a respondent has done about a condition.' })
export class SubmitRehabilitationEvidenceInput {
  @Field(() => ID, { description: 'The condition.' })
  conditionId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The respondent; needed only when you act for more than one of the case.',
  })
  partnerId?: string | null;

  @Field(() => String, { description: 'What was done, 3 to 8,000 characters.' })
  @Length(3, 8_000, { message: 'Say what was done in 3 to 8,000 characters.' })
  text: string;

  @Field(() => [ID], { defaultValue: [], description: 'Files of kind CASE_RESPONSE that you sent, at most 20.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 files.' })
  @ArrayUnique({ message: 'Give each file once.' })
  fileIds: string[];
}

@InputType({ description: 'Whether a condition is met.' })
export class AssessConditionInput {
  @Field(() => ID, { description: 'The condition.' })
  conditionId: string;

  @Field(() => Boolean, { description: 'Whether it is met.' })
  isMet: boolean;

  @Field(() => String, { description: 'Why, 20 to 8,000 characters; the respondent reads it.' })
  @Length(20, 8_000, reasons)
  reasoning: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The start of a rehabilitation review before time brings it.' })
export class StartRehabilitationReviewInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What one member of the panel proposes to decide about a release.' })
export class DecideRehabilitationInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => RehabilitationOutcome, { description: 'What becomes of the measures.' })
  outcome: RehabilitationOutcome;

  @Field(() => String, { description: 'Why, 20 to 8,000 characters; the respondents read it.' })
  @Length(20, 8_000, reasons)
  reasoning: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The end of a case whose measures were carried out.' })
export class CloseCaseInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}
