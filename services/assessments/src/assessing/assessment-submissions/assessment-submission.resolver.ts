import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Assessment } from '../assessments/assessment.entity';
import { AssessmentStepInput, ExplainedStepInput } from './assessment-submission.inputs';

@Resolver()
export class AssessmentSubmissionResolver {
  @Mutation(() => Assessment, {
    description:
      'Hands a complete assessment over to the quality review; a partner hands in its self-assessment. Refused: NOT_FOUND, FORBIDDEN / NOT_ASSIGNED, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / ASSESSMENT_INCOMPLETE with what is missing (A-INV-3).',
  })
  submitAssessment(
    @Arg('input', () => AssessmentStepInput) input: AssessmentStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('submitAssessment', ({ assessmentSubmissions }) => assessmentSubmissions.submit(input));
  }

  @Mutation(() => Assessment, {
    description:
      'Gives an assessment of your agency up before it is submitted. Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  cancelAssessment(
    @Arg('input', () => ExplainedStepInput) input: ExplainedStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelAssessment', ({ assessmentSubmissions }) => assessmentSubmissions.cancel(input));
  }
}
