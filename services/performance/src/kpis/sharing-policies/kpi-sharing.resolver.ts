import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { KpiSharingArgs, SetKpiSharingInput } from './kpi-sharing.inputs';
import { KpiSharingDecisionConnection } from './kpi-sharing.page';
import { KpiSharingDecision } from './kpi-sharing.view';

@Resolver(() => KpiSharingDecision)
export class KpiSharingResolver {
  @Query(() => KpiSharingDecisionConnection, {
    description:
      'What agencies decided about sharing their figures, the newest first (feature 90). Of whom nothing is listed, all is SHARED.',
  })
  kpiSharing(@Args(() => KpiSharingArgs) args: KpiSharingArgs, @Ctx() { kpiSharings }: PerformanceContext) {
    return kpiSharings.list(args);
  }

  @Mutation(() => KpiSharingDecision, {
    description:
      "Says how far the figures of the caller's agency travel from now on (feature 90). Refused: NOT_FOUND / KPI_DEFINITION_UNKNOWN, FORBIDDEN / KPI_OF_ANOTHER_AGENCY, CONFLICT / MANDATORY_KPI, CONFLICT / INVALID_STATE when it is so already, CONFLICT / VERSION_CONFLICT.",
  })
  setKpiSharing(@Arg('input', () => SetKpiSharingInput) input: SetKpiSharingInput, @Ctx() context: PerformanceContext) {
    return context.transaction('setKpiSharing', ({ kpiSharings }) => kpiSharings.set(input), {
      key: input.idempotencyKey,
      input,
      again: ({ kpiSharings }, id) => kpiSharings.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose figures; null only beside an error.' })
  agency(@Root() { agencyCode }: KpiSharingDecision): Agency {
    return { code: agencyCode };
  }
}
