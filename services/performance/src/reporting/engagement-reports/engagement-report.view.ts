import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { PartnershipResult } from '../../engaging/partnership-results/partnership-result.view';
import { YearArgs } from '../../portfolio/counting/year.args';
import { CounterpartClass } from '../counterparts/counterpart.enum';

@ArgsType()
export class EngagementReportArgs extends YearArgs {
  @Field(() => String, { description: 'Code of the agency.' })
  @Length(1, 20)
  agency: string;
}

@ObjectType({
  description: 'How an agency worked with one kind of partners in a year, and what came of it (UNICEF-22).',
})
export class CounterpartEngagement {
  @Field(() => CounterpartClass)
  counterpart: CounterpartClass;

  @Field(() => Int, { description: 'Agreements that ran in the year, planned ones left out.' })
  engagements: number;

  @Field(() => Int, { description: 'Different partners of these agreements.' })
  partners: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'What these agreements are worth in all, US dollars; null where `suppressed`.',
  })
  committedUsd: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Paid out on them in the year, US dollars; null where `suppressed`.',
  })
  disbursedUsd: string | null;

  @Field(() => Boolean, {
    description: 'Whether amounts are for the agency alone, being of fewer than five partners.',
  })
  suppressed: boolean;

  @Field(() => [PartnershipResult], {
    description: 'VERIFIED results of these agreements that were measured in the year, latest first; at most 20.',
  })
  results: PartnershipResult[];

  @Field(() => Int, { description: 'How many such results there are beside these.' })
  moreResults: number;
}

@ObjectType({ description: 'The engagement of an agency in a year by kinds of partners, with results (UNICEF-22).' })
export class EngagementReport {
  agencyCode: string;

  @Field(() => Int)
  year: number;

  @Field(() => [CounterpartEngagement], { description: 'One for each kind of partners, also where there is none.' })
  classes: CounterpartEngagement[];

  @Field(() => DateTime, { description: 'When it was counted.' })
  asOf: Date;
}
