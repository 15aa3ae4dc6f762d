import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { StartAssessmentInput } from './assessment-start.inputs';
import { StartAssessmentPayload } from './assessment-start.view';

@Resolver()
export class AssessmentStartResolver {
  @Mutation(() => StartAssessmentPayload, {
    description:
      'Plans a new assessment of a partner by your agency (feature 47). When one exists that your agency could reuse, it is refused unless you say why a new one is needed (feature 46). Refused: NOT_FOUND, INVALID_INPUT, INVALID_INPUT / UNKNOWN_METHODOLOGY, INVALID_INPUT / METHODOLOGY_NOT_APPLICABLE, PRECONDITION_FAILED / METHODOLOGY_NOT_IN_FORCE, PRECONDITION_FAILED / REUSABLE_ASSESSMENT_EXISTS.',
  })
  startAssessment(
    @Arg('input', () => StartAssessmentInput) input: StartAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('startAssessment', ({ assessmentStarts }) => assessmentStarts.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ assessmentStarts }, id) => assessmentStarts.again(id),
      idOf: ({ assessment }) => assessment.id,
    });
  }
}
