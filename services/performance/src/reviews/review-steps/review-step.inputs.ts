import { Length, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A review, and the version of it that you have read.' })
export class ReviewStepInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => Int, { description: 'The version that you act on.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: "The partner's answer to a review." })
export class RespondToReviewInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => String, { description: 'CONFIDENTIAL, shown with the body. 1 to 8,000 characters; said once.' })
  @Length(1, 8_000, { message: 'text has 1 to 8,000 characters.' })
  text: string;
}
