import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, InputType } from 'type-graphql';
import { AssessmentStepInput } from '../assessment-submissions/assessment-submission.inputs';

@InputType({ description: 'What makes an assessment final.' })
export class FinaliseAssessmentInput extends AssessmentStepInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last valid day, when it should be sooner than the methodology says; never later.',
  })
  validUntil?: string | null;
}
