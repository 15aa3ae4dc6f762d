import { Job } from '@partner-commons/platform/jobs/job.type';
import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { KpiBatch } from '../value-batches/kpi-batch.entity';
import { KpiBatchRow } from '../value-batches/kpi-batch-row.entity';
import { KpiImport } from './kpi-import.entity';
import { CancelKpiImportInput, ImportKpiValuesInput } from './kpi-import.inputs';
import type { KpiImportRecord } from './kpi-import.repository';

@ObjectType({ description: 'A page of rows of a file of figures, in its order.' })
class KpiBatchRowConnection extends connectionOf(() => KpiBatchRow, 'KpiBatchRow') {}

@Resolver(() => KpiImport)
export class KpiImportResolver {
  @Query(() => KpiImport, { nullable: true, description: "An import of the caller's agency; null for any other id." })
  kpiImport(@Arg('id', () => ID) id: string, @Ctx() { kpiImports }: PerformanceContext) {
    return kpiImports.find(id);
  }

  @Mutation(() => KpiImport, {
    description:
      'Records the figures of a sent CSV file in the background, up to 100,000 rows (JIU-47). Rows are judged as by submitKpiValues; a bad one is reported and the rest goes on. Refused: NOT_FOUND for a file that is not there. A file in another format or encoding fails the job and changes nothing.',
  })
  importKpiValues(
    @Arg('input', () => ImportKpiValuesInput) input: ImportKpiValuesInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('importKpiValues', ({ kpiImports }) => kpiImports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ kpiImports }, id) => kpiImports.get(id),
    });
  }

  @Mutation(() => KpiImport, {
    description: 'Stops a running import after its current part; what was recorded so far stays. Refused: NOT_FOUND.',
  })
  cancelKpiImport(
    @Arg('input', () => CancelKpiImportInput) { importId }: CancelKpiImportInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('cancelKpiImport', ({ kpiImports }) => kpiImports.cancel(importId));
  }

  @FieldResolver(() => Job)
  job(@Root() record: KpiImportRecord, @Ctx() { kpiImports }: PerformanceContext) {
    return kpiImports.job(record);
  }

  @FieldResolver(() => KpiBatch)
  batch(@Root() record: KpiImportRecord, @Ctx() { kpiImports }: PerformanceContext) {
    return kpiImports.batch(record);
  }

  @FieldResolver(() => KpiBatchRowConnection, {
    description: 'Rows that could not be taken, in the order of the file.',
  })
  rowsNotTaken(
    @Root() { id }: KpiImportRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { kpiImports }: PerformanceContext,
  ) {
    return kpiImports.rows(id, page);
  }
}
