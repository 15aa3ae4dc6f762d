import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { MitigationCostsFilter, PlanMitigationInput, UpdateMitigationInput } from './mitigation.inputs';
import { Mitigation, MitigationCosts } from './mitigation.view';

@Resolver()
export class MitigationResolver {
  @Query(() => MitigationCosts, {
    description: 'What mitigations of your own agency cost in a year, against the funds that they protect (JIU-40).',
  })
  mitigationCosts(
    @Arg('filter', () => MitigationCostsFilter) filter: MitigationCostsFilter,
    @Ctx() { mitigations }: AssessmentsContext,
  ) {
    return mitigations.costs(filter);
  }

  @Mutation(() => Mitigation, {
    description:
      'Plans what is done about an open risk (JIU-40). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, INVALID_INPUT / RATE_REQUIRED.',
  })
  planMitigation(
    @Arg('input', () => PlanMitigationInput) input: PlanMitigationInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('planMitigation', ({ mitigations }) => mitigations.plan(input), {
      key: input.idempotencyKey,
      input,
      again: ({ mitigations }, id) => mitigations.get(id),
    });
  }

  @Mutation(() => Mitigation, {
    description:
      'Says how a mitigation stands; one that is done says what it achieved. The risk stays as it was judged until somebody revises it (JIU-40). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / RATE_REQUIRED.',
  })
  updateMitigation(
    @Arg('input', () => UpdateMitigationInput) input: UpdateMitigationInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('updateMitigation', ({ mitigations }) => mitigations.update(input));
  }
}
