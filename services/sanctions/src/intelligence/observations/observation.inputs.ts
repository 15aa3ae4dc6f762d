import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  ObservationCategory,
  ObservationClassification,
  ObservationConfidence,
  ObservationSeverity,
  ObservationSource,
} from '../observation-contents/observation-content.view';
import { Observation } from './observation.view';

export enum NewObservationType {
  OBSERVATION = 'OBSERVATION',
  RISK_FLAG = 'RISK_FLAG',
}

registerEnumType(NewObservationType, {
  name: 'NewObservationType',
  description: 'The levels on which an observation begins; the others are reached by escalation.',
  valuesConfig: {
    OBSERVATION: { description: 'Worth knowing; not about risk.' },
    RISK_FLAG: { description: 'A risk; yellow.' },
  },
});

const textRule = { message: 'Give the facts in 20 to 4,000 characters.' };
const contactRule = { message: 'Name the office or function to ask in 3 to 200 characters.' };

@InputType({ description: 'A new observation or risk flag of your agency.' })
export class AddObservationInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  partnerId: string;

  @Field(() => NewObservationType, { description: 'Observation or risk.' })
  type: NewObservationType;

  @Field(() => ObservationCategory, { description: 'What it is about.' })
  category: ObservationCategory;

  @Field(() => ObservationSeverity, { description: 'How bad it would be.' })
  severity: ObservationSeverity;

  @Field(() => ObservationSource, { description: 'Where it comes from.' })
  source: ObservationSource;

  @Field(() => ObservationConfidence, { description: 'How far it is established.' })
  confidence: ObservationConfidence;

  @Field(() => String, {
    description:
      'The facts, 20 to 4,000 characters, without anybody who could be recognised as survivor, complainant or witness.',
  })
  @Length(20, 4_000, textRule)
  text: string;

  @Field(() => String, {
    nullable: true,
    description: 'Office or function of your agency to ask, 3 to 200 characters.',
  })
  @IsOptional()
  @Length(3, 200, contactRule)
  contact?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A file of kind OBSERVATION_ATTACHMENT: the id from createSanctionsUpload, after the bytes were sent.',
  })
  attachmentId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself: 24 months ahead at most, and when not given.',
  })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody is to look at it again.' })
  reviewBy?: Date | null;

  @Field(() => ObservationClassification, {
    defaultValue: ObservationClassification.AGENCY,
    description: 'Who may read it.',
  })
  classification: ObservationClassification;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the partner is shown category, text and contact now, so that it can answer.',
  })
  sharedWithPartner: boolean;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change of what an observation says; what is not given stays.' })
export class AmendObservationInput {
  @Field(() => ID, { description: 'The observation.' })
  observationId: string;

  @Field(() => ObservationCategory, { nullable: true, description: 'What it is about.' })
  category?: ObservationCategory | null;

  @Field(() => ObservationSeverity, { nullable: true, description: 'How bad it would be.' })
  severity?: ObservationSeverity | null;

  @Field(() => ObservationConfidence, { nullable: true, description: 'How far it is established.' })
  confidence?: ObservationConfidence | null;

  @Field(() => ObservationClassification, { nullable: true, description: 'Who may read it.' })
  classification?: ObservationClassification | null;

  @Field(() => String, { nullable: true, description: 'The facts, 20 to 4,000 characters.' })
  @IsOptional()
  @Length(20, 4_000, textRule)
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Office or function to ask, 3 to 200 characters.' })
  @IsOptional()
  @Length(3, 200, contactRule)
  contact?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself, 24 months ahead at most.' })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody is to look at it again.' })
  reviewBy?: Date | null;

  @Field(() => String, { description: 'Why it is changed, 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'Give the reason in 10 to 1,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version of the observation that you looked at.' })
  expectedVersion: number;
}

@ObjectType({ description: 'A page of observations, newest first.' })
export class ObservationConnection extends connectionOf(() => Observation, 'Observation') {}
