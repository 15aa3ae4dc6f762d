import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { CapacityPlan, CapacityPlanContent } from '../capacity-plans/capacity-plan.view';
import { AddCapacityNoteInput } from './capacity-note.inputs';
import { CapacityNote } from './capacity-note.view';

@Resolver(() => CapacityPlanContent)
export class CapacityNoteListResolver {
  @FieldResolver(() => [CapacityNote], { description: 'The latest 100, oldest first.' })
  notes(@Root() { planId }: CapacityPlanContent, @Ctx() { capacityNotes }: AssessmentsContext) {
    return capacityNotes.of(planId);
  }

  @Mutation(() => CapacityPlan, {
    description: 'Notes how far a plan is; for agency and partner (feature 49). Refused: NOT_FOUND, INVALID_INPUT.',
  })
  addCapacityNote(
    @Arg('input', () => AddCapacityNoteInput) input: AddCapacityNoteInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('addCapacityNote', ({ capacityNotes }) => capacityNotes.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ capacityPlans }, id) => capacityPlans.get(id),
    });
  }
}

@Resolver(() => CapacityNote)
export class CapacityNoteResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose note it is; null for the partner.' })
  by(@Root() { agency }: CapacityNote): Agency | null {
    return agency === null ? null : { code: agency };
  }
}
