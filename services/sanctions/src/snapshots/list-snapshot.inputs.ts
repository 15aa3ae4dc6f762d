import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ListSnapshot, ListSnapshotState } from './list-snapshot.entity';

/** Sources whose files we can read; each has a parser. */
export enum ImportableList {
  UNSC = 'UNSC',
}

registerEnumType(ImportableList, {
  name: 'ImportableList',
  description: 'A list whose files can be imported.',
  valuesConfig: { UNSC: { description: 'Consolidated list of the Security Council, as XML.' } },
});

@InputType({ description: 'A file of a list to screen against.' })
export class ImportListInput {
  @Field(() => ImportableList, { description: 'Whose list it is.' })
  source: ImportableList;

  @Field(() => ID, { description: 'Id from createSanctionsUpload, after the bytes were sent.' })
  fileId: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When you fetched the file from the source; now when absent. Not in the future, not before its publication.',
  })
  retrievedAt?: Date;
}

@InputType({ description: 'The decision to use a list in spite of what it was quarantined for.' })
export class ReleaseQuarantinedListInput {
  @Field(() => ID, { description: 'The quarantined snapshot.' })
  snapshotId: string;

  @Field(() => String, { description: 'Why the list is right, 10 to 2,000 characters; kept with it.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;
}

@InputType({ description: 'Which imported files to list.' })
export class ListSnapshotFilter {
  @Field(() => ListSnapshotState, { nullable: true, description: 'Those in this state, such as QUARANTINED.' })
  state?: ListSnapshotState;
}

@ObjectType({ description: 'A page of imported files, newest first.' })
export class ListSnapshotConnection extends connectionOf(() => ListSnapshot, 'ListSnapshot') {}
