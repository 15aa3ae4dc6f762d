import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'An answer to try out.' })
export class TrialAnswerInput {
  @Field(() => String, { description: 'Key of the question.' })
  question: string;

  @Field(() => String, { nullable: true, description: "A value of the question's scale; leave it out while open." })
  value?: string;

  @Field(() => Boolean, { nullable: true, description: 'Instead of a value: the question does not apply.' })
  notApplicable?: boolean;

  @Field(() => Int, { nullable: true, description: 'How many pieces of evidence would stand with it.' })
  evidence?: number;
}

@InputType({ description: 'Answers to try out on a methodology.' })
export class TryScoreInput {
  @Field(() => String)
  methodologyCode: string;

  @Field(() => Int)
  methodologyVersion: number;

  @Field(() => [TrialAnswerInput], { description: 'At most 500.' })
  @ArrayMaxSize(500, { message: 'At most 500 answers.' })
  @ValidateNested({ each: true })
  answers: TrialAnswerInput[];

  @Field(() => String, { nullable: true, description: 'Sector of business, where the methodology knows sectors.' })
  @IsOptional()
  @Length(1, 50, { message: 'A sector has 1 to 50 characters.' })
  sector?: string;
}
