import { Job } from '@partner-commons/platform/jobs/job.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  description:
    'One import of partners from a file. Repeating it changes nothing (registry rule: names and country identify a row).',
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

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
