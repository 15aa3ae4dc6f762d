import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ListFormat } from '../sources/list-source.entity';
import { ListedSubject } from '../subjects/listed-subject.entity';
import { ListSnapshot, ListSnapshotState } from './list-snapshot.entity';

@InputType({ description: 'A file of a list to screen against.' })
export class ImportListInput {
  @Field(() => String, { description: 'Code of the list source, such as UNSC or AGENCY_UNICEF.' })
  source: string;

  @Field(() => ID, { description: 'Id from createSanctionsUpload, after the bytes were sent.' })
  fileId: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When you fetched the file from the source; now when absent. Not in the future, not before its publication.',
  })
  retrievedAt?: Date;

  @Field(() => ListFormat, {
    nullable: true,
    description: 'As what to read the file, one of the formats of the source; told by its bytes when absent.',
  })
  format?: ListFormat | null;
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

  @Field(() => String, { nullable: true, description: 'Those of this list source.' })
  source?: string;
}

@ObjectType({ description: 'A page of imported files, newest first.' })
export class ListSnapshotConnection extends connectionOf(() => ListSnapshot, 'ListSnapshot') {}

@ObjectType({ description: 'A page of the entries of one version of a list, in the order of their ids.' })
export class ListedSubjectConnection extends connectionOf(() => ListedSubject, 'ListedSubject') {}
