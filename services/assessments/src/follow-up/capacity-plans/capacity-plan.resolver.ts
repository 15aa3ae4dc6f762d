import { PageArgs } from '@partner-commons/platform/page';
import { Redaction } from '@partner-commons/platform/redaction';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { CapacityPlanFilter, CreateCapacityPlanInput } from './capacity-plan.inputs';
import type { CapacityPlanRow } from './capacity-plan.repository';
import { CapacityPlan, CapacityPlanConnection, CapacityPlanContent } from './capacity-plan.view';

@Resolver(() => CapacityPlan)
export class CapacityPlanResolver {
  @Query(() => CapacityPlan, {
    nullable: true,
    description: 'One capacity development plan; null when there is none, or it is about another partner than yours.',
  })
  capacityPlan(@Arg('id', () => ID) id: string, @Ctx() { capacityPlans }: AssessmentsContext) {
    return capacityPlans.find(id);
  }

  @Query(() => CapacityPlanConnection, {
    description: 'Capacity development plans, the latest first (JIU-53). Refused: INVALID_INPUT.',
  })
  capacityPlans(
    @Arg('filter', () => CapacityPlanFilter, { defaultValue: {} }) filter: CapacityPlanFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { capacityPlans }: AssessmentsContext,
  ) {
    return capacityPlans.search(filter, page);
  }

  @Mutation(() => CapacityPlan, {
    description:
      'Draws up a plan of your agency with a partner, from findings and the assessment whose band it is to change (JIU-53, SYS-28). Refused: NOT_FOUND, INVALID_INPUT.',
  })
  createCapacityPlan(
    @Arg('input', () => CreateCapacityPlanInput) input: CreateCapacityPlanInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('createCapacityPlan', ({ capacityDrafts }) => capacityDrafts.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ capacityPlans }, id) => capacityPlans.get(id),
    });
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'With whom; null only beside an error.' })
  async partner(
    @Root() { partnerId }: CapacityPlanRow,
    @Ctx() { partnerRedirects }: AssessmentsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose plan it is; null only beside an error.' })
  owner(@Root() { agency }: CapacityPlanRow): Agency {
    return { code: agency };
  }

  @FieldResolver(() => CapacityPlanContent, {
    nullable: true,
    description: 'What is in it; null beside a redaction. Each look is recorded.',
  })
  content(@Root() row: CapacityPlanRow, @Ctx() { capacityPlans }: AssessmentsContext) {
    return capacityPlans.contentOf(row);
  }

  @FieldResolver(() => Redaction, { nullable: true, description: 'Set when you may not read what is in it.' })
  redaction(@Root() row: CapacityPlanRow, @Ctx() { capacityPlans }: AssessmentsContext) {
    return capacityPlans.redactionOf(row);
  }
}

@Resolver(() => Partner)
export class PartnerCapacityPlanResolver {
  @FieldResolver(() => CapacityPlanConnection, {
    nullable: true,
    description:
      'Capacity development plans of all agencies with the partner, the latest first (JIU-53); null only beside an error.',
  })
  capacityPlans(
    @Root() { id }: Partner,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { capacityPlans }: AssessmentsContext,
  ) {
    return capacityPlans.ofPartner(id, page);
  }
}
