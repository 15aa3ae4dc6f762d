import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KpiQuality } from '../values/kpi-value.enum';

/** Rows are checked one by one, so that a bad one leaves the others alone; only its types are asked for here. */
@InputType({ description: 'The calendar year, or quarter of it, that a row is about.' })
export class KpiRowPeriodInput {
  @Field(() => Int, { description: '1990 to 2200; a period that has begun.' })
  year: number;

  @Field(() => Int, { nullable: true, description: '1 to 4; leave it out for the whole year.' })
  quarter?: number | null;
}

@InputType({ description: 'One figure of a submission. A figure of a country, type or sector says of how many it is.' })
export class KpiRowInput {
  @Field(() => String, { description: 'Code of the definition, such as IP_EXPENDITURE_SHARE.' })
  code: string;

  @Field(() => Int, { description: 'Version that the figure was made by: the one that counts for the year.' })
  version: number;

  @Field(() => KpiRowPeriodInput)
  period: KpiRowPeriodInput;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; none for all countries.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as NATIONAL_NGO; none for all types.' })
  partnerType?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a sector; none for all sectors.' })
  sector?: string | null;

  @Field(() => ID, { nullable: true, description: 'The one partner that the figure is about.' })
  partnerId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'For the secretariat: codes of the agencies that a system-wide figure covers, such as of distinct partners.',
  })
  covers?: string[] | null;

  @Field(() => Decimal, { description: 'Zero or more; the figure itself for COUNT and DAYS.' })
  numerator: string;

  @Field(() => Decimal, { nullable: true, description: 'Above zero for PERCENT; none for COUNT and DAYS.' })
  denominator?: string | null;

  @Field(() => KpiQuality, { defaultValue: KpiQuality.REPORTED })
  quality: KpiQuality;

  @Field(() => Int, {
    nullable: true,
    description:
      'Partners or respondents behind the figure; none for a whole agency that has not few. A count of partners says it itself.',
  })
  contributors?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The source system's own number of the row, 1 to 200 characters.",
  })
  externalId?: string | null;
}

@InputType({ description: "Figures of the caller's agency, from one of its systems." })
export class SubmitKpiValuesInput {
  @Field(() => String, { description: 'The system that they come from, such as its ERP; 1 to 100 characters.' })
  @Length(1, 100, { message: 'sourceSystem has 1 to 100 characters.' })
  sourceSystem: string;

  @Field(() => [KpiRowInput], { description: '1 to 500 figures; importKpiValues takes more.' })
  @ArrayMinSize(1, { message: 'Give at least one figure.' })
  @ArrayMaxSize(500, { message: 'Give at most 500 figures at once; importKpiValues takes more.' })
  @ValidateNested({ each: true })
  values: KpiRowInput[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}
