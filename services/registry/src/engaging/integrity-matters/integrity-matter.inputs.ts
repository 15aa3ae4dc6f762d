import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'That your agency talked to the agency that leads an open matter of integrity.' })
export class RecordIntegrityContactInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => LocalDate, { description: 'The day on which you talked; not in the future.' })
  contactedOn: string;
}
