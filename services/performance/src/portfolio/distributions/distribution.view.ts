import { Decimal } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsISO31661Alpha2,
  IsOptional,
  Length,
  Max,
  Min,
} from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { YearArgs } from '../counting/year.args';

export enum FundBasis {
  DISBURSED = 'DISBURSED',
  COMMITTED = 'COMMITTED',
}

registerEnumType(FundBasis, {
  name: 'FundBasis',
  description: 'Which money is looked at.',
  valuesConfig: {
    DISBURSED: { description: 'What was paid out to partners in the year, from the money facts of agencies.' },
    COMMITTED: { description: 'What the agreements that ran in the year are worth in all.' },
  },
});

@ArgsType()
export class FundDistributionArgs extends YearArgs {
  @Field(() => [String], { description: 'ISO 3166-1 alpha-2, 1 to 50; a coordinator gets those in its sight.' })
  @ArrayMinSize(1, { message: 'Name at least one country.' })
  @ArrayMaxSize(50, { message: 'Name at most 50 countries.' })
  @ArrayUnique({ message: 'Name each country once.' })
  @IsISO31661Alpha2({ each: true, message: 'A country is an ISO 3166-1 alpha-2 code, such as SO.' })
  countries: string[];

  @Field(() => String, { nullable: true, description: 'Code of one agency; all agencies when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => FundBasis, { defaultValue: FundBasis.DISBURSED })
  basis: FundBasis;

  @Field(() => Int, { defaultValue: 10, description: 'How many partners count as the largest, 1 to 100.' })
  @Min(1, { message: 'top is 1 to 100.' })
  @Max(100, { message: 'top is 1 to 100.' })
  top: number;
}

@ObjectType({
  description:
    'How evenly the money of a country is spread over its partners (UNICEF-35). Made from agreements and amounts by year, which every agency may list.',
})
export class FundDistribution {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => FundBasis)
  basis: FundBasis;

  @Field(() => Int, { description: 'Partners with money.' })
  partners: number;

  @Field(() => Decimal, { description: 'US dollars.' })
  totalUsd: string;

  @Field(() => Decimal, { description: 'Of that to local partners, US dollars.' })
  localUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'Percent to local partners; null where there is no money.' })
  localShare: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Percent to the largest partners; null where there is no money.',
  })
  topShare: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'Gini coefficient, four decimals: 0 where all have the same, towards 1 where one has all; null without money.',
  })
  gini: string | null;
}
