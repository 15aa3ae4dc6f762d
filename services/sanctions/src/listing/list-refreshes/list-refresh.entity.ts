import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum ListRefreshState {
  PENDING = 'PENDING',
  FETCHED = 'FETCHED',
  UNCHANGED = 'UNCHANGED',
  FAILED = 'FAILED',
}

registerEnumType(ListRefreshState, {
  name: 'ListRefreshState',
  description: 'What became of fetching a list by its URL.',
  valuesConfig: {
    PENDING: { description: 'Waiting, or being fetched.' },
    FETCHED: { description: 'A file came; its snapshot tells whether it was taken.' },
    UNCHANGED: {
      description: 'The server says that the version in force is the current one, which is thereby confirmed.',
    },
    FAILED: { description: 'Nothing came, or nothing that may be used; the version in force stays and grows older.' },
  },
});

@ObjectType({ description: 'One fetch of a list from its URL.' })
@Entity('list_refresh')
export class ListRefresh {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Code of the list source, such as UNSC.' })
  @Column('text')
  source: string;

  @Field(() => ListRefreshState, { description: 'What became of it.' })
  @Column('text')
  state: ListRefreshState;

  @Field(() => String, { nullable: true, description: 'Why it failed; null unless it did.' })
  @Column('text', { nullable: true })
  message: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The snapshot of the file that came; ask `listSnapshot` what became of it.',
  })
  @Column('uuid', { name: 'snapshot_id', nullable: true })
  snapshotId: string | null;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('text')
  agency: string;

  @Column('text', { name: 'requested_by' })
  requestedBy: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is PENDING.' })
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Field(() => Job, {
    nullable: true,
    description: 'Its progress; null for other agencies, and for fetches by schedule.',
  })
  job?: Job | null;
}
