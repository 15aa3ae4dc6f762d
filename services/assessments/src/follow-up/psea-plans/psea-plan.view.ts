import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Whether a partner below full PSEA capacity has its strengthening plan, of any agency (standards.md 3.3, feature 49).',
})
export class PseaPlanStanding {
  @Field(() => Boolean, { description: 'Whether its latest valid PSEA assessment shows less than full capacity.' })
  isNeeded: boolean;

  @Field(() => Boolean, { description: 'Whether a PSEA plan runs, or was closed since that assessment.' })
  hasPlan: boolean;

  @Field(() => Boolean, { description: 'Needed and not there.' })
  isDue: boolean;

  @Field(() => LocalDate, { nullable: true, description: '30 days after the assessment; null unless due.' })
  dueBy: Day | null;
}
