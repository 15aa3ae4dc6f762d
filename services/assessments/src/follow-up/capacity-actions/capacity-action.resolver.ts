import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { progressOf } from '../capacity-plans/capacity-plan.rules';
import { CapacityPlan, CapacityPlanContent } from '../capacity-plans/capacity-plan.view';
import { CapacityTopic } from '../capacity-topics/capacity-topic.view';
import { EvidenceLink } from '../finding-evidence/finding-evidence.view';
import {
  AddCapacityActionInput,
  CancelCapacityActionInput,
  CompleteCapacityActionInput,
  RecordCapacityProgressInput,
} from './capacity-action.inputs';
import { CapacityAction } from './capacity-action.view';

const usual = 'Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE';

@Resolver(() => CapacityPlanContent)
export class CapacityActionListResolver {
  @FieldResolver(() => [CapacityAction], { description: 'At most 100, in the order in which they were planned.' })
  actions(@Root() { planId }: CapacityPlanContent, @Ctx() { capacityActions }: AssessmentsContext) {
    return capacityActions.of(planId);
  }

  @FieldResolver(() => Int, { description: 'Of all actions that are not cancelled, in percent.' })
  async progress(@Root() { planId }: CapacityPlanContent, @Ctx() { capacityActions }: AssessmentsContext) {
    return progressOf(await capacityActions.of(planId));
  }

  @Mutation(() => CapacityPlan, { description: `Adds an action to a plan of your agency. ${usual}, INVALID_INPUT.` })
  addCapacityAction(
    @Arg('input', () => AddCapacityActionInput) input: AddCapacityActionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('addCapacityAction', ({ capacityActions }) => capacityActions.add(input));
  }

  @Mutation(() => CapacityPlan, { description: `Says how far an action is; for agency and partner. ${usual}.` })
  recordCapacityProgress(
    @Arg('input', () => RecordCapacityProgressInput) input: RecordCapacityProgressInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('recordCapacityProgress', ({ capacityActions }) =>
      capacityActions.recordProgress(input),
    );
  }

  @Mutation(() => CapacityPlan, {
    description: `Completes an action with its evidence; for agency and partner (JIU-53). ${usual}, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.`,
  })
  completeCapacityAction(
    @Arg('input', () => CompleteCapacityActionInput) input: CompleteCapacityActionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('completeCapacityAction', ({ capacityActions }) => capacityActions.complete(input));
  }

  @Mutation(() => CapacityPlan, { description: `Gives an action of a plan of your agency up. ${usual}.` })
  cancelCapacityAction(
    @Arg('input', () => CancelCapacityActionInput) input: CancelCapacityActionInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelCapacityAction', ({ capacityActions }) => capacityActions.cancel(input));
  }
}

@Resolver(() => CapacityAction)
export class CapacityActionResolver {
  @FieldResolver(() => CapacityTopic, { description: 'What it is about.' })
  topic(@Root() { topicCode }: CapacityAction, @Ctx() { capacityTopics }: AssessmentsContext) {
    return capacityTopics.get(topicCode);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Agency that provides it.' })
  provider(@Root() { providerAgency }: CapacityAction): Agency | null {
    return providerAgency === null ? null : { code: providerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Agency that pays for it (idea 5.15).' })
  fundedBy(@Root() { funder }: CapacityAction): Agency | null {
    return funder === null ? null : { code: funder };
  }

  @FieldResolver(() => EvidenceLink, {
    nullable: true,
    description: 'Where its evidence lies; null before it is completed.',
  })
  evidence(@Root() action: CapacityAction, @Ctx() { capacityActions }: AssessmentsContext) {
    return capacityActions.linkOf(action);
  }
}
