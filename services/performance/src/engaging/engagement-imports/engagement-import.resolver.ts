import { Job } from '@partner-commons/platform/jobs/job.type';
import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { EngagementImport } from './engagement-import.entity';
import { CancelEngagementImportInput, ImportEngagementsInput } from './engagement-import.inputs';
import type { EngagementImportRecord } from './engagement-import.repository';
import { EngagementImportRow } from './engagement-import-row.entity';

@ObjectType({ description: 'A page of rows of a file of agreements, in its order.' })
class EngagementImportRowConnection extends connectionOf(() => EngagementImportRow, 'EngagementImportRow') {}

@Resolver(() => EngagementImport)
export class EngagementImportResolver {
  @Query(() => EngagementImport, {
    nullable: true,
    description: "An import of the caller's agency; null for any other id.",
  })
  engagementImport(@Arg('id', () => ID) id: string, @Ctx() { engagementImports }: PerformanceContext) {
    return engagementImports.find(id);
  }

  @Mutation(() => EngagementImport, {
    description:
      'Records the agreements of a sent file in the background (JIU-36). Safe to repeat: the same file changes nothing; a bad row is reported and the rest goes on. Refused: NOT_FOUND for a file that is not there. A file in another format or encoding fails the job and changes nothing.',
  })
  importEngagements(
    @Arg('input', () => ImportEngagementsInput) input: ImportEngagementsInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('importEngagements', ({ engagementImports }) => engagementImports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ engagementImports }, id) => engagementImports.get(id),
    });
  }

  @Mutation(() => EngagementImport, {
    description: 'Stops a running import after its current batch; what was recorded so far stays. Refused: NOT_FOUND.',
  })
  cancelEngagementImport(
    @Arg('input', () => CancelEngagementImportInput) { importId }: CancelEngagementImportInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('cancelEngagementImport', ({ engagementImports }) => engagementImports.cancel(importId));
  }

  @FieldResolver(() => Job)
  job(@Root() record: EngagementImportRecord, @Ctx() { engagementImports }: PerformanceContext) {
    return engagementImports.job(record);
  }

  @FieldResolver(() => EngagementImportRowConnection, {
    description: 'Rows that could not be taken, in the order of the file.',
  })
  rowsNotTaken(
    @Root() record: EngagementImportRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { engagementImports }: PerformanceContext,
  ) {
    return engagementImports.rows(record.id, page);
  }
}
