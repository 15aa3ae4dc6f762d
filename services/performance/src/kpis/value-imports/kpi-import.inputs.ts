import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: "A CSV file of figures of the caller's agency (docs/kpis.md lists the columns)." })
export class ImportKpiValuesInput {
  @Field(() => ID, {
    description:
      'Id from createPerformanceUpload of the kind KPI_FILE, after the bytes were sent; UTF-8 CSV with a header.',
  })
  @IsUUID()
  fileId: string;

  @Field(() => String, { description: 'The system that the figures come from, such as its ERP; 1 to 100 characters.' })
  @Length(1, 100, { message: 'sourceSystem has 1 to 100 characters.' })
  sourceSystem: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Reports what the import would do, and changes nothing.' })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An import of figures to stop.' })
export class CancelKpiImportInput {
  @Field(() => ID)
  @IsUUID()
  importId: string;
}
