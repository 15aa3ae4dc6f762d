import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { FindingPriority } from '../findings/finding.enum';

const words = { message: 'Say it in 3 to 4,000 characters.' };

@InputType({ description: 'A step in the follow-up of a finding.' })
export class FindingStepInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => String, { nullable: true, description: 'What to say with it, 3 to 4,000 characters.' })
  @IsOptional()
  @Length(3, 4_000, words)
  note?: string | null;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A step that needs a reason.' })
export class FindingReasonInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: "The partner's answer to a finding." })
export class AnswerFindingInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => String, { description: '3 to 4,000 characters.' })
  @Length(3, 4_000, words)
  text: string;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What the second person decides about a waiver.' })
export class DecideFindingWaiverInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => Boolean, { description: 'Whether the finding is given up.' })
  approved: boolean;

  @Field(() => String, { nullable: true, description: 'What to say with it, 3 to 4,000 characters.' })
  @IsOptional()
  @Length(3, 4_000, words)
  note?: string | null;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Opens a finding again.' })
export class ReopenFindingInput extends FindingReasonInput {
  @Field(() => LocalDate, { description: 'When it is to be done now.' })
  dueOn: string;
}

@InputType({ description: 'What changes of a finding; what is not given stays.' })
export class AmendFindingInput extends FindingReasonInput {
  @Field(() => LocalDate, { nullable: true })
  dueOn?: string | null;

  @Field(() => FindingPriority, { nullable: true, description: 'Only a higher one (A-INV-6).' })
  priority?: FindingPriority | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(3, 4_000, words)
  recommendation?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(3, 4_000, words)
  agreedAction?: string | null;
}
