import { Decimal } from '@partner-commons/platform/scalars';
import { Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';

@InputType({ description: 'What a new assessment of a kind costs your agency, and how long it takes.' })
export class SetAssessmentCostInput {
  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => Decimal, { description: 'In US dollars, zero or more, with at most two decimals.' })
  costUsd: string;

  @Field(() => Int, { description: 'Days, 1 to 1000.' })
  @Min(1, { message: 'At least one day.' })
  @Max(1_000, { message: 'At most 1000 days.' })
  leadTimeDays: number;

  @Field(() => String, { description: 'Where the figures come from, 1 to 500 characters.' })
  @Length(1, 500, { message: 'source has 1 to 500 characters.' })
  source: string;
}
