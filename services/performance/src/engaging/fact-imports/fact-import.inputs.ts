import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { FactDataset, FactFileFormat } from './fact-dataset.enum';

@InputType({ description: "A file of facts of the caller's agency." })
export class ImportFactsInput {
  @Field(() => FactDataset)
  dataset: FactDataset;

  @Field(() => ID, {
    description: 'Id from createPerformanceUpload of the kind FACT_FILE, after the bytes were sent.',
  })
  @IsUUID()
  fileId: string;

  @Field(() => FactFileFormat, { defaultValue: FactFileFormat.CSV })
  format: FactFileFormat;

  @Field(() => String, { description: 'The system that the file came from; for rates, who published them.' })
  @Length(1, 60, { message: 'sourceSystem has 1 to 60 characters.' })
  sourceSystem: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Reports what the import would do, and changes nothing.' })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An import of facts to stop.' })
export class CancelFactImportInput {
  @Field(() => ID)
  @IsUUID()
  importId: string;
}
