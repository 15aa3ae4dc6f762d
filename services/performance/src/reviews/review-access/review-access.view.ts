import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ReviewAccessLevel, ReviewAccessState, ReviewPurpose } from './review-access.enums';

@ObjectType({
  description:
    'Leave of one agency to read the body of a review of another, for a purpose and a time, or the request for it (JIU-59). The two see it, and the partner once it is given, at agency level.',
})
export class ReviewAccess {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `review`, `owner` and `grantee`. */
  reviewId: string;
  ownerAgency: string;
  partnerId: string;
  granteeAgency: string;

  @Field(() => ReviewAccessState)
  state: ReviewAccessState;

  @Field(() => ReviewAccessLevel)
  level: ReviewAccessLevel;

  @Field(() => ReviewPurpose)
  purpose: keyof typeof ReviewPurpose;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is asked for; null for the partner, and when nobody asked.',
  })
  reason: string | null;

  @Field(() => DateTime, { description: 'When it was asked for, or given unasked.' })
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null while nothing is given.' })
  until: Date | null;

  @Field(() => DateTime, { nullable: true })
  revokedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it can be read by now.' })
  isActive: boolean;

  @Field(() => Int, { description: 'Counts from 1.' })
  version: number;
}

@ObjectType({ description: 'A page of leave to read reviews, newest first.' })
export class ReviewAccessConnection extends connectionOf(() => ReviewAccess, 'ReviewAccess') {}
