import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { GoverningBodyReport } from '../reports/report.view';
import {
  OpenedReportingCycles,
  OpenReportingCycleInput,
  ReportingCycle,
  ReportingCycleConnection,
  ReportingCyclesArgs,
  ReportingState,
  SubmitReportingCycleInput,
} from './reporting-cycle.view';

@Resolver(() => ReportingCycle)
export class ReportingCycleResolver {
  @Query(() => ReportingCycleConnection, {
    description: 'Which agency reports on which year by when, latest first (JIU-26).',
  })
  reportingCycles(
    @Args(() => ReportingCyclesArgs) args: ReportingCyclesArgs,
    @Ctx() { reportingCycles }: PerformanceContext,
  ) {
    return reportingCycles.list(args);
  }

  @Mutation(() => OpenedReportingCycles, {
    description: 'Says that agencies have to report on a year (JIU-26). Refused: INVALID_INPUT.',
  })
  openReportingCycle(
    @Arg('input', () => OpenReportingCycleInput) input: OpenReportingCycleInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('openReportingCycle', ({ reportingCycles }) => reportingCycles.open(input));
  }

  @Mutation(() => ReportingCycle, {
    description:
      'Says that your agency has reported on a year (JIU-26). Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  submitReportingCycle(
    @Arg('input', () => SubmitReportingCycleInput) input: SubmitReportingCycleInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitReportingCycle', ({ reportingCycles }) => reportingCycles.submit(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who reports; null only beside an error.' })
  agency(@Root() { agencyCode }: ReportingCycle): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => ReportingState)
  state(@Root() row: ReportingCycle, @Ctx() { reportingCycles }: PerformanceContext) {
    return reportingCycles.stateOf(row);
  }

  @FieldResolver(() => GoverningBodyReport, {
    nullable: true,
    description: 'The report that it stands in, if you see it.',
  })
  report(@Root() { reportId }: ReportingCycle, @Ctx() { reports }: PerformanceContext) {
    return reportId === null ? null : reports.find(reportId);
  }
}
