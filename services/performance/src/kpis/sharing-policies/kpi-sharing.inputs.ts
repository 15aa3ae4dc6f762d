import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, Length, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { KpiSharing } from './kpi-sharing.enum';

const codeForm = { each: true, message: 'A code has 1 to 100 characters.' };

@ArgsType()
export class KpiSharingArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Codes of agencies; all when left out.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'Name at most 100 agencies.' })
  @Length(1, 100, codeForm)
  agencies?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of definitions; all when left out.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'Name at most 100 codes.' })
  @Length(1, 100, codeForm)
  codes?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also decisions that later ones have replaced.' })
  withEnded: boolean;
}

@InputType({ description: "How far the figures of the caller's agency travel." })
export class SetKpiSharingInput {
  @Field(() => String, { description: 'Code of a published definition; it counts for all its versions.' })
  @Length(1, 100, { message: 'A KPI code has 1 to 100 characters.' })
  code: string;

  @Field(() => KpiSharing)
  sharing: KpiSharing;

  @Field(() => String, {
    description: '5 to 500 characters; every agency reads it, so name no person and no partner.',
  })
  @Length(5, 500, { message: 'A reason has 5 to 500 characters.' })
  reason: string;

  @Field(() => Int, { nullable: true, description: 'Version of the decision that stands; none for the first one.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}
