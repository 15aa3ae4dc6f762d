import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, InputType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';

@InputType({ description: 'Which assessments to count; all conditions must hold.' })
export class ConductedModeFilter {
  @Field(() => AssessmentKind, { nullable: true })
  kind?: AssessmentKind | null;

  @Field(() => String, { nullable: true, description: 'Owned by this agency, by its code.' })
  owner?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Final on this day or later.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Final on this day or sooner.' })
  to?: string | null;
}
