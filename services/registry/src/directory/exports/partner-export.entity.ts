import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum ExportForm {
  CSV = 'CSV',
  XLSX = 'XLSX',
  JSON = 'JSON',
}

registerEnumType(ExportForm, {
  name: 'ExportForm',
  description: 'Form of an exported file.',
  valuesConfig: {
    CSV: { description: 'UTF-8 with a byte order mark, so that spreadsheets read every script.' },
    XLSX: { description: 'A workbook with one sheet.' },
    JSON: { description: 'JSON Lines: one object per line.' },
  },
});

@ObjectType({ description: 'Where a file can be fetched: the URL is the permission, so do not pass it on.' })
export class PartnerExportDownload {
  @Field(() => String)
  url: string;

  @Field(() => DateTime, { description: 'After this the URL is of no use; ask for a new one.' })
  expiresAt: Date;
}

@ObjectType({ description: 'An export of a search of the roster, with the columns that an import reads.' })
@Entity('partner_export')
export class PartnerExport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agency: string;

  @Column('text', { name: 'asked_by' })
  askedBy: string;

  @Field(() => ExportForm)
  @Column('text')
  form: ExportForm;

  @Column('jsonb')
  filter: object;

  @Column('text')
  sort: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;

  @Field(() => Int, { description: 'Partners in the file.' })
  @Column('int', { name: 'row_count' })
  rowCount: number;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
