import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { AssuranceParameters } from '../assurance-parameters/assurance-parameters.view';
import { AssurancePlansArgs, PlanAssuranceInput } from './assurance-plan.inputs';
import { AssurancePlan, AssurancePlanConnection, AssurancePlanRevision, AssuranceStatus } from './assurance-plan.view';

@Resolver(() => AssurancePlan)
export class AssurancePlanResolver {
  @Query(() => AssurancePlan, { nullable: true, description: 'One plan; null when there is none (standards.md 3.2).' })
  assurancePlan(@Arg('id', () => ID) id: string, @Ctx() { assurancePlans }: AssessmentsContext) {
    return assurancePlans.find(id);
  }

  @Query(() => AssurancePlanConnection, { description: 'Plans of all agencies, newest first (JIU-7).' })
  assurancePlans(
    @Args(() => AssurancePlansArgs) args: AssurancePlansArgs,
    @Ctx() { assurancePlans }: AssessmentsContext,
  ) {
    return assurancePlans.search(args);
  }

  @Mutation(() => AssurancePlan, {
    description:
      'Makes or changes the plan of your agency for a partner and a year; minima follow from it (standards.md 3.2). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE when the year is over.',
  })
  planAssurance(@Arg('input', () => PlanAssuranceInput) input: PlanAssuranceInput, @Ctx() context: AssessmentsContext) {
    return context.transaction(
      'planAssurance',
      async ({ assurancePlanUpkeep, assurancePlans }) => assurancePlans.present(await assurancePlanUpkeep.plan(input)),
      { key: input.idempotencyKey, input, again: ({ assurancePlans }, id) => assurancePlans.get(id) },
    );
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Whom it is about; null only beside an error.' })
  async partner(
    @Root() { partnerId }: AssurancePlan,
    @Ctx() { partnerRedirects }: AssessmentsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose plan it is; null only beside an error.' })
  agency(@Root() { agencyCode }: AssurancePlan): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => AssuranceParameters, { description: 'The figures that it was computed with.' })
  parameters(@Root() { parametersId }: AssurancePlan, @Ctx() { assuranceParameters }: AssessmentsContext) {
    return assuranceParameters.show(parametersId);
  }

  @FieldResolver(() => [AssurancePlanRevision], { description: 'Its versions, the latest 100, first version first.' })
  revisions(@Root() { id }: AssurancePlan, @Ctx() { assurancePlans }: AssessmentsContext) {
    return assurancePlans.revisionsOf(id);
  }
}

@Resolver(() => Partner)
export class PartnerAssuranceResolver {
  @FieldResolver(() => AssuranceStatus, {
    nullable: true,
    description: 'How far all agencies are with the assurance of the partner (JIU-7); null only beside an error.',
  })
  assuranceStatus(
    @Root() partner: Partner,
    @Arg('year', () => Int, { nullable: true, description: 'This year when not given.' }) year: number | null,
    @Ctx() { assurancePlans }: AssessmentsContext,
  ) {
    return assurancePlans.statusOf(partner.id, year);
  }
}
