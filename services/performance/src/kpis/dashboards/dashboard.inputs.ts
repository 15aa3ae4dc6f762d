import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { KpiPeriodInput } from '../values/kpi-period.view';
import { KpiGrouping } from './dashboard.enums';

const many = (what: string, most: number) => ({ message: `Name at most ${most} ${what}.` });
const codeForm = { each: true, message: 'A code has 1 to 100 characters.' };

@InputType({
  description:
    'Which cells count; what is left out is all. A figure that does not tell a dimension is in no part of it.',
})
export class KpiCellFilter {
  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(300, many('countries', 300))
  @Matches(/^[A-Z]{2}$/, { each: true, message: 'A country has two capital letters.' })
  countries?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of UN M49, regions or sub-regions, such as 014.' })
  @IsOptional()
  @ArrayMaxSize(30, many('regions', 30))
  @Matches(/^\d{3}$/, { each: true, message: 'A region has three digits.' })
  regions?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Such as NATIONAL_NGO.' })
  @IsOptional()
  @ArrayMaxSize(50, many('types', 50))
  @Length(1, 100, codeForm)
  partnerTypes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of sectors.' })
  @IsOptional()
  @ArrayMaxSize(100, many('sectors', 100))
  @Length(1, 100, codeForm)
  sectors?: string[] | null;
}

@ArgsType()
export class KpiDashboardArgs {
  @Field(() => KpiPeriodInput)
  @ValidateNested()
  period: KpiPeriodInput;

  @Field(() => [String], { nullable: true, description: 'Codes of agencies, 1 to 100; all when left out.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Name at least one agency, or leave agencies out for all.' })
  @ArrayMaxSize(100, many('agencies', 100))
  @Length(1, 100, codeForm)
  agencies?: string[] | null;

  @Field(() => [String], { description: 'Codes of definitions, 1 to 30; kpiDefinitions lists them.' })
  @ArrayMinSize(1, { message: 'Name at least one code; kpiDefinitions lists them.' })
  @ArrayMaxSize(30, many('codes', 30))
  @Length(1, 100, codeForm)
  codes: string[];

  @Field(() => [KpiGrouping], {
    defaultValue: [KpiGrouping.AGENCY],
    description: 'What the rows are about; empty for totals alone.',
  })
  @ArrayUnique({ message: 'Name each grouping once.' })
  groupBy: KpiGrouping[];

  @Field(() => KpiCellFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: KpiCellFilter | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'As it was known then; now when left out. The same question gives the same answer for ever (P-INV-3).',
  })
  @IsOptional()
  asOf?: Date | null;
}

/** What other features ask; `groupBy` may be left out. */
export type DashboardQuestion = Omit<KpiDashboardArgs, 'groupBy'> & { groupBy?: KpiGrouping[] };
