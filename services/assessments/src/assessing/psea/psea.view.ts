import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

@ObjectType({ description: 'Capacity of a partner to prevent sexual exploitation and abuse, as rated today (SYS-22).' })
export class PseaStanding {
  @Field(() => CapacityBand)
  capacityBand: CapacityBand;

  @Field(() => CommonRiskBand, { description: 'The same on the scale that all kinds share.' })
  band: CommonRiskBand;

  @Field(() => LocalDate, { nullable: true, description: 'When the rating became final; null when NOT_ASSESSED.' })
  since: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which it counts; null when NOT_ASSESSED.' })
  validUntil: string | null;

  @Field(() => Boolean, { description: 'Whether it ends within twelve months.' })
  expiring: boolean;

  @Field(() => Agency, { nullable: true, description: 'Who owns the assessment; null when NOT_ASSESSED.' })
  owner: Agency | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'When medium, low or assumed low capacity is assessed again (standards.md 3.3); null for others.',
  })
  reassessmentDueOn: string | null;

  @Field(() => Boolean, { description: 'Whether that day is past.' })
  reassessmentOverdue: boolean;
}

@ObjectType({ description: 'How many partners have a capacity band.' })
export class PseaBandCount {
  @Field(() => CapacityBand)
  capacityBand: CapacityBand;

  @Field(() => Int)
  partners: number;
}

@ObjectType({ description: 'How far partners are assessed for PSEA (feature table 49).' })
export class PseaCoverage {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for all countries.' })
  country: string | null;

  @Field(() => LocalDate, { description: 'The day that is looked at.' })
  asOf: string;

  @Field(() => Int, { description: 'Partners that are from the country, or have an agreement open in it.' })
  partners: number;

  @Field(() => Int, { description: 'How many of them have a valid rating.' })
  assessed: number;

  @Field(() => Decimal, { nullable: true, description: 'Assessed in percent of partners; null when there are none.' })
  percent: string | null;

  @Field(() => [PseaBandCount], { description: 'One per capacity band.' })
  byCapacity: PseaBandCount[];

  @Field(() => Int, { description: 'Ratings that end within twelve months.' })
  expiring: number;

  @Field(() => Int, { description: 'Partners whose second assessment is overdue.' })
  reassessmentOverdue: number;
}
