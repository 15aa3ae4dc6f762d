import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { KpiAlignmentKind, KpiState } from './kpi-term.enums';

@InputType({ description: 'Which definitions to list; those that are published when no state is named.' })
export class KpiDefinitionFilter {
  @Field(() => [String], { nullable: true, description: 'Codes, 1 to 100, in all their versions.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Name at least one code, or leave codes out.' })
  @ArrayMaxSize(100, { message: 'Ask for at most 100 codes at once.' })
  @Length(1, 100, { each: true, message: 'A KPI code has 1 to 100 characters.' })
  codes?: string[] | null;

  @Field(() => [KpiState], { nullable: true, description: 'PUBLISHED and DEPRECATED when left out.' })
  @IsOptional()
  @ArrayMinSize(1, { message: 'Name at least one state, or leave states out.' })
  @ArrayMaxSize(6, { message: 'There are 6 states.' })
  states?: KpiState[] | null;

  @Field(() => KpiAlignmentKind, {
    nullable: true,
    description: 'Only those that serve this framework, such as QCPR for its extract (SYS-20).',
  })
  alignedWith?: KpiAlignmentKind | null;
}

@ArgsType()
export class KpiDefinitionsArgs extends PageArgs {
  @Field(() => KpiDefinitionFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: KpiDefinitionFilter | null;
}
