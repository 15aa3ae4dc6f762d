import { Job } from '@partner-commons/platform/jobs/job.type';
import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ListDelta } from './list-delta.view';
import { ListSnapshot } from './list-snapshot.entity';
import {
  ImportListInput,
  ListedSubjectConnection,
  ListSnapshotConnection,
  ListSnapshotFilter,
  ReleaseQuarantinedListInput,
} from './list-snapshot.inputs';
import type { ListSnapshotRow } from './list-snapshot.repository';
import { ListSnapshotProblemConnection } from './list-snapshot-problem.entity';

@Resolver(() => ListSnapshot)
export class ListSnapshotResolver {
  @Query(() => ListSnapshot, { nullable: true, description: 'One imported file of a list; null when there is none.' })
  listSnapshot(@Arg('id', () => ID) id: string, @Ctx() { snapshots }: SanctionsContext) {
    return snapshots.find(id);
  }

  @Query(() => ListSnapshotConnection, { description: 'Imported files of all lists, newest first.' })
  listSnapshots(
    @Arg('filter', () => ListSnapshotFilter, { defaultValue: {} }) filter: ListSnapshotFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { snapshots }: SanctionsContext,
  ) {
    return snapshots.search(filter, page);
  }

  @Mutation(() => ListSnapshot, {
    description:
      'Reads a sent file of a list in the background, and screens all partners when it comes into force. Ask `listSnapshot` what became of it. Refused: NOT_FOUND for the source (also the own list of another agency) or the file, PRECONDITION_FAILED / UPLOAD_INCOMPLETE for the file, INVALID_INPUT for a retrievedAt in the future or a format that the source has not.',
  })
  importList(@Arg('input', () => ImportListInput) input: ImportListInput, @Ctx() context: SanctionsContext) {
    return context.transaction('importList', ({ snapshots }) => snapshots.import(input));
  }

  @Mutation(() => ListSnapshot, {
    description:
      'Takes a quarantined list after all (S-INV-4); it is read and judged again. Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES for its importer, PRECONDITION_FAILED / NOT_QUARANTINED or NOT_RELEASABLE (empty, or dated in the future), CONFLICT.',
  })
  releaseQuarantinedList(
    @Arg('input', () => ReleaseQuarantinedListInput) input: ReleaseQuarantinedListInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('releaseQuarantinedList', ({ snapshots }) => snapshots.release(input));
  }

  @FieldResolver(() => ListDelta, { nullable: true })
  delta(@Root() { added, amended, removed, kept, toRescreen }: ListSnapshotRow) {
    return added === null ? null : { added, amended, removed, kept, toRescreen };
  }

  @FieldResolver(() => Job, { nullable: true })
  job(@Root() snapshot: ListSnapshotRow, @Ctx() { snapshots }: SanctionsContext) {
    return snapshots.job(snapshot);
  }

  @FieldResolver(() => ListSnapshotProblemConnection, {
    description: 'What was not understood, in the order of the file.',
  })
  problems(
    @Root() { id }: ListSnapshotRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { snapshots }: SanctionsContext,
  ) {
    return snapshots.problems(id, page);
  }

  @FieldResolver(() => ListedSubjectConnection, {
    nullable: true,
    description:
      'The entries as they were in this version, whatever became of them since; null for what never came into force.',
  })
  subjects(
    @Root() { id, versionNo }: ListSnapshotRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { subjects }: SanctionsContext,
  ) {
    return versionNo === null ? null : subjects.pageAsOf(id, page);
  }
}
