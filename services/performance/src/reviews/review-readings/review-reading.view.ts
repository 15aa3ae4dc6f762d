import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { ReviewAccessLevel, ReviewPurpose } from '../review-access/review-access.enums';

@ObjectType({
  description:
    'That staff of an agency read the body of a review: shown to its owner, to oversight of the reader, and to the partner without the person (JIU-59, idea 5.8).',
})
export class ReviewReading {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `review` and `reader`. */
  reviewId: string;
  ownerAgency: string;
  partnerId: string;
  viewerAgency: string;
  accessId: string | null;

  @Field(() => String, { nullable: true, description: 'Who read: issuer and subject; null for the partner.' })
  viewerSubject: string | null;

  @Field(() => ReviewAccessLevel)
  level: ReviewAccessLevel;

  @Field(() => ReviewPurpose, { nullable: true, description: "Null for the owner's own work when it named none." })
  purpose: keyof typeof ReviewPurpose | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'A page of readings, newest first.' })
export class ReviewReadingConnection extends connectionOf(() => ReviewReading, 'ReviewReading') {}
