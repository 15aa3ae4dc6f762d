import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Concerns of one agency that were raised in a year (JIU-98): INTER_AGENCY. Counts below five are held back, since few could be told apart (P-INV-4).',
})
export class ConcernStatistics {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => Int, { nullable: true, description: 'Null when there are fewer than five.' })
  raised: number | null;

  @Field(() => Int, { nullable: true, description: 'Confirmed, or answered without objection; null below five.' })
  closed: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the closed ones, those that were answered in time.' })
  withinSla: number | null;

  @Field(() => Boolean, { description: 'Whether something is held back.' })
  suppressed: boolean;
}
