import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';

@ObjectType({
  description: 'What a new assessment of a kind costs and takes, which a reuse saves (story 4.c, step 11).',
})
export class AssessmentCost {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Code; null for what is shipped for all agencies. */
  agencyCode: string | null;

  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => Decimal, { description: 'In US dollars.' })
  costUsd: string;

  @Field(() => Int, { description: 'Days from start to end, unless enough assessments tell their own median.' })
  leadTimeDays: number;

  @Field(() => Boolean, { description: 'False for shipped examples that the agency has still to confirm.' })
  isConfirmed: boolean;

  @Field(() => String, { description: 'Where the figures come from.' })
  source: string;

  @Field(() => DateTime)
  setAt: Date;
}
