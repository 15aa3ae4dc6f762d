import { IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'The present statement of an outcome in another language.' })
export class TranslateOutcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'outcomeId is an id of an outcome.' })
  outcomeId: string;

  @Field(() => String, { description: 'ISO 639-1, such as ar; not the language of the statement itself.' })
  @Matches(/^[a-z]{2}$/, { message: 'lang is an ISO 639-1 code, such as ar.' })
  lang: string;

  @Field(() => String, { description: '10 to 4,000 characters.' })
  @Length(10, 4_000, { message: 'statement has 10 to 4,000 characters.' })
  statement: string;
}
