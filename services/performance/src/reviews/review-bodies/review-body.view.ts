import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';
import { ReviewCriterion, ReviewDimension, ReviewScore } from '../performance-reviews/review.enums';
import { ReviewAccessLevel } from '../review-access/review-access.enums';

@ObjectType({ description: 'What a review says in one dimension (UNICEF-51).' })
export class DimensionScore {
  @Field(() => ReviewDimension)
  dimension: ReviewDimension;

  @Field(() => ReviewScore)
  score: ReviewScore;

  @Field(() => String, { nullable: true, description: 'Null below FULL_NO_ATTACHMENTS.' })
  narrative: string | null;
}

@ObjectType({ description: 'What a review says in one criterion (JIU-44).' })
export class CriterionScore {
  @Field(() => ReviewCriterion)
  criterion: ReviewCriterion;

  @Field(() => ReviewScore)
  score: ReviewScore;

  @Field(() => String, { nullable: true, description: 'Null when none was given, and below FULL_NO_ATTACHMENTS.' })
  narrative: string | null;
}

@ObjectType({ description: 'A file that a review rests on.' })
export class ReviewEvidence {
  /** Key of `url`. */
  fileId: string;
  reviewId: string;

  @Field(() => String, { description: 'Name of the file.' })
  name: string;
}

@ObjectType({
  description:
    'CONFIDENTIAL body of a review (P-INV-6): for the staff of its agency who need it, the partner, and by grant. Fields that are held back are null, and `redaction` says how to get them.',
})
export class ReviewBody {
  @Field(() => ReviewAccessLevel, { nullable: true, description: 'How much of it is shown; null for nothing.' })
  level: ReviewAccessLevel | null;

  @Field(() => Decimal, { nullable: true, description: 'Mean of the eight scores, two decimals, half up.' })
  overall: string | null;

  @Field(() => [DimensionScore], { nullable: true })
  dimensions: DimensionScore[] | null;

  @Field(() => [CriterionScore], { nullable: true })
  criteria: CriterionScore[] | null;

  @Field(() => String, { nullable: true, description: 'The whole in words.' })
  narrative: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Under which the partner is recommended; null when there are none.',
  })
  conditions: string | null;

  @Field(() => String, { nullable: true, description: "The partner's answer; null when it gave none." })
  response: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the partner answered.' })
  respondedAt: Date | null;

  @Field(() => [ReviewEvidence], { nullable: true, description: 'Null below FULL.' })
  evidence: ReviewEvidence[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when something is held back.' })
  redaction: Redaction | null;
}
