import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import {
  AmendOutcomeInput,
  PublishOutcomeInput,
  RecordOutcomeInput,
  RequestOutcomeCommentsInput,
  WithdrawOutcomeInput,
} from './outcome-step.inputs';

const usual = 'Refused: NOT_FOUND, FORBIDDEN, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT';

@Resolver()
export class OutcomeStepResolver {
  @Mutation(() => ConsultationOutcome, {
    description:
      'Writes down an outcome of a consultation that your office led; partners that were present are asked for comments (JIU-100, P-INV-5). Refused: NOT_FOUND, FORBIDDEN, INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  recordOutcome(@Arg('input', () => RecordOutcomeInput) input: RecordOutcomeInput, @Ctx() context: PerformanceContext) {
    return context.transaction('recordOutcome', ({ outcomeSteps }) => outcomeSteps.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ outcomes }, id) => outcomes.get(id),
    });
  }

  @Mutation(() => ConsultationOutcome, {
    description: `Changes an outcome that is not published; what was there is kept. A new text or a wider audience opens the time for comments anew (P-INV-5). ${usual}, INVALID_INPUT.`,
  })
  amendOutcome(@Arg('input', () => AmendOutcomeInput) input: AmendOutcomeInput, @Ctx() context: PerformanceContext) {
    return context.transaction('amendOutcome', ({ outcomeSteps }) => outcomeSteps.amend(input));
  }

  @Mutation(() => ConsultationOutcome, {
    description: `Asks all partners that were present about the text once more, for 10 working days (P-INV-5). ${usual}.`,
  })
  requestOutcomeComments(
    @Arg('input', () => RequestOutcomeCommentsInput) { outcomeId }: RequestOutcomeCommentsInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('requestOutcomeComments', ({ outcomeSteps }) => outcomeSteps.requestComments(outcomeId));
  }

  @Mutation(() => ConsultationOutcome, {
    description: `Shares an outcome with its audience and tells those who follow its theme or country (P-INV-5, JIU-100). ${usual}, PRECONDITION_FAILED / COMMENT_WINDOW_OPEN.`,
  })
  publishOutcome(
    @Arg('input', () => PublishOutcomeInput) input: PublishOutcomeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('publishOutcome', ({ outcomeSteps }) => outcomeSteps.publish(input));
  }

  @Mutation(() => ConsultationOutcome, {
    description: `Takes an outcome back, with a reason; nothing is deleted (story 4.e). ${usual}.`,
  })
  withdrawOutcome(
    @Arg('input', () => WithdrawOutcomeInput) input: WithdrawOutcomeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawOutcome', ({ outcomeSteps }) => outcomeSteps.withdraw(input));
  }
}
