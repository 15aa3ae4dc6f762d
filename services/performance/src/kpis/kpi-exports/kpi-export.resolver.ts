import { Download } from '@partner-commons/platform/files/download.type';
import { Job } from '@partner-commons/platform/jobs/job.type';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { KpiExport } from './kpi-export.entity';
import { DownloadKpiExportInput, ExportKpisInput } from './kpi-export.inputs';
import type { KpiExportRecord } from './kpi-export.repository';

@Resolver(() => KpiExport)
export class KpiExportResolver {
  @Query(() => KpiExport, { nullable: true, description: 'An export that you asked for; null for any other id.' })
  kpiExport(@Arg('id', () => ID) id: string, @Ctx() { kpiExports }: PerformanceContext) {
    return kpiExports.find(id);
  }

  @Mutation(() => KpiExport, {
    description:
      'Writes rows of dashboards into a file, in the background (JIU-23, feature 114). Refused: NOT_FOUND / KPI_DEFINITION_UNKNOWN, INVALID_INPUT.',
  })
  exportKpis(@Arg('input', () => ExportKpisInput) input: ExportKpisInput, @Ctx() context: PerformanceContext) {
    return context.transaction('exportKpis', ({ kpiExports }) => kpiExports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ kpiExports }, id) => kpiExports.get(id),
    });
  }

  @Mutation(() => Download, {
    description:
      'A link of five minutes to the file of a finished export; each is recorded. Refused: NOT_FOUND, PRECONDITION_FAILED / EXPORT_UNFINISHED.',
  })
  downloadKpiExport(
    @Arg('input', () => DownloadKpiExportInput) { exportId }: DownloadKpiExportInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('downloadKpiExport', ({ kpiExports }) => kpiExports.download(exportId));
  }

  @FieldResolver(() => Job)
  job(@Root() record: KpiExportRecord, @Ctx() { kpiExports }: PerformanceContext) {
    return kpiExports.job(record);
  }
}
