import { IsUUID } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';

export enum AssessmentFileFormat {
  CSV = 'CSV',
  XLSX = 'XLSX',
  JSON = 'JSON',
}

registerEnumType(AssessmentFileFormat, {
  name: 'AssessmentFileFormat',
  description: 'Form of a file of assessments (docs/imports.md lists the columns).',
  valuesConfig: {
    CSV: { description: 'UTF-8 CSV with a header.' },
    XLSX: { description: 'The same columns in the first sheet of a workbook.' },
    JSON: { description: 'An array of objects with these names, or one object per line.' },
  },
});

@InputType({ description: 'A file of final assessments that your agency owns.' })
export class ImportAssessmentsInput {
  @Field(() => ID, {
    description: 'Id from createAssessmentsUpload of the kind ASSESSMENT_FILE, after the bytes were sent.',
  })
  @IsUUID()
  fileId: string;

  @Field(() => AssessmentFileFormat, { defaultValue: AssessmentFileFormat.CSV })
  format: AssessmentFileFormat;

  @Field(() => Boolean, { defaultValue: false, description: 'Reports what the import would do, and changes nothing.' })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An import of assessments.' })
export class AssessmentImportInput {
  @Field(() => ID)
  @IsUUID()
  importId: string;
}
