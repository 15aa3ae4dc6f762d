import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { SdgReport, SdgReportArgs } from './sdg-report.view';

@Resolver()
export class SdgReportResolver {
  @Query(() => SdgReport, {
    description:
      'Agreements, money and verified results by Sustainable Development Goal and kind of partners (PSFP-33). Amounts of fewer than five partners are left out, unless all of it is of your own agency. Refused: INVALID_INPUT.',
  })
  sdgReport(@Args(() => SdgReportArgs) args: SdgReportArgs, @Ctx() { sdgReports }: PerformanceContext) {
    return sdgReports.make(args);
  }
}
