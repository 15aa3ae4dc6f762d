import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { EngagementReport, EngagementReportArgs } from './engagement-report.view';

@Resolver(() => EngagementReport)
export class EngagementReportResolver {
  @Query(() => EngagementReport, {
    description:
      'What an agency did with UN agencies, financial institutions and other kinds of partners in a year, and its verified results (UNICEF-22). Other agencies see amounts of five partners or more. Refused: INVALID_INPUT.',
  })
  engagementReport(
    @Args(() => EngagementReportArgs) args: EngagementReportArgs,
    @Ctx() { engagementReports }: PerformanceContext,
  ) {
    return engagementReports.make(args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose it is; null only beside an error.' })
  agency(@Root() { agencyCode }: EngagementReport): Agency {
    return { code: agencyCode };
  }
}
