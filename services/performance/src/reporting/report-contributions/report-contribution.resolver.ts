import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ReportActInput } from '../reports/report.inputs';
import { GoverningBodyReport } from '../reports/report.view';
import {
  CollectContributionsInput,
  ContributionActInput,
  ReportContributionsArgs,
  SubmitContributionInput,
} from './report-contribution.inputs';
import { ReportContribution, ReportContributionConnection } from './report-contribution.view';

@Resolver(() => ReportContribution)
export class ReportContributionResolver {
  @Query(() => ReportContributionConnection, {
    description:
      'What units of your agency were asked to write: all for editors, else what your roles may answer. Reading them is recorded (HAB-25).',
  })
  reportContributions(
    @Args(() => ReportContributionsArgs) args: ReportContributionsArgs,
    @Ctx() { reportContributions }: PerformanceContext,
  ) {
    return reportContributions.list(args);
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Asks units for texts of sections, each by a day (HAB-25). Refused: NOT_FOUND / SECTION_UNKNOWN, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  collectContributions(
    @Arg('input', () => CollectContributionsInput) input: CollectContributionsInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('collectContributions', ({ reportContributions }) => reportContributions.collect(input));
  }

  @Mutation(() => ReportContribution, {
    description:
      'Sends what a unit has to say; again until it is merged (HAB-25). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  submitContribution(
    @Arg('input', () => SubmitContributionInput) input: SubmitContributionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitContribution', ({ reportContributions }) => reportContributions.submit(input));
  }

  @Mutation(() => ReportContribution, {
    description: 'Takes back the question to a unit. Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  withdrawContribution(
    @Arg('input', () => ContributionActInput) input: ContributionActInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawContribution', ({ reportContributions }) =>
      reportContributions.withdraw(input),
    );
  }

  @Mutation(() => GoverningBodyReport, {
    description:
      'Puts what units have sent so far behind the texts of their sections. Refused: NOT_FOUND, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  mergeContributions(@Arg('input', () => ReportActInput) input: ReportActInput, @Ctx() context: PerformanceContext) {
    return context.transaction('mergeContributions', ({ reportContributions }) => reportContributions.merge(input));
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the unit sent; null until then.' })
  text(@Root() contribution: ReportContribution, @Ctx() { reportContributions }: PerformanceContext) {
    return reportContributions.textOf(contribution);
  }

  @FieldResolver(() => GoverningBodyReport, { nullable: true, description: 'The report that it is for.' })
  report(@Root() { reportId }: ReportContribution, @Ctx() { reports }: PerformanceContext) {
    return reports.find(reportId);
  }
}
