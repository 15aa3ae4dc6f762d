import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Finding } from '../findings/finding.view';
import { AddFindingActionInput, FindingActionStepInput, VerifyFindingActionInput } from './finding-action.inputs';
import { FindingAction } from './finding-action.view';

const usual = 'Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE';

@Resolver(() => Finding)
export class FindingActionResolver {
  @FieldResolver(() => [FindingAction], {
    description: 'What is to be done, at most 100, in the order in which it was agreed.',
  })
  actions(@Root() { id }: Finding, @Ctx() { findingActions }: AssessmentsContext) {
    return findingActions.of(id);
  }

  @Mutation(() => FindingAction, {
    description:
      'Adds an action to an unresolved finding of your agency (feature 50). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  addFindingAction(
    @Arg('input', () => AddFindingActionInput) input: AddFindingActionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('addFindingAction', ({ findingActions }) => findingActions.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ findingActions }, id) => findingActions.get(id),
    });
  }

  @Mutation(() => FindingAction, {
    description: `Says that an action is done; for both sides, the partner only its own. ${usual}, FORBIDDEN / ROLE_REQUIRED.`,
  })
  completeFindingAction(
    @Arg('input', () => FindingActionStepInput) input: FindingActionStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('completeFindingAction', ({ findingActions }) => findingActions.complete(input));
  }

  @Mutation(() => FindingAction, {
    description: `Another person says whether an action is done. ${usual}, FORBIDDEN / SEGREGATION_OF_DUTIES.`,
  })
  verifyFindingAction(
    @Arg('input', () => VerifyFindingActionInput) input: VerifyFindingActionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('verifyFindingAction', ({ findingActions }) => findingActions.verify(input));
  }

  @Mutation(() => FindingAction, { description: `Gives an action up. ${usual}.` })
  cancelFindingAction(
    @Arg('input', () => FindingActionStepInput) input: FindingActionStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelFindingAction', ({ findingActions }) => findingActions.cancel(input));
  }
}
