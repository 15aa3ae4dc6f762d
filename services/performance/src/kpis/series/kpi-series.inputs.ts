import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { KpiCellFilter } from '../dashboards/dashboard.inputs';

const codeForm = { message: 'A code has 1 to 100 characters.' };

@ArgsType()
export class KpiSeriesArgs {
  @Field(() => String, { description: 'Code of the definition, in all its versions.' })
  @Length(1, 100, codeForm)
  code: string;

  @Field(() => [String], { nullable: true, description: 'Codes of agencies, counted together; all when left out.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Name at least one agency, or leave agencies out for all.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 agencies.' })
  @Length(1, 100, { each: true, ...codeForm })
  agencies?: string[] | null;

  @Field(() => Int, { description: 'First year, 1990 to 2200.' })
  @Min(1990, { message: 'from must be 1990 or later.' })
  @Max(2200, { message: 'from must be 2200 or earlier.' })
  from: number;

  @Field(() => Int, { description: 'Last year; at most 20 years are given at once.' })
  @Min(1990, { message: 'to must be 1990 or later.' })
  @Max(2200, { message: 'to must be 2200 or earlier.' })
  to: number;

  @Field(() => KpiCellFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: KpiCellFilter | null;

  @Field(() => DateTime, { nullable: true, description: 'As it was known then; now when left out.' })
  @IsOptional()
  asOf?: Date | null;
}
