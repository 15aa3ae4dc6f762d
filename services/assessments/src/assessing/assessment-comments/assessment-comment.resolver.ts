import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Assessment } from '../assessments/assessment.entity';
import { CommentOnAssessmentInput, RequestPartnerCommentsInput } from './assessment-comment.inputs';
import { PartnerComments } from './assessment-comment.view';

@Resolver(() => Assessment)
export class AssessmentCommentResolver {
  @Mutation(() => Assessment, {
    description:
      'Shows the partner the whole and asks for its comments, once all is answered; answers are closed then (feature 53). Refused: NOT_FOUND, FORBIDDEN / NOT_ASSIGNED, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / ASSESSMENT_INCOMPLETE with what is missing (A-INV-3), INVALID_INPUT.',
  })
  requestPartnerComments(
    @Arg('input', () => RequestPartnerCommentsInput) input: RequestPartnerCommentsInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('requestPartnerComments', ({ assessmentSubmissions }) =>
      assessmentSubmissions.requestComments(input),
    );
  }

  @Mutation(() => Assessment, {
    description:
      "The partner's reply to an assessment of itself, attached to the result before it is shared (feature 53). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / COMMENTS_CLOSED, INVALID_INPUT / UNKNOWN_SECTION or UNKNOWN_QUESTION.",
  })
  commentOnAssessment(
    @Arg('input', () => CommentOnAssessmentInput) input: CommentOnAssessmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('commentOnAssessment', ({ assessmentComments }) => assessmentComments.comment(input));
  }

  @FieldResolver(() => PartnerComments, {
    description: "CONFIDENTIAL: the partner's right of reply (feature 53). Reading is recorded.",
  })
  partnerComments(@Root() assessment: Assessment, @Ctx() { assessmentComments }: AssessmentsContext) {
    return assessmentComments.read(assessment);
  }
}
