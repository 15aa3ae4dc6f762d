import { Field, ObjectType } from 'type-graphql';
import { Assessment } from '../assessments/assessment.entity';

@ObjectType({ description: 'What a new assessment is, and what there is already (feature 46).' })
export class StartAssessmentPayload {
  @Field(() => Assessment, { description: 'The new one, in state DRAFT.' })
  assessment: Assessment;

  @Field(() => [Assessment], { description: 'What your agency could reuse in its place; a few at most.' })
  reusable: Assessment[];

  @Field(() => [Assessment], {
    description:
      'Of the same partner and kind by any agency that are not final yet: one of them may be done jointly. At most 20.',
  })
  underway: Assessment[];

  @Field(() => [Assessment], {
    description: 'Final ones of the same kind of your own agency that still count. At most 20.',
  })
  inForce: Assessment[];
}
