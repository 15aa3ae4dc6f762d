import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Words and files of the report, in place of those before; what is not given stays.' })
export class WriteAssessmentReportInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => String, { nullable: true, description: 'The conclusion, 1 to 4,000 characters; part of the summary.' })
  @IsOptional()
  @Length(1, 4_000, { message: 'A conclusion has 1 to 4,000 characters.' })
  conclusion?: string | null;

  @Field(() => String, { nullable: true, description: 'The report, 1 to 20,000 characters.' })
  @IsOptional()
  @Length(1, 20_000, { message: 'A narrative has 1 to 20,000 characters.' })
  narrative?: string | null;

  @Field(() => [String], { nullable: true, description: 'At most 50 recommendations of 1 to 1,000 characters.' })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'At most 50 recommendations.' })
  @Length(1, 1_000, { each: true, message: 'A recommendation has 1 to 1,000 characters.' })
  recommendations?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'All its files, of kind ASSESSMENT_EVIDENCE, at most 20.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'At most 20 files.' })
  fileIds?: string[] | null;
}
