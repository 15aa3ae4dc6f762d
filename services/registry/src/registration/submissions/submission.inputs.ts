import { IsOptional, Length, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A registration whose checklist is complete.' })
export class SubmitRegistrationInput {
  @Field(() => ID)
  registrationId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @IsOptional()
  @Min(1)
  expectedVersion?: number | null;
}

@InputType({ description: 'A registration that the partner gives up.' })
export class WithdrawRegistrationInput {
  @Field(() => ID)
  registrationId: string;

  @Field(() => String, { description: 'Why, 1 to 2000 characters; staff name the written request of the partner.' })
  @Length(1, 2000, { message: 'Say why, in 1 to 2000 characters.' })
  note: string;
}

@InputType({ description: 'A partner that registers, again or for the first time.' })
export class RestartRegistrationInput {
  @Field(() => ID)
  partnerId: string;
}
