import { Job } from '@partner-commons/platform/jobs/job.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EngagementFileFormat } from './engagement-import.inputs';

@ObjectType({
  description: 'One import of agreements from a file. Repeating it changes nothing: agency and externalId name a fact.',
})
@Entity('engagement_import')
export class EngagementImport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agency: string;

  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Field(() => EngagementFileFormat)
  @Column('text')
  format: EngagementFileFormat;

  @Field(() => Boolean, { description: 'True when nothing was changed: the counts say what would have been.' })
  @Column('boolean', { name: 'dry_run' })
  dryRun: boolean;

  @Field(() => Int, { description: 'Rows that became new agreements.' })
  @Column('int')
  added: number;

  @Field(() => Int, { description: 'Rows that changed an agreement.' })
  @Column('int')
  updated: number;

  @Field(() => Int, { description: 'Rows that said what was on record already.' })
  @Column('int')
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken; `rowsNotTaken` says why.' })
  @Column('int', { name: 'not_taken' })
  notTaken: number;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
