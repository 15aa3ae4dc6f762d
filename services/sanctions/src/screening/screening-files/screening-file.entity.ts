import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ListVersion } from '../../listing/sources/list-version.view';

export enum ScreeningFileForm {
  CSV = 'CSV',
  XLSX = 'XLSX',
}

registerEnumType(ScreeningFileForm, {
  name: 'ScreeningFileForm',
  description: 'Form of a file of names.',
  valuesConfig: {
    CSV: { description: 'UTF-8, comma-separated, with a header.' },
    XLSX: { description: 'A workbook; its first sheet, with a header.' },
  },
});

@ObjectType({
  description: 'A file of names that was compared with the lists. CONFIDENTIAL: for the person who asked.',
})
@Entity('screening_file')
export class ScreeningFile {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Field(() => ScreeningFileForm, { description: 'Form of the file that was sent.' })
  @Column('text')
  form: ScreeningFileForm;

  @Column('text')
  agency: string;

  @Column('text', { name: 'asked_by' })
  askedBy: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Field(() => Float, { description: 'Lowest score that counts: the line of the agency when it was asked for.' })
  @Column('numeric', { precision: 5, scale: 4 })
  review: number;

  @Field(() => Float, { description: 'From here on a match is strong.' })
  @Column('numeric', { precision: 5, scale: 4 })
  strong: number;

  @Field(() => Int, { description: 'Rows of the file; 0 until it is read.' })
  @Column('int')
  rows: number;

  @Field(() => Int, { description: 'Rows that at least one entry is like.' })
  @Column('int')
  matched: number;

  @Field(() => Int, { description: 'Rows that no entry of the versions named is like.' })
  @Column('int')
  unmatched: number;

  @Field(() => Int, { description: 'Rows about which nothing can be said.' })
  @Column('int')
  unknown: number;

  @Field(() => Int, { description: 'Rows that could not be read; the result says why.' })
  @Column('int')
  bad: number;

  @Field(() => String, { nullable: true, description: 'The rules that names were compared by; null until it is done.' })
  @Column('text', { name: 'scorer_version', nullable: true })
  scorerVersion: string | null;

  @Column('uuid', { array: true, default: '{}' })
  snapshots: string[];

  @Column('uuid', { name: 'result_file_id', nullable: true })
  resultFileId: string | null;

  @Field(() => Job, { nullable: true, description: 'How far it is.' })
  job?: Job | null;

  @Field(() => [ListVersion], { description: 'The versions that were compared with; empty until it is done.' })
  listVersions?: ListVersion[];
}
