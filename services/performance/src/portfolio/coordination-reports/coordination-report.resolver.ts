import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { CountryYearArgs } from '../counting/year.args';
import { CountryCoordinationReport } from './coordination-report.view';

@Resolver()
export class CoordinationReportResolver {
  @Query(() => CountryCoordinationReport, {
    description:
      'What the agencies of a country do together about their partners (JIU-75). Refused: FORBIDDEN / COUNTRY_OUT_OF_SIGHT for a coordinator of other countries.',
  })
  countryCoordinationReport(
    @Args(() => CountryYearArgs) args: CountryYearArgs,
    @Ctx() { coordinationReports }: PerformanceContext,
  ) {
    return coordinationReports.ofYear(args);
  }
}
