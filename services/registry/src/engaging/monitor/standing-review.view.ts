import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

export enum StandingReviewCause {
  DOCUMENT_EXPIRED = 'DOCUMENT_EXPIRED',
  DECLARATION_EXPIRED = 'DECLARATION_EXPIRED',
  HIT_CONFIRMED = 'HIT_CONFIRMED',
  RED_FLAG = 'RED_FLAG',
  SUSPENSION_ENDED = 'SUSPENSION_ENDED',
}

registerEnumType(StandingReviewCause, {
  name: 'StandingReviewCause',
  description: 'Which fact asks whether a partner still meets the criteria (UNHCR-55).',
  valuesConfig: {
    DOCUMENT_EXPIRED: { description: 'Its legal registration expired more than 60 days ago (R-INV-4).' },
    DECLARATION_EXPIRED: { description: 'Its declaration is no longer valid.' },
    HIT_CONFIRMED: { description: 'A match with a sanctions list was confirmed.' },
    RED_FLAG: { description: 'A red flag was upheld.' },
    SUSPENSION_ENDED: { description: 'The time of its suspension is over; people decide whether it is reinstated.' },
  },
});

export enum StandingReviewOutcome {
  KEEP = 'KEEP',
  SUSPEND = 'SUSPEND',
  RESOLVED = 'RESOLVED',
}

registerEnumType(StandingReviewOutcome, {
  name: 'StandingReviewOutcome',
  description: 'How a review of standing ended.',
  valuesConfig: {
    KEEP: { description: 'The standing is kept; a hold stays until its reason is gone.' },
    SUSPEND: { description: 'Suspended for all agencies.' },
    RESOLVED: { description: 'The fact is gone, so nobody had to decide.' },
  },
});

export enum StandingDecision {
  KEEP = 'KEEP',
  SUSPEND = 'SUSPEND',
}

registerEnumType(StandingDecision, {
  name: 'StandingDecision',
  description: 'What a person decides about a review.',
  valuesConfig: {
    KEEP: { description: 'Keep the standing.' },
    SUSPEND: { description: 'Suspend for all agencies, for the fact that the review is about (R-INV-7).' },
  },
});

@ObjectType({ description: 'A question whether a partner still meets the criteria, opened by a fact (UNHCR-55).' })
export class StandingReview {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => StandingReviewCause)
  cause: StandingReviewCause;

  @Field(() => DateTime, { description: 'When the fact was found.' })
  openedAt: Date;

  @Field(() => DateTime, { description: 'By when it is to be decided.' })
  dueAt: Date;

  @Field(() => StandingReviewOutcome, { nullable: true, description: 'Null while it is open.' })
  outcome: StandingReviewOutcome | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is open.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the decider wrote.' })
  note: string | null;
}

@ObjectType({ description: 'A page of reviews of standing.' })
export class StandingReviewConnection extends connectionOf(() => StandingReview, 'StandingReview') {}

@InputType({ description: 'Which reviews.' })
export class StandingReviewFilter {
  @Field(() => ID, { nullable: true, description: 'Of this partner only.' })
  partnerId?: string | null;

  @Field(() => StandingReviewCause, { nullable: true })
  cause?: StandingReviewCause | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Those that wait for a decision; false gives those that ended.',
  })
  open: boolean;
}

@InputType({ description: 'The decision about a review of standing.' })
export class DecideStandingReviewInput {
  @Field(() => ID)
  reviewId: string;

  @Field(() => StandingDecision)
  decision: StandingDecision;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters; for deciders only.' })
  @Length(1, 2000, { message: 'note has 1 to 2,000 characters.' })
  note: string;
}
