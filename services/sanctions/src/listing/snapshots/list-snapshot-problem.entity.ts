import { connectionOf } from '@partner-commons/platform/page';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'Something in a file of a list that was not understood.' })
@Entity('list_snapshot_problem')
export class ListSnapshotProblem {
  @PrimaryColumn('uuid', { name: 'snapshot_id' })
  snapshotId: string;

  @PrimaryColumn('int')
  position: number;

  @Field(() => String, {
    description: 'Reference number of the entry or what identifies the row; else the tag or column.',
  })
  @Column('text')
  ref: string;

  @Field(() => String, {
    description:
      'NO_REFERENCE, NO_NAME, NAME_TOO_LONG, DUPLICATE_REFERENCE, BAD_PERIOD or NOT_READABLE of an entry; UNKNOWN_TAG (also a column) and PASSED_OVER, which cost no entry.',
  })
  @Column('text')
  reason: string;
}

@ObjectType({ description: 'A page of what was not understood; of one file at most 1,000 are kept.' })
export class ListSnapshotProblemConnection extends connectionOf(() => ListSnapshotProblem, 'ListSnapshotProblem') {}
