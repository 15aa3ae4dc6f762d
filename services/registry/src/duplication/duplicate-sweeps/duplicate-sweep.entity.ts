import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A look through the whole roster for partners that are entered twice.' })
@Entity('duplicate_sweep')
export class DuplicateSweep {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agency: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Field(() => Int, { description: 'Partners looked at so far.' })
  @Column('int')
  partners: number;

  @Field(() => Int, { description: 'Pairs that are new, or open again because of new evidence.' })
  @Column('int')
  pairs: number;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
