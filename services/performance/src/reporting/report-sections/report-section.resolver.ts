import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ReportFigure } from '../report-figures/report-figure.view';
import { WriteReportSectionInput } from './report-section.inputs';
import { ReportSection } from './report-section.view';

@Resolver(() => ReportSection)
export class ReportSectionResolver {
  @Mutation(() => ReportSection, {
    description:
      'Replaces the text of a section. Refused: NOT_FOUND / SECTION_UNKNOWN, CONFLICT / INVALID_STATE or VERSION_CONFLICT.',
  })
  writeReportSection(
    @Arg('input', () => WriteReportSectionInput) input: WriteReportSectionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('writeReportSection', ({ reportSections, reports }) =>
      reportSections.write(input, reports),
    );
  }

  @FieldResolver(() => [ReportFigure], { description: 'Its frozen figures, in order; none before the freeze.' })
  figures(@Root() { reportId, key }: ReportSection, @Ctx() { reportFigures }: PerformanceContext) {
    return reportFigures.ofSection(reportId, key);
  }
}
