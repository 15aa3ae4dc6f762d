import { PageArgs } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { IsOptional, IsUUID, Length, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ReviewAccessDecision, ReviewAccessLevel, ReviewAccessState, ReviewPurpose } from './review-access.enums';

@InputType({ description: 'Asks the owner of a published review for its body.' })
export class RequestReviewAccessInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => ReviewAccessLevel)
  level: ReviewAccessLevel;

  @Field(() => ReviewPurpose)
  purpose: keyof typeof ReviewPurpose;

  @Field(() => String, { description: 'For the owner; 1 to 1,000 characters.' })
  @Length(1, 1_000, { message: 'reason has 1 to 1,000 characters.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: "The owner's answer to a request." })
export class DecideReviewAccessInput {
  @Field(() => ID)
  accessId: string;

  @Field(() => ReviewAccessDecision)
  decision: ReviewAccessDecision;

  @Field(() => ReviewAccessLevel, { nullable: true, description: 'When it should be less than was asked for.' })
  level?: ReviewAccessLevel | null;

  @Field(() => DateTime, { nullable: true, description: 'Thirty days when not given, and twelve months at most.' })
  until?: Date | null;

  @Field(() => Int, { description: 'The version that you decide on.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Gives another agency leave that it did not ask for.' })
export class GrantReviewAccessInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => String, { description: 'Code of the agency that may read.' })
  @Length(1, 20)
  agency: string;

  @Field(() => ReviewAccessLevel)
  level: ReviewAccessLevel;

  @Field(() => ReviewPurpose)
  purpose: keyof typeof ReviewPurpose;

  @Field(() => DateTime, { nullable: true, description: 'Thirty days when not given, and twelve months at most.' })
  until?: Date | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Takes leave to read back.' })
export class RevokeReviewAccessInput {
  @Field(() => ID)
  accessId: string;
}

@ArgsType()
export class ReviewAccessesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this review alone.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'reviewId is an id of a review.' })
  reviewId?: string | null;

  @Field(() => ReviewAccessState, { nullable: true })
  state?: ReviewAccessState | null;
}
