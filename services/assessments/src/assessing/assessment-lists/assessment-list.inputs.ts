import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';

@ArgsType()
export class AssessmentsArgs extends PageArgs {
  @Field(() => AssessmentKind, { nullable: true, description: 'Only this kind.' })
  kind?: AssessmentKind;

  @Field(() => AssessmentState, { nullable: true, description: 'Only in this state.' })
  state?: AssessmentState;
}

@InputType({ description: 'Which assessments to show; all conditions must hold.' })
export class AssessmentFilter {
  @Field(() => ID, { nullable: true, description: 'Of this partner, and of records merged into it.' })
  partnerId?: string | null;

  @Field(() => [AssessmentKind], { nullable: true, description: 'Of any of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Name each kind once.' })
  kinds?: AssessmentKind[] | null;

  @Field(() => [AssessmentState], { nullable: true, description: 'In any of these states.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Name each state once.' })
  states?: AssessmentState[] | null;

  @Field(() => String, { nullable: true, description: 'Owned by this agency, by its code.' })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: 'Speaks of this country, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'FINAL and within its validity on this day; what ended since, by whatever cause, is not shown.',
  })
  validOn?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'FINAL, and its last valid day is before this one; soonest first.',
  })
  expiringBefore?: string | null;
}
