import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Observation } from '../observations/observation.view';

export enum ObservationVerdict {
  UPHELD = 'UPHELD',
  DEFERRED = 'DEFERRED',
}

registerEnumType(ObservationVerdict, {
  name: 'ObservationVerdict',
  description: 'What headquarters decides about an escalated flag.',
  valuesConfig: {
    UPHELD: { description: 'It becomes red.' },
    DEFERRED: { description: 'It returns to yellow and is not escalated again.' },
  },
});

export enum ObservationInboxKind {
  TO_DECIDE = 'TO_DECIDE',
  REPLIED = 'REPLIED',
  TO_REVIEW = 'TO_REVIEW',
  EXPIRING = 'EXPIRING',
}

registerEnumType(ObservationInboxKind, {
  name: 'ObservationInboxKind',
  description: 'Why an observation lies in the inbox of headquarters.',
  valuesConfig: {
    TO_DECIDE: { description: 'Escalated; due 14 days after that.' },
    REPLIED: { description: 'The partner answered, and nobody has acted on it since; due 14 days after the answer.' },
    TO_REVIEW: { description: 'Its day of review has come.' },
    EXPIRING: { description: 'It ends within 30 days.' },
  },
});

const reasonRule = { message: 'Give the reason in 20 to 4,000 characters.' };

@InputType({ description: 'A risk flag for the decision of headquarters.' })
export class EscalateObservationInput {
  @Field(() => ID, { description: 'The flag.' })
  observationId: string;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters; kept with its history.' })
  @Length(20, 4_000, reasonRule)
  reason: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What headquarters decides about an escalated flag.' })
export class ResolveObservationInput {
  @Field(() => ID, { description: 'The flag.' })
  observationId: string;

  @Field(() => ObservationVerdict, { description: 'Red, or back to yellow.' })
  decision: ObservationVerdict;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters; kept with its history.' })
  @Length(20, 4_000, reasonRule)
  reason: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself from now on, 24 months ahead at most; unchanged when not given.',
  })
  @IsOptional()
  expiresAt?: Date | null;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Taking back an observation; its history stays.' })
export class InvalidateObservationInput {
  @Field(() => ID, { description: 'The observation.' })
  observationId: string;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters.' })
  @Length(20, 4_000, reasonRule)
  reason: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@ObjectType({ description: 'An observation of your agency that waits for headquarters.' })
class ObservationInboxItem {
  @Field(() => Observation, { description: 'The observation.' })
  observation: Observation;

  @Field(() => DateTime, { description: 'Until when something is to be done.' })
  dueAt: Date;

  @Field(() => Boolean, { description: 'Whether that is past.' })
  isOverdue: boolean;
}

@ObjectType({ description: 'What waits for headquarters, the most urgent first.' })
export class ObservationInboxItemConnection extends connectionOf(() => ObservationInboxItem, 'ObservationInboxItem') {}
