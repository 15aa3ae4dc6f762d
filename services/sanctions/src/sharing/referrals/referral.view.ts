import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReferralState } from './referral.rules';

export enum ReferralAuthority {
  NATIONAL_LAW_ENFORCEMENT = 'NATIONAL_LAW_ENFORCEMENT',
  ANTI_CORRUPTION_BODY = 'ANTI_CORRUPTION_BODY',
  PROSECUTOR = 'PROSECUTOR',
  OTHER_UN_OVERSIGHT = 'OTHER_UN_OVERSIGHT',
  DONOR_OVERSIGHT = 'DONOR_OVERSIGHT',
}

registerEnumType(ReferralAuthority, {
  name: 'ReferralAuthority',
  description: 'What kind of authority a case is referred to.',
  valuesConfig: {
    NATIONAL_LAW_ENFORCEMENT: { description: 'Police or another law enforcement body.' },
    ANTI_CORRUPTION_BODY: { description: 'A body against corruption.' },
    PROSECUTOR: { description: 'A prosecutor.' },
    OTHER_UN_OVERSIGHT: { description: 'The oversight office of another United Nations organisation.' },
    DONOR_OVERSIGHT: { description: 'The oversight office of a donor.' },
  },
});

registerEnumType(ReferralState, {
  name: 'ReferralState',
  description: 'Where a referral stands (JIU-94).',
  valuesConfig: {
    DRAFT: { description: 'Written.' },
    LEGAL_CLEARANCE: { description: 'Cleared by a legal officer who did not write it.' },
    SENT: { description: 'Sent to the authority.' },
    ACKNOWLEDGED: { description: 'The authority has it.' },
    UNDER_INVESTIGATION: { description: 'The authority investigates.' },
    CLOSED_NO_ACTION: { description: 'The authority does nothing more.' },
    PROSECUTED: { description: 'The authority prosecutes.' },
    CONVICTED: { description: 'A court has convicted.' },
    ACQUITTED: { description: 'A court has acquitted.' },
  },
});

@ObjectType({ description: 'A step of a referral.' })
export class ReferralStep {
  @Field(() => ReferralState)
  state: ReferralState;

  @Field(() => LocalDate, { description: 'When it happened.' })
  on: Day;

  @Field(() => String, { nullable: true, description: 'What was noted.' })
  note: string | null;

  @Field(() => DateTime)
  recordedAt: Date;
}

@ObjectType({
  description:
    'A referral of a case of your own agency to an authority (JIU-94). Only its legal and investigation offices know that there is one.',
})
export class Referral {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => ReferralAuthority)
  authority: ReferralAuthority;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  authorityName: string | null;

  @Field(() => String, { description: 'What it is about.' })
  summary: string;

  @Field(() => ReferralState)
  state: ReferralState;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => LocalDate, { nullable: true, description: 'When it was sent; null before.' })
  sentOn: Day | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of referrals of your own agency.' })
export class ReferralConnection extends connectionOf(() => Referral, 'Referral') {}
