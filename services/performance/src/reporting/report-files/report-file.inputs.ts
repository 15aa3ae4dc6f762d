import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ReportForm } from './report-file.view';

@InputType({ description: 'A report to take away as a file.' })
export class ExportReportInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'reportId is an id of a report.' })
  reportId: string;

  @Field(() => ReportForm, { defaultValue: ReportForm.HTML })
  form: ReportForm;
}
