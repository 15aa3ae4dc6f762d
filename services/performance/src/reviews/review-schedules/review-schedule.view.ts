import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    "When the partner of a running agreement of the own agency is reviewed next, by the partner's risk (UNICEF-67).",
})
export class ScheduledReview {
  /** Keys of `engagement` and `partner`. */
  engagementId: string;
  partnerId: string;

  @Field(() => String, { description: 'Where the work is, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'Risk of the latest valid assessment of capacity, such as MODERATE; null without one.',
  })
  riskBand: string | null;

  @Field(() => Int, { description: 'Months between reviews at this risk; without an assessment as at SIGNIFICANT.' })
  intervalMonths: number;

  @Field(() => Int, { description: 'Version of the intervals.' })
  intervalsVersion: number;

  @Field(() => LocalDate, { nullable: true, description: 'When the last review was published; null when none was.' })
  lastReviewedOn: string | null;

  @Field(() => LocalDate, { description: 'From the last review, or from the first day of the agreement.' })
  dueOn: string;

  @Field(() => Boolean, { description: 'Whether that day is over.' })
  overdue: boolean;
}

@ObjectType({ description: 'A page of reviews to come, the longest overdue first.' })
export class ScheduledReviewConnection extends connectionOf(() => ScheduledReview, 'ScheduledReview') {}
