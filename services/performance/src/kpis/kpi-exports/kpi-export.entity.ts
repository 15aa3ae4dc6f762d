import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum KpiExportForm {
  CSV = 'CSV',
  XLSX = 'XLSX',
  JSON = 'JSON',
}

registerEnumType(KpiExportForm, {
  name: 'KpiExportForm',
  description: 'Form of an exported file.',
  valuesConfig: {
    CSV: { description: 'UTF-8 with a byte order mark, so that spreadsheets read every script.' },
    XLSX: { description: 'A workbook with one sheet.' },
    JSON: { description: 'JSON Lines: one object per line.' },
  },
});

@ObjectType({
  description:
    'Rows of dashboards in a file, as the person who asked sees them. The same question with its `asOf` gives the same rows.',
})
@Entity('kpi_export')
export class KpiExport {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agency: string;

  @Column('text', { name: 'asked_by' })
  askedBy: string;

  @Field(() => KpiExportForm)
  @Column('text')
  form: KpiExportForm;

  @Column('jsonb')
  question: object;

  @Field(() => DateTime, { description: 'The instant that the figures are of.' })
  @Column('timestamptz', { name: 'as_of' })
  asOf: Date;

  @Column('text', { array: true, nullable: true })
  sight: string[] | null;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId: string | null;

  @Field(() => Int, { description: 'Rows in the file.' })
  @Column('integer', { name: 'row_count' })
  rowCount: number;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
