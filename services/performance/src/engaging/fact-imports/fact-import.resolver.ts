import { Job } from '@partner-commons/platform/jobs/job.type';
import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { CancelFactImportInput, ImportFactsInput } from './fact-import.inputs';
import type { FactImportRecord } from './fact-import.repository';
import { FactImport, FactImportRowConnection } from './fact-import.view';

@Resolver(() => FactImport)
export class FactImportResolver {
  @Query(() => FactImport, { nullable: true, description: "An import of the caller's agency; null for any other id." })
  factImport(@Arg('id', () => ID) id: string, @Ctx() { factImports }: PerformanceContext) {
    return factImports.find(id);
  }

  @Mutation(() => FactImport, {
    description:
      'Records the facts of a sent file in the background (feature 87, SYS-18). Safe to repeat: the same file changes nothing; a bad row is reported and the rest goes on. Refused: NOT_FOUND for a file that is not there, FORBIDDEN / DATASET_OF_ANOTHER_ROLE or COUNTRY_OUT_OF_REACH for a role of an office. A file in another format or encoding fails the job and changes nothing.',
  })
  importFacts(@Arg('input', () => ImportFactsInput) input: ImportFactsInput, @Ctx() context: PerformanceContext) {
    return context.transaction('importFacts', ({ factImports }) => factImports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ factImports }, id) => factImports.get(id),
    });
  }

  @Mutation(() => FactImport, {
    description: 'Stops a running import after its current batch; what was recorded so far stays. Refused: NOT_FOUND.',
  })
  cancelFactImport(
    @Arg('input', () => CancelFactImportInput) { importId }: CancelFactImportInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('cancelFactImport', ({ factImports }) => factImports.cancel(importId));
  }

  @FieldResolver(() => Job)
  job(@Root() record: FactImportRecord, @Ctx() { factImports }: PerformanceContext) {
    return factImports.job(record);
  }

  @FieldResolver(() => FactImportRowConnection, {
    description: 'Rows that could not be taken, in the order of the file.',
  })
  rowsNotTaken(
    @Root() record: FactImportRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { factImports }: PerformanceContext,
  ) {
    return factImports.rows(record.id, page);
  }
}
