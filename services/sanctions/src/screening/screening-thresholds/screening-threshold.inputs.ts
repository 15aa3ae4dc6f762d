import { Length, Max, Min } from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';

@InputType({ description: 'From which scores on the own agency wants to be shown matches.' })
export class SetScreeningThresholdInput {
  @Field(() => Float, { description: 'Lowest score that counts, 0.60 to 0.95.' })
  @Min(0.6, { message: 'review is 0.60 to 0.95.' })
  @Max(0.95, { message: 'review is 0.60 to 0.95.' })
  review: number;

  @Field(() => Float, { description: 'From here on a match is strong: above review, at most 0.99.' })
  @Max(0.99, { message: 'strong is at most 0.99.' })
  strong: number;

  @Field(() => String, { description: 'Why, 20 to 1,000 characters.' })
  @Length(20, 1_000, { message: 'Give the reason in 20 to 1,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'The version that you read; 0 before it was ever set.' })
  expectedVersion: number;
}
