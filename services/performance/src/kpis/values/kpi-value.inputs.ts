import { PageArgs } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { KpiPeriodInput } from './kpi-period.view';
import { KpiQuality } from './kpi-value.enum';

const codeLength = { message: 'A KPI code has 1 to 100 characters.' };

@InputType({ description: "One figure of the caller's agency." })
export class SubmitKpiValueInput {
  @Field(() => String, { description: 'Code of the definition, such as IP_EXPENDITURE_SHARE.' })
  @Length(1, 100, codeLength)
  code: string;

  @Field(() => Int, { description: 'Version of the definition that the figure was made by.' })
  @Min(1, { message: 'version counts from 1.' })
  version: number;

  @Field(() => ID, { nullable: true, description: 'The partner the figure is about; none for the whole agency.' })
  partnerId?: string;

  @Field(() => KpiPeriodInput, { description: 'A period that has begun.' })
  @ValidateNested()
  period: KpiPeriodInput;

  @Field(() => Decimal, { description: 'Zero or more; the figure itself for COUNT and DAYS.' })
  numerator: string;

  @Field(() => Decimal, { nullable: true, description: 'Above zero for PERCENT; none for COUNT and DAYS.' })
  denominator?: string;

  @Field(() => KpiQuality, { defaultValue: KpiQuality.REPORTED })
  quality: KpiQuality;

  @Field(() => String, { description: 'Your own key for this submission, 1 to 200 characters; repeating it is safe.' })
  @Length(1, 200, { message: 'An idempotencyKey has 1 to 200 characters.' })
  idempotencyKey: string;
}

@ArgsType()
export class KpiValuesArgs extends PageArgs {
  @Field(() => [String], { description: 'Codes of definitions, 1 to 20, in all their versions.' })
  @ArrayMinSize(1, { message: 'Name at least one code; kpiDefinitions lists them.' })
  @ArrayMaxSize(20, { message: 'Ask for at most 20 codes at once.' })
  @Length(1, 100, { each: true, ...codeLength })
  codes: string[];

  @Field(() => Int, { description: 'Calendar year, 1990 to 2200.' })
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The figures as they stood at this instant; now when left out.',
  })
  asOf?: Date | null;
}
