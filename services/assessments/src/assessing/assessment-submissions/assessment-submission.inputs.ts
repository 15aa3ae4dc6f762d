import { Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A step of an assessment that needs no more words.' })
export class AssessmentStepInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => Int, { description: 'Version of the assessment that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A step of an assessment, and why.' })
export class ExplainedStepInput extends AssessmentStepInput {
  @Field(() => String, { description: 'Why, 10 to 4,000 characters; for the owner alone.' })
  @Length(10, 4_000, { message: 'Give the reason in 10 to 4,000 characters.' })
  reason: string;
}
