import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { YearArgs } from '../../portfolio/counting/year.args';
import { CounterpartClass } from '../counterparts/counterpart.enum';

@ArgsType()
export class SdgReportArgs extends YearArgs {
  @Field(() => [String], { nullable: true, description: 'Codes of agencies; all when not given.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Name at least one agency.' })
  @ArrayMaxSize(30, { message: 'agencies are at most 30.' })
  @Length(1, 20, { each: true })
  agencies?: string[] | null;
}

@ObjectType({
  description: 'Agreements of a year that serve a goal, their money and what they reached (PSFP-33).',
})
export class SdgContribution {
  @Field(() => CounterpartClass, { nullable: true, description: 'Null in a sum over all kinds of partners.' })
  counterpart: CounterpartClass | null;

  @Field(() => Int, { description: 'Agreements with an indicator or a published result that serves the goal.' })
  engagements: number;

  @Field(() => Int, { description: 'Different partners of these agreements.' })
  partners: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'What these agreements are worth in all, US dollars, each once; null where `suppressed`.',
  })
  committedUsd: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Paid out on them in the year, US dollars, each agreement once; null where `suppressed`.',
  })
  disbursedUsd: string | null;

  @Field(() => Boolean, {
    description: 'Whether amounts are left out, because they would be of fewer than five partners.',
  })
  suppressed: boolean;

  @Field(() => Int, { description: 'Indicators that serve the goal and whose latest value was verified.' })
  verifiedResults: number;

  @Field(() => Int, {
    description:
      'Of those, the ones that declare unit, baseline, target and method: the others are no impact (PSFP-31).',
  })
  impactResults: number;
}

@ObjectType({ description: 'One Sustainable Development Goal in a year, by kinds of partners (PSFP-33).' })
export class SdgContributions {
  @Field(() => Int, { description: 'Number of the goal, 1 to 17.' })
  sdg: number;

  @Field(() => SdgContribution, {
    description: 'All kinds of partners. An agreement that serves two goals stands whole in both: goals do not add up.',
  })
  total: SdgContribution;

  @Field(() => [SdgContribution], { description: 'One per kind of partners that has an agreement for the goal.' })
  classes: SdgContribution[];
}

@ObjectType({
  description: 'What work with partners contributed to the Sustainable Development Goals in a year (PSFP-33).',
})
export class SdgReport {
  @Field(() => Int)
  year: number;

  @Field(() => [SdgContributions], { description: 'Goals that an agreement serves, in order; at most 17.' })
  goals: SdgContributions[];

  @Field(() => SdgContribution, { description: 'All goals together: each agreement and each indicator counts once.' })
  total: SdgContribution;

  @Field(() => Int, { description: 'Agreements of the year of which nobody said which goal they serve.' })
  withoutGoal: number;

  @Field(() => DateTime, { description: 'When it was counted.' })
  asOf: Date;
}
