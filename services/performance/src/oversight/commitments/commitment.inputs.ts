import { PageArgs } from '@partner-commons/platform/page';
import { Decimal } from '@partner-commons/platform/scalars';
import { IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { CommitmentComparison, CommitmentFramework } from './commitment.view';

@InputType({ description: 'A promise of your agency.' })
export class RecordCommitmentInput {
  @Field(() => CommitmentFramework)
  framework: CommitmentFramework;

  @Field(() => String, { description: '10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'text has 10 to 2,000 characters.' })
  text: string;

  @Field(() => String, { description: 'Code of a KPI, such as LOCAL_FUNDING_SHARE.' })
  @Length(1, 100, { message: 'kpiCode is a code of a KPI.' })
  kpiCode: string;

  @Field(() => CommitmentComparison, { defaultValue: CommitmentComparison.AT_LEAST })
  comparison: CommitmentComparison;

  @Field(() => Decimal, { description: 'In the unit of the KPI, such as 25 for 25 %.' })
  target: string;

  @Field(() => Int, { description: 'The year by which it is to be reached.' })
  @Min(2000, { message: 'byYear is 2000 or later.' })
  @Max(2200, { message: 'byYear is 2200 or earlier.' })
  byYear: number;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A promise of your agency that does not hold any more; it stays on record.' })
export class EndCommitmentInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'commitmentId is an id of a commitment.' })
  commitmentId: string;

  @Field(() => String, { description: 'Why; 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'reason has 10 to 1,000 characters.' })
  reason: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none takes whichever there is.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}

@ArgsType()
export class CommitmentsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the agency; all agencies when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => CommitmentFramework, { nullable: true })
  framework?: CommitmentFramework | null;
}
