import { IsUUID } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';

export enum EngagementFileFormat {
  CSV = 'CSV',
  XLSX = 'XLSX',
}

registerEnumType(EngagementFileFormat, {
  name: 'EngagementFileFormat',
  description: 'Form of a file of agreements (docs/engagements.md lists the columns).',
  valuesConfig: {
    CSV: { description: 'UTF-8 CSV with a header.' },
    XLSX: { description: 'The same columns in the first sheet of a workbook.' },
  },
});

@InputType({ description: "A file of agreements of the caller's agency." })
export class ImportEngagementsInput {
  @Field(() => ID, {
    description: 'Id from createPerformanceUpload of the kind ENGAGEMENT_FILE, after the bytes were sent.',
  })
  @IsUUID()
  fileId: string;

  @Field(() => EngagementFileFormat, { defaultValue: EngagementFileFormat.CSV })
  format: EngagementFileFormat;

  @Field(() => Boolean, { defaultValue: false, description: 'Reports what the import would do, and changes nothing.' })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An import of agreements to stop.' })
export class CancelEngagementImportInput {
  @Field(() => ID)
  @IsUUID()
  importId: string;
}
