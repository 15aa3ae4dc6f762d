import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OnDuplicate, PartnerFileFormat } from './partner-import.inputs';

@ObjectType({
  description:
    'One import of partners from a file. Repeating it changes nothing (registry rule: source and key identify a row).',
})
@Entity('partner_import')
export class PartnerImport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agency: string;

  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Field(() => PartnerFileFormat)
  @Column('text')
  format: PartnerFileFormat;

  @Field(() => String, { description: 'The system that the rows come from.' })
  @Column('text')
  source: string;

  @Field(() => Boolean, { description: 'True when nothing was changed: the counts say what would have been.' })
  @Column('boolean', { name: 'dry_run' })
  dryRun: boolean;

  @Field(() => OnDuplicate)
  @Column('text', { name: 'on_duplicate' })
  onDuplicate: OnDuplicate;

  @Field(() => Int, { description: 'Rows that became new partners.' })
  @Column('int')
  added: number;

  @Field(() => Int, { description: 'Rows that changed details of a partner of an earlier import.' })
  @Column('int')
  updated: number;

  @Field(() => Int, { description: 'Rows that were in the roster already.' })
  @Column('int')
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken; `rowsNotTaken` says why.' })
  @Column('int', { name: 'not_taken' })
  notTaken: number;

  @Field(() => Int, { description: 'Rows that were taken and should be looked at; `rowsToCheck` says why.' })
  @Column('int', { name: 'to_check' })
  toCheck: number;

  @Field(() => DateTime, { nullable: true, description: 'When the batch was undone.' })
  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'Rows that undoing took back.' })
  @Column('int', { nullable: true })
  undone: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows that undoing left, because they were worked on since.' })
  @Column('int', { nullable: true })
  kept: number | null;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
