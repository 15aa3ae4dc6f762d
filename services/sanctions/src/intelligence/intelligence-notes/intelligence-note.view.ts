import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';

/** The scale of sources that police and intelligence services use. */
export enum SourceReliability {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
  E = 'E',
  F = 'F',
}

registerEnumType(SourceReliability, {
  name: 'SourceReliability',
  description: 'How far the source of an intelligence note can be relied on.',
  valuesConfig: {
    A: { description: 'Completely reliable.' },
    B: { description: 'Usually reliable.' },
    C: { description: 'Fairly reliable.' },
    D: { description: 'Not usually reliable.' },
    E: { description: 'Unreliable.' },
    F: { description: 'Cannot be judged.' },
  },
});

export enum IntelligenceNoteState {
  ACTIVE = 'ACTIVE',
  EXPIRED = 'EXPIRED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(IntelligenceNoteState, {
  name: 'IntelligenceNoteState',
  description: 'Whether an intelligence note still stands.',
  valuesConfig: {
    ACTIVE: { description: 'It stands.' },
    EXPIRED: { description: 'Its time is over; its text is deleted a year later.' },
    WITHDRAWN: { description: 'Taken back; its text is deleted a year later.' },
  },
});

@ObjectType({
  description:
    'Intelligence about a partner, rated and expiring (JIU-65). CONFIDENTIAL: for its agency and those it is granted to; absent for everybody else. Never a sole ground for exclusion.',
})
export class IntelligenceNote {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => Partner, { nullable: true, description: 'Whom it is about; null only beside an error.' })
  partner?: Partner;

  @Field(() => String, { description: 'Agency that recorded it.' })
  agency: string;

  @Field(() => SourceReliability, { description: 'How far the source can be relied on, A to F.' })
  reliability: SourceReliability;

  @Field(() => Int, {
    description:
      'How credible the information is: 1 confirmed, 2 probable, 3 possible, 4 doubtful, 5 improbable, 6 cannot be judged.',
  })
  credibility: number;

  @Field(() => String, { nullable: true, description: 'The information; null a year after its end.' })
  text: string | null;

  @Field(() => IntelligenceNoteState, { description: 'Whether it stands.' })
  state: IntelligenceNoteState;

  @Field(() => String, { description: 'Who recorded it, as `<issuer>#<subject>`.' })
  recordedBy: string;

  @Field(() => DateTime, { description: 'When.' })
  recordedAt: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it stands.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  version: number;
}
