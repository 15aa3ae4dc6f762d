import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { ActionEvidence } from '../action-evidence/action-evidence.view';
import { OutcomeAction } from '../outcome-actions/outcome-action.view';
import { ActionAdoptionsArgs, AdoptActionInput, UpdateActionAdoptionInput } from './action-adoption.inputs';
import { ActionAdoption, ActionAdoptionConnection } from './action-adoption.view';

@Resolver(() => ActionAdoption)
export class ActionAdoptionResolver {
  @Query(() => ActionAdoptionConnection, {
    description: 'What agencies adopted of one another, latest first (idea 5.11).',
  })
  actionAdoptions(
    @Args(() => ActionAdoptionsArgs) args: ActionAdoptionsArgs,
    @Ctx() { actionAdoptions }: PerformanceContext,
  ) {
    return actionAdoptions.page(args);
  }

  @Mutation(() => ActionAdoption, {
    description:
      'Takes over an action of a published outcome, with credit to its owner (story 4.e). Refused: NOT_FOUND, FORBIDDEN, CONFLICT / INVALID_STATE, CONFLICT / OWN_ACTION, CONFLICT / ALREADY_ADOPTED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  adoptAction(@Arg('input', () => AdoptActionInput) input: AdoptActionInput, @Ctx() context: PerformanceContext) {
    return context.transaction('adoptAction', ({ actionAdoptions }) => actionAdoptions.adopt(input), {
      key: input.idempotencyKey,
      input,
      again: ({ actionAdoptions }, id) => actionAdoptions.get(id),
    });
  }

  @Mutation(() => ActionAdoption, {
    description:
      'Says how far your agency is; DONE, with evidence, proposes a good practice to the owner of the action. Refused: NOT_FOUND, FORBIDDEN, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, PRECONDITION_FAILED / EVIDENCE_REQUIRED, INVALID_INPUT / NOTE_REQUIRED.',
  })
  updateActionAdoption(
    @Arg('input', () => UpdateActionAdoptionInput) input: UpdateActionAdoptionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('updateActionAdoption', ({ actionAdoptions }) => actionAdoptions.update(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who adopted it; null only beside an error.' })
  agency(@Root() { agencyCode }: ActionAdoption): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whom it was learned from; null only beside an error.' })
  credits(@Root() { creditsCode }: ActionAdoption): Agency {
    return { code: creditsCode };
  }

  @FieldResolver(() => OutcomeAction, {
    nullable: true,
    description: 'What was adopted; null when its outcome is withdrawn or not yours to read.',
  })
  action(@Root() { actionId }: ActionAdoption, @Ctx() { outcomeActions }: PerformanceContext) {
    return outcomeActions.find(actionId);
  }

  @FieldResolver(() => [ActionEvidence], { description: 'What shows it, oldest first; the latest 100.' })
  evidence(@Root() { id }: ActionAdoption, @Ctx() { actionEvidence }: PerformanceContext) {
    return actionEvidence.ofAdoption(id);
  }
}

@Resolver(() => OutcomeAction)
export class AdoptedActionResolver {
  @FieldResolver(() => [ActionAdoption], { description: 'Who does the same; the first 100.' })
  adoptions(@Root() { id }: OutcomeAction, @Ctx() { actionAdoptions }: PerformanceContext) {
    return actionAdoptions.of(id);
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'Agencies that adopted it and have not dropped it, each once; null only beside an error.',
  })
  async adoptedBy(@Root() { id }: OutcomeAction, @Ctx() { actionAdoptions }: PerformanceContext): Promise<Agency[]> {
    return (await actionAdoptions.adoptersOf(id)).map((code) => ({ code }));
  }
}
