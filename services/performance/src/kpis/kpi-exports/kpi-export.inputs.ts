import { DateTime } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KpiGrouping } from '../dashboards/dashboard.enums';
import { KpiCellFilter } from '../dashboards/dashboard.inputs';
import { KpiExportForm } from './kpi-export.entity';

const codeForm = { each: true, message: 'A code has 1 to 100 characters.' };

@InputType({ description: 'Which rows to export: those of a dashboard for each of the years.' })
export class ExportKpisInput {
  @Field(() => KpiExportForm)
  form: KpiExportForm;

  @Field(() => [String], { description: 'Codes of definitions, 1 to 100.' })
  @ArrayMinSize(1, { message: 'Name at least one code; kpiDefinitions lists them.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 codes.' })
  @Length(1, 100, codeForm)
  codes: string[];

  @Field(() => Int, { description: 'First year, 1990 to 2200.' })
  @Min(1990, { message: 'from must be 1990 or later.' })
  @Max(2200, { message: 'from must be 2200 or earlier.' })
  from: number;

  @Field(() => Int, { description: 'Last year; at most 50 years at once.' })
  @Min(1990, { message: 'to must be 1990 or later.' })
  @Max(2200, { message: 'to must be 2200 or earlier.' })
  to: number;

  @Field(() => [String], { nullable: true, description: 'Codes of agencies; all when left out.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Name at least one agency, or leave agencies out for all.' })
  @ArrayMaxSize(100, { message: 'Name at most 100 agencies.' })
  @Length(1, 100, codeForm)
  agencies?: string[] | null;

  @Field(() => [KpiGrouping], { defaultValue: [KpiGrouping.AGENCY], description: 'What the rows are about.' })
  @ArrayUnique({ message: 'Name each grouping once.' })
  groupBy: KpiGrouping[];

  @Field(() => KpiCellFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: KpiCellFilter | null;

  @Field(() => DateTime, { nullable: true, description: 'As it was known then; now when left out.' })
  @IsOptional()
  asOf?: Date | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A finished export to fetch.' })
export class DownloadKpiExportInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'exportId is the id of an export.' })
  exportId: string;
}
