import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2 } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class AssuranceCalendarArgs extends PageArgs {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;

  @Field(() => LocalDate, { description: 'First day of the calendar.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day of the calendar; at most two years later.' })
  to: string;
}
