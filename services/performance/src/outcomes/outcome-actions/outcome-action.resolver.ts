import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { ActionEvidence } from '../action-evidence/action-evidence.view';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import { ConfirmOutcomeActionInput, OutcomeActionsArgs, UpdateOutcomeActionInput } from './outcome-action.inputs';
import { OutcomeAction, OutcomeActionConnection } from './outcome-action.view';

@Resolver(() => OutcomeAction)
export class OutcomeActionResolver {
  @Query(() => OutcomeActionConnection, {
    description: 'Actions of outcomes that you may read, first due first (UNICEF-39).',
  })
  outcomeActions(
    @Args(() => OutcomeActionsArgs) args: OutcomeActionsArgs,
    @Ctx() { outcomeActions }: PerformanceContext,
  ) {
    return outcomeActions.page(args);
  }

  @Mutation(() => OutcomeAction, {
    description:
      'Says how an action of your agency stands, with evidence (JIU-100). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, PRECONDITION_FAILED / EVIDENCE_REQUIRED, INVALID_INPUT / NOTE_REQUIRED.',
  })
  updateOutcomeAction(
    @Arg('input', () => UpdateOutcomeActionInput) input: UpdateOutcomeActionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('updateOutcomeAction', ({ outcomeActions }) => outcomeActions.update(input));
  }

  @Mutation(() => OutcomeAction, {
    description:
      'A partner that was present confirms that an action was done. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  confirmOutcomeAction(
    @Arg('input', () => ConfirmOutcomeActionInput) { outcomeActionId }: ConfirmOutcomeActionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('confirmOutcomeAction', ({ outcomeActions }) => outcomeActions.confirm(outcomeActionId));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who does it; null only beside an error.' })
  owner(@Root() { ownerCode }: OutcomeAction): Agency {
    return { code: ownerCode };
  }

  @FieldResolver(() => [ActionEvidence], { description: 'What shows how it stands, oldest first; the latest 100.' })
  evidence(@Root() { id }: OutcomeAction, @Ctx() { actionEvidence }: PerformanceContext) {
    return actionEvidence.ofAction(id);
  }
}

@Resolver(() => ConsultationOutcome)
export class OutcomeActionListResolver {
  @FieldResolver(() => [OutcomeAction], { description: 'What is done about it; 20 at most.' })
  actions(@Root() { id }: ConsultationOutcome, @Ctx() { outcomeActions }: PerformanceContext) {
    return outcomeActions.of(id);
  }
}
