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

  @Field(() => String, { description: 'Reference number of the entry, or the tag.' })
  @Column('text')
  ref: string;

  @Field(() => String, {
    description: 'NO_REFERENCE, NO_NAME or DUPLICATE_REFERENCE of an entry; UNKNOWN_TAG, which costs no entry.',
  })
  @Column('text')
  reason: string;
}

@ObjectType({ description: 'A page of what was not understood; of one file at most 1,000 are kept.' })
export class ListSnapshotProblemConnection extends connectionOf(() => ListSnapshotProblem, 'ListSnapshotProblem') {}
