import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What an agency confirms of its risk-management framework: whether risks of partners stand in it (JIU-70).',
})
export class RiskStatement {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Code; `by` gives the agency itself. */
  agency: string;

  @Field(() => Boolean, { description: 'Whether risks of working through partners stand in the framework.' })
  coversPartners: boolean;

  @Field(() => String, { description: 'Name and edition of the framework.' })
  framework: string;

  @Field(() => LocalDate)
  confirmedOn: string;

  @Field(() => DateTime)
  recordedAt: Date;
}
