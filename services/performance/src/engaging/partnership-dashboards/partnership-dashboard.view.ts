import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';

@ObjectType({ description: 'How many were due in the year until today, and how many of them were done in time.' })
export class DueCount {
  @Field(() => Int, { description: 'Due until today, without cancelled ones.' })
  due: number;

  @Field(() => Int, { description: 'Done on their day or before.' })
  onTime: number;

  @Field(() => Int, { description: 'Done later.' })
  late: number;

  @Field(() => Int, { description: 'Not done, and their day has passed.' })
  overdue: number;
}

@ObjectType({ description: 'Of one agency in one country.' })
export class PartnershipDashboardRow {
  @Field(() => Agency, { nullable: true, description: 'Null only beside an error.' })
  agency: Agency;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Int, { description: 'Agreements that ran in the year, planned ones left out.' })
  agreements: number;

  @Field(() => Decimal, { description: 'What they agree, in US dollars.' })
  budgetUsd: string;

  @Field(() => Decimal, { description: 'Paid in the year.' })
  disbursedUsd: string;

  @Field(() => Decimal, { description: 'Reported as spent in the year.' })
  reportedUsd: string;

  @Field(() => Decimal, {
    description: 'Paid until the end of the year, and neither reported nor paid back until then.',
  })
  unreconciledUsd: string;
}

@ObjectType({
  description:
    'Collaboration with one partner and its money in one year, at the level of operations (UNHCR-22): INTER_AGENCY, amounts by year.',
})
export class PartnershipDashboard {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { description: 'Agreements that ran in the year, planned ones left out.' })
  agreements: number;

  @Field(() => Decimal, { description: 'What they agree, in US dollars.' })
  budgetUsd: string;

  @Field(() => Decimal, { description: 'Paid in the year.' })
  disbursedUsd: string;

  @Field(() => Decimal, { description: 'Reported as spent in the year.' })
  reportedUsd: string;

  @Field(() => Decimal, {
    description: 'Paid until the end of the year, and neither reported nor paid back until then.',
  })
  unreconciledUsd: string;

  @Field(() => DueCount, { description: 'Payments of agencies (UNICEF-66).' })
  instalments: DueCount;

  @Field(() => DueCount, { description: 'Reports of the partner (JIU-44).' })
  reports: DueCount;

  @Field(() => Int, { description: 'Indicators whose day was in the year until today (JIU-45).' })
  indicatorsDue: number;

  @Field(() => Int, { description: 'Of those, at nine tenths of the target or more.' })
  indicatorsAttained: number;

  @Field(() => [PartnershipDashboardRow], { description: 'The same by agency and country; at most one for each.' })
  rows: PartnershipDashboardRow[];

  @Field(() => DateTime, { description: 'When it was counted.' })
  asOf: Date;
}
