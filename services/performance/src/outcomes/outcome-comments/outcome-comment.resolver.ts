import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import { CommentOutcomeInput, WaiveCommentWindowInput } from './outcome-comment.inputs';
import { OutcomeComment, OutcomeComments } from './outcome-comment.view';

@Resolver(() => ConsultationOutcome)
export class OutcomeCommentsResolver {
  @FieldResolver(() => OutcomeComments, {
    description: 'What partners said of the text; for those who keep the outcome, and a partner its own.',
  })
  comments(@Root() outcome: ConsultationOutcome, @Ctx() { outcomeComments }: PerformanceContext) {
    return outcomeComments.of(outcome);
  }

  @Mutation(() => OutcomeComment, {
    description:
      'A partner that was present comments on the text while there is time (P-INV-5). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / COMMENT_WINDOW_CLOSED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  commentOutcome(
    @Arg('input', () => CommentOutcomeInput) input: CommentOutcomeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('commentOutcome', ({ outcomeComments }) => outcomeComments.comment(input), {
      key: input.idempotencyKey,
      input,
      again: ({ outcomeComments }, id) => outcomeComments.get(id, input.outcomeId),
    });
  }

  @Mutation(() => ConsultationOutcome, {
    description:
      'A partner that was present needs no more time for the present text; a later text opens it anew (P-INV-5). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  waiveCommentWindow(
    @Arg('input', () => WaiveCommentWindowInput) input: WaiveCommentWindowInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('waiveCommentWindow', ({ outcomeComments }) => outcomeComments.waive(input));
  }
}

@Resolver(() => OutcomeComment)
export class OutcomeCommentResolver {
  @FieldResolver(() => Partner, { nullable: true, description: 'Who said it; null only beside an error.' })
  async partner(@Root() { partnerId }: OutcomeComment, @Ctx() { partnerRedirects }: PerformanceContext) {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
