import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Assessment } from '../assessments/assessment.entity';
import { InvalidateAssessmentInput, ProposeInvalidationInput } from './invalidation.inputs';
import { AssessmentInvalidation } from './invalidation.view';

@Resolver(() => Assessment)
export class InvalidationResolver {
  @Mutation(() => Assessment, {
    description:
      'Proposes to invalidate a final assessment of your agency because of an event (A-INV-8). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_PROPOSED.',
  })
  proposeInvalidation(
    @Arg('input', () => ProposeInvalidationInput) input: ProposeInvalidationInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('proposeInvalidation', ({ invalidations }) => invalidations.propose(input));
  }

  @Mutation(() => Assessment, {
    description:
      'Decides, as a second person, that a final assessment is INVALIDATED: it stays readable for audit and is never reused (A-INV-8). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  invalidateAssessment(
    @Arg('input', () => InvalidateAssessmentInput) input: InvalidateAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('invalidateAssessment', ({ invalidations }) => invalidations.decide(input));
  }

  @FieldResolver(() => [AssessmentInvalidation], {
    nullable: true,
    description: 'OWNER_ONLY: proposals to invalidate it; null for others.',
  })
  invalidations(@Root() assessment: Assessment, @Ctx() { invalidations }: AssessmentsContext) {
    return invalidations.read(assessment);
  }
}
