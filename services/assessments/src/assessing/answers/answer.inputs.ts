import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'The whole answer to one question; with neither value nor notApplicable it is open again.' })
export class AnswerInput {
  @Field(() => String, { description: 'Key of the question in the methodology.' })
  @Length(1, 100)
  question: string;

  @Field(() => String, { nullable: true, description: "A value of the question's scale." })
  @IsOptional()
  @Length(1, 100)
  value?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only where the methodology allows it.' })
  notApplicable: boolean;

  @Field(() => String, { nullable: true, description: 'What was found, at most 4,000 characters.' })
  @IsOptional()
  @Length(1, 4_000, { message: 'A comment has 1 to 4,000 characters.' })
  comment?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'All files that stand for it, of kind ASSESSMENT_EVIDENCE, at most 20; as before when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'At most 20 files for one question.' })
  evidenceFileIds?: string[] | null;

  @Field(() => Int, { description: 'Version of the answer that you saw; 0 when there was none.' })
  @Min(0)
  @Max(2_000_000_000)
  expectedVersion: number;
}

@InputType({ description: 'Answers to some of the questions; either all of them are taken or none.' })
export class AnswerQuestionsInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => [AnswerInput], { description: '1 to 100 answers.' })
  @ArrayMinSize(1, { message: 'Give at least one answer.' })
  @ArrayMaxSize(100, { message: 'Give at most 100 answers at once.' })
  @ValidateNested()
  answers: AnswerInput[];
}
