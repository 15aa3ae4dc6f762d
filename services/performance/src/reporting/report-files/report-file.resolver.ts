import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import type { ReportRow } from '../reports/report.repository';
import { GoverningBodyReport } from '../reports/report.view';
import { ExportReportInput } from './report-file.inputs';
import { ReportFile } from './report-file.view';

@Resolver(() => GoverningBodyReport)
export class ReportFileResolver {
  @Mutation(() => ReportFile, {
    description:
      'A link of five minutes to a report as a file: as it was signed off, or as a draft that says so. Each is recorded. Refused: NOT_FOUND.',
  })
  exportReport(@Arg('input', () => ExportReportInput) input: ExportReportInput, @Ctx() context: PerformanceContext) {
    return context.transaction('exportReport', ({ reportClearances }) => reportClearances.export(input));
  }

  @FieldResolver(() => [ReportFile], {
    description: 'Its files with links of a quarter of an hour, once it was submitted; none before.',
  })
  files(@Root() row: ReportRow, @Ctx() { reportFiles }: PerformanceContext) {
    return reportFiles.ofReport(row);
  }
}
