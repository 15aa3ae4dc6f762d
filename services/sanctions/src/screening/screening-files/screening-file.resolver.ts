import { Download } from '@partner-commons/platform/files/download.type';
import { Job } from '@partner-commons/platform/jobs/job.type';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ListVersion } from '../../listing/sources/list-version.view';
import { ScreeningFile } from './screening-file.entity';
import { DownloadScreeningFileInput, ScreenFileInput } from './screening-file.inputs';
import type { ScreeningFileRow } from './screening-file.repository';

@Resolver(() => ScreeningFile)
export class ScreeningFileResolver {
  @Query(() => ScreeningFile, {
    nullable: true,
    description: 'A file that you had screened; null when there is none. Ask until its job has ended.',
  })
  screeningFile(@Arg('id', () => ID) id: string, @Ctx() { screeningFiles }: SanctionsContext) {
    return screeningFiles.find(id);
  }

  @Mutation(() => ScreeningFile, {
    description:
      'Compares each row of a sent file with all lists in force, in the background. Refused: NOT_FOUND for the file, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.',
  })
  screenFile(@Arg('input', () => ScreenFileInput) input: ScreenFileInput, @Ctx() context: SanctionsContext) {
    return context.transaction('screenFile', ({ screeningFiles }) => screeningFiles.screen(input), {
      key: input.idempotencyKey,
      input,
      again: ({ screeningFiles }, id) => screeningFiles.get(id),
    });
  }

  @Mutation(() => Download, {
    description:
      'A link to the result of a screened file: a CSV with one line per row. Refused: NOT_FOUND, PRECONDITION_FAILED / SCREENING_UNFINISHED.',
  })
  downloadScreeningFile(
    @Arg('input', () => DownloadScreeningFileInput) { screeningFileId }: DownloadScreeningFileInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('downloadScreeningFile', ({ screeningFiles }) =>
      screeningFiles.download(screeningFileId),
    );
  }

  @FieldResolver(() => Job, { nullable: true })
  job(@Root() file: ScreeningFileRow, @Ctx() { screeningFiles }: SanctionsContext) {
    return screeningFiles.job(file);
  }

  @FieldResolver(() => [ListVersion])
  listVersions(@Root() { snapshots }: ScreeningFileRow, @Ctx() { sources }: SanctionsContext) {
    return sources.versions(snapshots);
  }
}
