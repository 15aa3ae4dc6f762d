import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import { ObservationContent } from '../observation-contents/observation-content.view';
import { ObservationEvent } from '../observation-events/observation-event.view';
import { ObservationType } from './observation-type';

export enum ObservationState {
  ACTIVE = 'ACTIVE',
  EXPIRED = 'EXPIRED',
  INVALID = 'INVALID',
}

registerEnumType(ObservationState, {
  name: 'ObservationState',
  description: 'Whether an observation counts.',
  valuesConfig: {
    ACTIVE: { description: 'It counts.' },
    EXPIRED: { description: 'Its time is over; kept as history.' },
    INVALID: { description: 'Taken back with a reason; kept as history.' },
  },
});

@ObjectType({
  description:
    'A note or flag of an agency about a partner. That it exists is INTER_AGENCY; what it says is CONFIDENTIAL. Never for partners, and never the sole ground for excluding one.',
})
export class Observation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => ObservationType, { description: 'Its level now.' })
  type: ObservationType;

  @Field(() => ObservationState, { description: 'Whether it counts.' })
  state: ObservationState;

  @Field(() => String, { description: 'Agency that recorded it; ask there for what is held back.' })
  agency: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt: Date;

  @Field(() => DateTime, { description: 'When it ends by itself; at most 24 months ahead.' })
  expiresAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it expired or was taken back; null while it counts.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  version: number;

  recordedBy: string;
  reviewBy: Date | null;
  escalatedBy: string | null;
  escalatedAt: Date | null;
  decisionDueAt: Date | null;
  verdict: 'UPHELD' | 'DEFERRED' | null;
  decidedBy: string | null;
  decidedAt: Date | null;

  @Field(() => Partner, { nullable: true, description: 'Whom it is about; null only beside an error.' })
  partner?: Partner;

  @Field(() => Partner, {
    nullable: true,
    description: 'The headquarters that it is about, in the list of one of its offices; null for an own one.',
  })
  inheritedFrom?: Partner | null;

  @Field(() => ObservationContent, {
    nullable: true,
    description: 'What it says; null with a redaction for those who may not read it. Each look is recorded.',
  })
  content?: ObservationContent | null;

  @Field(() => Redaction, { nullable: true, description: 'Says that content and history are held back.' })
  redaction?: Redaction | null;

  @Field(() => [ObservationEvent], {
    nullable: true,
    description: 'What became of it, oldest first, at most 100 steps; null with a redaction. Each look is recorded.',
  })
  history?: ObservationEvent[] | null;
}
