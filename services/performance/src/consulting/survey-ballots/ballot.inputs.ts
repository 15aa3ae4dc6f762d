import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@InputType({ description: 'One answer; what it holds follows from the kind of the question.' })
export class SurveyAnswerInput {
  @Field(() => String, { description: 'Code of the question.' })
  @Length(1, 40)
  question: string;

  @Field(() => String, { nullable: true, description: 'Code of the agency, for a question that is asked by agency.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'For NUMBER and SCALE.' })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'For CHOICE.' })
  @IsOptional()
  @Length(1, 100)
  choice?: string | null;

  @Field(() => String, { nullable: true, description: 'For TEXT, at most 2,000 characters; name nobody.' })
  @IsOptional()
  @Length(1, 2_000)
  text?: string | null;
}

@InputType({ description: 'The answers of one partner, once and for all.' })
export class AnswerSurveyInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'surveyId is an id of a survey.' })
  surveyId: string;

  @Field(() => String, {
    nullable: true,
    description: 'From `Survey.ballots`. Without it, your own partner answers; of an anonymous survey neither is kept.',
  })
  @IsOptional()
  @Length(1, 100)
  token?: string | null;

  @Field(() => [SurveyAnswerInput], { description: '1 to 1,100.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(1_100)
  @ValidateNested({ each: true })
  answers: SurveyAnswerInput[];
}

@ObjectType({
  description: 'That answers were taken; nothing of them, since nobody can be shown an anonymous answer again.',
})
export class AnswerSurveyPayload {
  @Field(() => ID)
  surveyId: string;

  @Field(() => Int, { description: 'How many questions were answered.' })
  answered: number;
}
