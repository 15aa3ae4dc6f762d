import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Finding } from '../findings/finding.view';
import {
  AmendFindingInput,
  AnswerFindingInput,
  DecideFindingWaiverInput,
  FindingReasonInput,
  FindingStepInput,
  ReopenFindingInput,
} from './finding-step.inputs';

const usual = 'Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE';

@Resolver()
export class FindingStepResolver {
  @Mutation(() => Finding, { description: `The partner answers a finding about it. ${usual}.` })
  answerFinding(@Arg('input', () => AnswerFindingInput) input: AnswerFindingInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('answerFinding', ({ findingSteps }) => findingSteps.answer(input));
  }

  @Mutation(() => Finding, { description: `Says that work on a finding has begun; for both sides. ${usual}.` })
  startFinding(@Arg('input', () => FindingStepInput) input: FindingStepInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('startFinding', ({ findingSteps }) => findingSteps.start(input));
  }

  @Mutation(() => Finding, {
    description: `Says that a finding is done; for both sides. Another person verifies it. ${usual}.`,
  })
  implementFinding(@Arg('input', () => FindingStepInput) input: FindingStepInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('implementFinding', ({ findingSteps }) => findingSteps.implement(input));
  }

  @Mutation(() => Finding, { description: `Says that a finding is not done yet, and why. ${usual}.` })
  returnFinding(@Arg('input', () => FindingReasonInput) input: FindingReasonInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('returnFinding', ({ findingSteps }) => findingSteps.return(input));
  }

  @Mutation(() => Finding, {
    description: `Finds it done and closes it: never who says that it is done; a HIGH one with evidence that another user accepted (A-INV-6). ${usual}, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / EVIDENCE_REQUIRED, PRECONDITION_FAILED / ACTIONS_OPEN, PRECONDITION_FAILED / AMOUNT_PENDING.`,
  })
  verifyFinding(@Arg('input', () => FindingStepInput) input: FindingStepInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('verifyFinding', ({ findingSteps }) => findingSteps.verify(input));
  }

  @Mutation(() => Finding, {
    description: `A second person says that a finding of fraud or PSEA holds; earlier assessments are then not reused until somebody looked at it. ${usual}, FORBIDDEN / SEGREGATION_OF_DUTIES.`,
  })
  confirmFinding(@Arg('input', () => FindingStepInput) input: FindingStepInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('confirmFinding', ({ findingSteps }) => findingSteps.confirm(input));
  }

  @Mutation(() => Finding, {
    description: `Proposes to give a finding up; a second person decides. ${usual}, CONFLICT / ALREADY_PROPOSED.`,
  })
  proposeFindingWaiver(
    @Arg('input', () => FindingReasonInput) input: FindingReasonInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('proposeFindingWaiver', ({ findingSteps }) => findingSteps.proposeWaiver(input));
  }

  @Mutation(() => Finding, {
    description: `Decides about a proposed waiver; of a HIGH finding never its recorder or the owner of its agreement (A-INV-6). ${usual}, FORBIDDEN / SEGREGATION_OF_DUTIES.`,
  })
  decideFindingWaiver(
    @Arg('input', () => DecideFindingWaiverInput) input: DecideFindingWaiverInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('decideFindingWaiver', ({ findingSteps }) => findingSteps.decideWaiver(input));
  }

  @Mutation(() => Finding, {
    description: `Opens a closed finding again; evidence from before counts no more. ${usual}, INVALID_INPUT.`,
  })
  reopenFinding(@Arg('input', () => ReopenFindingInput) input: ReopenFindingInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('reopenFinding', ({ findingSteps }) => findingSteps.reopen(input));
  }

  @Mutation(() => Finding, {
    description: `Changes day, priority, recommendation or agreed action; the reason stays in its history. ${usual}, INVALID_INPUT.`,
  })
  amendFinding(@Arg('input', () => AmendFindingInput) input: AmendFindingInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('amendFinding', ({ findingSteps }) => findingSteps.amend(input));
  }

  @Mutation(() => Finding, { description: `Shows the partner a finding that was held back from it. ${usual}.` })
  releaseFinding(@Arg('input', () => FindingStepInput) input: FindingStepInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('releaseFinding', ({ findingSteps }) => findingSteps.release(input));
  }
}
