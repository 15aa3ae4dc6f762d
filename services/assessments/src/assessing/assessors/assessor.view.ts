import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Somebody who answers questions of an assessment.' })
export class Assessor {
  @Field(() => ID)
  id: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => String, { description: 'Issuer and subject of the person’s token.' })
  subject: string;

  @Field(() => [String], { description: 'Keys of the sections; empty means all.' })
  sections: string[];

  @Field(() => DateTime)
  assignedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Set for who answers no more.' })
  removedAt: Date | null;
}

@ObjectType({ description: 'Who carries an assessment out, for the owner; a joint agency sees its own people.' })
export class AssessorTeam {
  @Field(() => [Assessor], { nullable: true, description: 'At most 100, with those who were removed.' })
  assessors: Assessor[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not see them; all else is then null.' })
  redaction: Redaction | null;
}
