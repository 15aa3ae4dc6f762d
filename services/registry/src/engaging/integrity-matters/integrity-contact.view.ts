import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'That an agency talked to the lead agency of an open matter of integrity before it engages a partner (R-INV-7). What was said is kept elsewhere.',
})
export class IntegrityContact {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Code of the agency that asked.' })
  agency: string;

  @Field(() => LocalDate, { description: 'The day on which they talked.' })
  contactedOn: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  at: Date;
}
