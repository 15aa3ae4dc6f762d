import { ArrayMaxSize, Length, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'The answer to one question of verification.' })
export class VerificationAnswerInput {
  @Field(() => String, { description: 'Code of the question, Q1 to Q5.' })
  @Matches(/^Q[1-9]$/, { message: 'question is a code such as Q1.' })
  question: string;

  @Field(() => Boolean)
  answer: boolean;

  @Field(() => String, { description: 'What the answer rests on, 1 to 2,000 characters; for your agency only.' })
  @Length(1, 2000, { message: 'comment has 1 to 2,000 characters.' })
  comment: string;
}

@InputType({ description: 'The five answers about a partner.' })
export class VerifyPartnerInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => [VerificationAnswerInput], { description: 'Each question once.' })
  @ArrayMaxSize(20, { message: 'Answer each question once.' })
  @ValidateNested()
  answers: VerificationAnswerInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'The office that you verify for; the one responsible for the country of the partner when absent.',
  })
  officeId?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}
