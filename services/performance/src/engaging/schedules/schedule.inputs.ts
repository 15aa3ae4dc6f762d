import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { mostRows } from '../fact-batches/recorded-facts.rules';
import { DueKind } from './schedule.view';

@InputType({ description: 'An instalment or a report of an agreement, as it stands now.' })
export class ScheduleItemInput {
  @Field(() => String, { description: "The source system's number; with the agency, it names the fact." })
  @Length(1, 100, { message: 'externalId has 1 to 100 characters.' })
  externalId: string;

  @Field(() => DueKind)
  kind: DueKind;

  @Field(() => String, { description: "The agency's own number of the agreement, or our id." })
  @Length(1, 100, { message: 'engagement has 1 to 100 characters.' })
  engagement: string;

  @Field(() => LocalDate, { description: 'The day until which it is to be done.' })
  dueOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day on which it was paid or received; not in the future.',
  })
  doneOn?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True when it is not due any more.' })
  cancelled: boolean;

  @Field(() => Decimal, { nullable: true, description: 'Of an instalment, in US dollars.' })
  amountUsd?: string | null;
}

@InputType({ description: "What is due under agreements of the caller's agency." })
export class RecordScheduleInput {
  @Field(() => [ScheduleItemInput], { description: `1 to ${mostRows}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostRows, { message: `A call takes at most ${mostRows} rows.` })
  @ValidateNested({ each: true })
  items: ScheduleItemInput[];
}
