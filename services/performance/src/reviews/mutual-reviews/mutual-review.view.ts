import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReviewScore } from '../performance-reviews/review.enums';

/** The five Principles of Partnership (SYS-29), and what UNICEF-66 and idea 5.12 ask for besides. */
export enum PartnershipAspect {
  EQUALITY = 'EQUALITY',
  TRANSPARENCY = 'TRANSPARENCY',
  RESULT_ORIENTED_APPROACH = 'RESULT_ORIENTED_APPROACH',
  RESPONSIBILITY = 'RESPONSIBILITY',
  COMPLEMENTARITY = 'COMPLEMENTARITY',
  PAYMENT_TIMELINESS = 'PAYMENT_TIMELINESS',
  CLARITY = 'CLARITY',
}

registerEnumType(PartnershipAspect, {
  name: 'PartnershipAspect',
  description:
    'What a partner says of an agency: the Principles of Partnership (SYS-29), payment and clarity (UNICEF-66).',
  valuesConfig: {
    EQUALITY: { description: 'It is treated as a peer.' },
    TRANSPARENCY: { description: 'It is told early, and consulted.' },
    RESULT_ORIENTED_APPROACH: { description: 'Work together is about results that are real and agreed.' },
    RESPONSIBILITY: { description: 'The agency does what it promised.' },
    COMPLEMENTARITY: { description: 'What the partner is good at is built on.' },
    PAYMENT_TIMELINESS: { description: 'Instalments come when they were agreed.' },
    CLARITY: { description: 'What is asked for, in papers and reports, is clear.' },
  },
});

@ObjectType({ description: 'What a partner says in one respect.' })
export class AspectScore {
  @Field(() => PartnershipAspect)
  aspect: PartnershipAspect;

  @Field(() => ReviewScore)
  score: ReviewScore;
}

@ObjectType({
  description:
    "A partner's own review of the agency that it works with (UNICEF-66, idea 5.12). OWNER_ONLY: for the partner, and for the evaluation and oversight of that agency; others see figures of at least five partners.",
})
export class MutualReview {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `agency`, `partner` and `engagement`. */
  engagementId: string;
  agencyCode: string;
  partnerId: string;

  @Field(() => Int, { description: 'The year that it speaks of.' })
  year: number;

  @Field(() => [AspectScore])
  scores: AspectScore[];

  @Field(() => String, { nullable: true, description: 'What the partner adds in words.' })
  comment: string | null;

  @Field(() => DateTime)
  submittedAt: Date;
}

@ObjectType({ description: "A page of partners' reviews of agencies, newest first." })
export class MutualReviewConnection extends connectionOf(() => MutualReview, 'MutualReview') {}

@ObjectType({ description: 'What partners say of an agency in one respect.' })
export class AgencyFeedbackAspect {
  @Field(() => PartnershipAspect)
  aspect: PartnershipAspect;

  @Field(() => Int, { description: 'Partners behind it; whole groups of five.' })
  partners: number;

  @Field(() => Decimal, { description: 'Mean, 1 to 4, two decimals, half up.' })
  mean: string;
}

@ObjectType({
  description:
    'What partners say of an agency in a year: INTER_AGENCY, from five partners on. Answers are counted in groups of five, in the order of their arrival, so that no two readings of it show what one partner said (P-INV-4).',
})
export class AgencyFeedback {
  /** Key of `agency`. */
  agencyCode: string;

  @Field(() => Int)
  year: number;

  @Field(() => [AgencyFeedbackAspect], { description: 'None before the first five partners.' })
  aspects: AgencyFeedbackAspect[];

  @Field(() => Boolean, { description: 'True while fewer than five partners answered; how many did is not told.' })
  suppressed: boolean;
}
