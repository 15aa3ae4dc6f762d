import { Download } from '@partner-commons/platform/files/download.type';
import { Job } from '@partner-commons/platform/jobs/job.type';
import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssessmentImportInput, ImportAssessmentsInput } from './assessment-import.inputs';
import type { ImportRecord } from './assessment-import.repository';
import { AssessmentImport, AssessmentImportRowConnection } from './assessment-import.view';

@Resolver(() => AssessmentImport)
export class AssessmentImportResolver {
  @Query(() => AssessmentImport, {
    nullable: true,
    description: 'An import of your own agency; null for any other id.',
  })
  assessmentImport(@Arg('id', () => ID) id: string, @Ctx() { assessmentImports }: AssessmentsContext) {
    return assessmentImports.find(id);
  }

  @Mutation(() => AssessmentImport, {
    description:
      'Takes the final assessments of a sent file in the background (SYS-2). Safe to repeat: the same file changes nothing; a bad row is reported and the rest goes on, unless most of them are bad. Refused: NOT_FOUND for a file that is not there. A file in another format or encoding fails the job and changes nothing.',
  })
  importAssessments(
    @Arg('input', () => ImportAssessmentsInput) input: ImportAssessmentsInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('importAssessments', ({ assessmentImports }) => assessmentImports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ assessmentImports }, id) => assessmentImports.get(id),
    });
  }

  @Mutation(() => AssessmentImport, {
    description: 'Stops a running import after its current batch; what was taken so far stays. Refused: NOT_FOUND.',
  })
  cancelAssessmentImport(
    @Arg('input', () => AssessmentImportInput) { importId }: AssessmentImportInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelAssessmentImport', ({ assessmentImports }) => assessmentImports.cancel(importId));
  }

  @Mutation(() => Download, {
    description:
      'A link of five minutes to the rows that were not taken, as CSV; each is recorded. Refused: NOT_FOUND, PRECONDITION_FAILED / EXPORT_UNFINISHED.',
  })
  downloadAssessmentImportReport(
    @Arg('input', () => AssessmentImportInput) { importId }: AssessmentImportInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('downloadAssessmentImportReport', ({ assessmentImports }) =>
      assessmentImports.downloadReport(importId),
    );
  }

  @FieldResolver(() => Job)
  job(@Root() record: ImportRecord, @Ctx() { assessmentImports }: AssessmentsContext) {
    return assessmentImports.job(record);
  }

  @FieldResolver(() => AssessmentImportRowConnection, {
    description: 'Rows that are not taken, in the order of the file.',
  })
  rowsNotTaken(
    @Root() record: ImportRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { assessmentImports }: AssessmentsContext,
  ) {
    return assessmentImports.rows(record.id, page);
  }
}
