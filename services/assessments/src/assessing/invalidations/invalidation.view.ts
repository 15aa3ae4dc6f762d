import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { SecondDecision } from '../../terms/second-decision.enum';

@ObjectType({
  description: 'The proposal to invalidate an assessment, and what became of it; for its owner alone (A-INV-8).',
})
export class AssessmentInvalidation {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The event behind it.' })
  eventId: string;

  @Field(() => String, { description: 'Why it touches this assessment.' })
  reason: string;

  @Field(() => DateTime)
  proposedAt: Date;

  @Field(() => SecondDecision, { nullable: true, description: 'Null while the second person has not decided.' })
  decision: SecondDecision | null;

  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;
}
