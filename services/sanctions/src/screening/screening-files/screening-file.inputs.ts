import { Field, ID, InputType } from 'type-graphql';
import { ScreeningFileForm } from './screening-file.entity';

@InputType({ description: 'A sent file of names. Its columns stand in docs/screening.md; only `name` must be there.' })
export class ScreenFileInput {
  @Field(() => ID, { description: 'Id of the upload, of kind SCREENING_FILE.' })
  fileId: string;

  @Field(() => ScreeningFileForm, { description: 'What it is.' })
  form: ScreeningFileForm;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call harmless; a UUID of yours.' })
  idempotencyKey?: string;
}

@InputType({ description: 'Which result to fetch.' })
export class DownloadScreeningFileInput {
  @Field(() => ID, { description: 'Id of the screened file.' })
  screeningFileId: string;
}
