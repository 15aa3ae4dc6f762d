import { ArrayMaxSize, ArrayMinSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { KpiFrequency } from '../definitions/kpi-term.enums';

@InputType({ description: 'A figure that an agency promises.' })
export class DataContractLineInput {
  @Field(() => String, { description: 'Code of a published definition.' })
  @Length(1, 100, { message: 'A KPI code has 1 to 100 characters.' })
  code: string;

  @Field(() => KpiFrequency)
  frequency: KpiFrequency;

  @Field(() => Int, { description: 'Days after the end of the period until it is due, 1 to 730.' })
  @Min(1, { message: 'dueDays is 1 to 730.' })
  @Max(730, { message: 'dueDays is 1 to 730.' })
  dueDays: number;
}

@InputType({ description: 'What an agency promises to submit, as agreed with the secretariat.' })
export class SetDataContractInput {
  @Field(() => String, { description: 'Code of the agency.' })
  @Length(1, 50, { message: 'A code has 1 to 50 characters.' })
  agency: string;

  @Field(() => Int, { description: 'The first year that it is about, 1990 to 2200.' })
  @Min(1990, { message: 'fromYear is 1990 or later.' })
  @Max(2200, { message: 'fromYear is 2200 or earlier.' })
  fromYear: number;

  @Field(() => [DataContractLineInput], { description: '1 to 100 figures, each code once.' })
  @ArrayMinSize(1, { message: 'Name at least one figure.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 figures.' })
  @ValidateNested({ each: true })
  lines: DataContractLineInput[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}
