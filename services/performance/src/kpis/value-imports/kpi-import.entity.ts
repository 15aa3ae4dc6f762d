import { Job } from '@partner-commons/platform/jobs/job.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KpiBatch } from '../value-batches/kpi-batch.entity';

@ObjectType({
  description:
    'One import of figures from a file. Repeating it changes nothing: what is on record already is UNCHANGED.',
})
@Entity('kpi_import')
export class KpiImport {
  @Field(() => ID, { description: 'The same as that of its batch.' })
  @PrimaryColumn('uuid', { name: 'batch_id' })
  id: string;

  @Column('text')
  agency: string;

  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Field(() => Boolean, { description: 'True when nothing was changed: the counts say what would have been.' })
  @Column('boolean', { name: 'dry_run' })
  dryRun: boolean;

  @Column('boolean', { name: 'system_wide' })
  systemWide: boolean;

  @Field(() => Int, { description: 'Rows of the file that were dealt with so far.' })
  @Column('integer', { name: 'rows_done' })
  rowsDone: number;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;

  @Field(() => KpiBatch, { description: 'The figures of the file, and how many were taken.' })
  batch?: KpiBatch;
}
