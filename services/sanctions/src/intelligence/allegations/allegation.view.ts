import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import { AllegationCategory, AllegationSource, AllegationState, AllegationTriage } from './allegation.enums';

registerEnumType(AllegationSource, {
  name: 'AllegationSource',
  description: 'The kind of channel that an allegation came by; never who used it (S-INV-11).',
  valuesConfig: {
    HOTLINE: { description: 'The hotline of the agency.' },
    STAFF: { description: 'Staff of an agency.' },
    PARTNER: { description: 'The partner itself, or another one.' },
    COMMUNITY_CHANNEL: { description: 'A complaint channel of the people served.' },
    AUDIT: { description: 'An audit or another assurance activity.' },
    MEDIA: { description: 'Media or social media.' },
    OTHER_AGENCY: { description: 'Another agency.' },
    AUTHORITY: { description: 'A national authority.' },
    ANONYMOUS: { description: 'Somebody who is not known.' },
  },
});

registerEnumType(AllegationCategory, {
  name: 'AllegationCategory',
  description: 'What is alleged.',
  valuesConfig: {
    FRAUD: { description: 'Deceiving for gain.' },
    CORRUPTION: { description: 'Bribes and the like.' },
    COLLUSION: { description: 'Secret agreements between parties.' },
    DIVERSION: { description: 'Aid that goes elsewhere.' },
    SEXUAL_EXPLOITATION_ABUSE: { description: 'Sexual exploitation and abuse.' },
    SEXUAL_HARASSMENT: { description: 'Sexual harassment.' },
    CHILD_SAFEGUARDING: { description: 'Harm to children.' },
    LABOUR_ABUSE: { description: 'Forced labour, child labour or trafficking.' },
    CONFLICT_OF_INTEREST: { description: 'An interest that was not declared.' },
    RETALIATION: { description: 'Harm to those who speak up.' },
    OTHER: { description: 'Something else.' },
  },
});

registerEnumType(AllegationTriage, {
  name: 'AllegationTriage',
  description: 'What the first look at an allegation comes to.',
  valuesConfig: {
    WITHIN_MANDATE: { description: 'It is investigated.' },
    REFER_ELSEWHERE: { description: 'Another body is to investigate it.' },
    INSUFFICIENT: { description: 'Too little to go by.' },
    NO_MISCONDUCT: { description: 'No misconduct, even if it is true.' },
  },
});

registerEnumType(AllegationState, {
  name: 'AllegationState',
  description: 'Where an allegation stands.',
  valuesConfig: {
    RECEIVED: { description: 'Not yet looked at.' },
    UNDER_INVESTIGATION: { description: 'An office investigates.' },
    SUBSTANTIATED: { description: 'Borne out.' },
    UNSUBSTANTIATED: { description: 'Not borne out.' },
    REFERRED: { description: 'Given to another body.' },
    DISMISSED: { description: 'Closed at triage.' },
  },
});

@ObjectType({
  description:
    'An allegation of misconduct of a partner (JIU-104). OWNER_ONLY: for investigators of the agency that received it. No field takes who survived, complained or witnessed (S-INV-11).',
})
export class IntegrityAllegation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => Partner, { nullable: true, description: 'Whom it is against; null only beside an error.' })
  partner?: Partner;

  agency: string;

  @Field(() => AllegationSource, { description: 'The kind of channel it came by.' })
  source: AllegationSource;

  @Field(() => AllegationCategory, { description: 'What is alleged.' })
  category: AllegationCategory;

  @Field(() => [String], { description: 'Codes of redFlagIndicators that speak for it; at most 20.' })
  indicators: string[];

  @Field(() => LocalDate, { description: 'When the agency received it.' })
  receivedOn: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the partner is said to have done; null ten years after its end.',
  })
  summary: string | null;

  @Field(() => AllegationTriage, { nullable: true, description: 'What the first look came to; null before it.' })
  triage: AllegationTriage | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  triageNote: string | null;

  @Field(() => String, { nullable: true, description: 'Office that investigates.' })
  investigatingOffice: string | null;

  @Field(() => AllegationState, { description: 'Where it stands.' })
  state: AllegationState;

  @Field(() => String, { nullable: true, description: 'What the investigation came to.' })
  conclusion: string | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is open.' })
  closedAt: Date | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  version: number;
}
