import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AlertAction, AlertCategory, AlertLevel } from './alert.rules';

registerEnumType(AlertLevel, {
  name: 'AlertLevel',
  description: 'How urgent an alert is.',
  valuesConfig: {
    CAUTION: { description: 'Ask before you commit more.' },
    HIGH: { description: 'The agency that alerts has suspended the partner, or is about to.' },
    CRITICAL: { description: 'People or large amounts are in danger now.' },
  },
});

registerEnumType(AlertCategory, {
  name: 'AlertCategory',
  description: 'What kind of matter it is; never what is alleged (S-INV-11).',
  valuesConfig: {
    FINANCIAL: { description: 'Money.' },
    SEXUAL_EXPLOITATION_ABUSE: { description: 'Sexual exploitation or abuse.' },
    SAFEGUARDING_VIOLATION: { description: 'Other harm to people.' },
    REPUTATIONAL_ETHICAL: { description: 'Ethics or reputation.' },
    COMPLIANCE: { description: 'Obligations that are not kept.' },
    OTHER: { description: 'Something else.' },
  },
});

registerEnumType(AlertAction, {
  name: 'AlertAction',
  description: 'What an agency does about an alert.',
  valuesConfig: {
    JOINED: { description: 'Suspended the partner for itself too.' },
    CONTROLS: { description: 'Goes on, with compensating controls.' },
    NO_ACTION: { description: 'Goes on as before.' },
  },
});

@ObjectType({ description: 'Whom to ask about an alert.' })
export class AlertContact {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;
}

@ObjectType({
  description:
    'An alert to your agency about a partner it is exposed to (JIU-105): the minimum of S-INV-11, and nothing of what is alleged.',
})
export class SharedAlert {
  @Field(() => ID, { description: 'UUID v7 in lower case; your agency has an id of its own for each alert.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  @Field(() => AlertLevel)
  level: AlertLevel;

  @Field(() => AlertCategory)
  category: AlertCategory;

  /** Code of the agency that alerts. */
  leadAgencyCode: string;

  @Field(() => DateTime, { description: 'When your agency was alerted.' })
  deliveredAt: Date;

  @Field(() => Boolean, { description: 'Whether it tells of a suspension that your agency may join now (S-INV-7).' })
  isJoinable: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When your agency said what it does; null while it has not.' })
  acknowledgedAt: Date | null;

  @Field(() => AlertAction, { nullable: true, description: 'What your agency does about it.' })
  action: AlertAction | null;

  @Field(() => String, {
    nullable: true,
    description: 'What your agency noted, or its compensating controls; the agency that alerts reads it too.',
  })
  note: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the agency that alerts ended it.' })
  closedAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of alerts to your agency.' })
export class SharedAlertConnection extends connectionOf(() => SharedAlert, 'SharedAlert') {}

@ObjectType({ description: 'What an agency that was alerted does about it.' })
export class AlertRecipient {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => DateTime, { description: 'When it was alerted.' })
  deliveredAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it said what it does; null while it has not.' })
  acknowledgedAt: Date | null;

  @Field(() => AlertAction, { nullable: true, description: 'What it does about it.' })
  action: AlertAction | null;

  @Field(() => String, { nullable: true, description: 'What it noted, or its compensating controls.' })
  note: string | null;
}

@ObjectType({ description: 'An alert of your own agency, with who was alerted and who has answered.' })
export class PublishedAlert {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  @Field(() => AlertLevel)
  level: AlertLevel;

  @Field(() => AlertCategory)
  category: AlertCategory;

  @Field(() => ID, { nullable: true, description: 'The case it is about, if any.' })
  caseId: string | null;

  @Field(() => DateTime)
  publishedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was ended; agencies that become exposed later are not alerted.',
  })
  closedAt: Date | null;
}

@ObjectType({ description: 'A page of alerts of your own agency.' })
export class PublishedAlertConnection extends connectionOf(() => PublishedAlert, 'PublishedAlert') {}
