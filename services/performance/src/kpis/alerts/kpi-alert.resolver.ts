import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { KpiAlert } from './kpi-alert.entity';
import { KpiAlertsArgs, RespondToKpiAlertInput } from './kpi-alert.inputs';
import { KpiAlertConnection } from './kpi-alert.page';

@Resolver(() => KpiAlert)
export class KpiAlertResolver {
  @Query(() => KpiAlertConnection, {
    description:
      'Figures of agencies, and of all together, that are past a threshold; the newest first (JIU-74, JIU-78).',
  })
  kpiAlerts(@Args(() => KpiAlertsArgs) page: KpiAlertsArgs, @Ctx() { kpiAlerts }: PerformanceContext) {
    return kpiAlerts.list(page);
  }

  @Mutation(() => KpiAlert, {
    description:
      'Says what the owner of the figure does about it; saying it again replaces it. Refused: NOT_FOUND, FORBIDDEN / NOT_YOUR_FIGURE.',
  })
  respondToKpiAlert(
    @Arg('input', () => RespondToKpiAlertInput) input: RespondToKpiAlertInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('respondToKpiAlert', ({ kpiAlerts }) => kpiAlerts.respond(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Null for all agencies together.' })
  agency(@Root() { agencyCode }: KpiAlert): Agency | null {
    return agencyCode === null ? null : { code: agencyCode };
  }
}
