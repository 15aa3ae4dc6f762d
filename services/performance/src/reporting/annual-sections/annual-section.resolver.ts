import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { AnnualReportSection, AnnualReportSectionArgs } from './annual-section.view';

@Resolver(() => AnnualReportSection)
export class AnnualSectionResolver {
  @Query(() => AnnualReportSection, {
    description:
      'The section on partners of the annual report of an agency, with sources (JIU-72, SYS-46). Refused: INVALID_INPUT.',
  })
  generateAnnualReportSection(
    @Args(() => AnnualReportSectionArgs) args: AnnualReportSectionArgs,
    @Ctx() { annualSections }: PerformanceContext,
  ) {
    return annualSections.generate(args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose report it is; null only beside an error.' })
  agency(@Root() { agencyCode }: AnnualReportSection): Agency {
    return { code: agencyCode };
  }
}
