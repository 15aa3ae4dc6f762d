import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { SurveyAnswerInput } from '../survey-ballots/ballot.inputs';

@InputType({ description: 'What a partner says of an agency, once in a half-year; kept without who said it.' })
export class GiveFeedbackInput {
  @Field(() => String, { description: 'Code of the agency.' })
  @Length(1, 20)
  agency: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Your partner, when you act for several; it is not kept with the answers.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => [SurveyAnswerInput], { description: 'To `feedbackQuestions`.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  answers: SurveyAnswerInput[];
}
