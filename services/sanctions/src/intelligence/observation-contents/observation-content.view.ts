import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ObservationReply } from '../observation-replies/observation-reply.view';

/** domain-model.md 2.6. */
export enum ObservationCategory {
  REPUTATIONAL_ETHICAL = 'REPUTATIONAL_ETHICAL',
  FINANCIAL = 'FINANCIAL',
  OPERATIONAL = 'OPERATIONAL',
  COMPLIANCE = 'COMPLIANCE',
  SEXUAL_EXPLOITATION_ABUSE = 'SEXUAL_EXPLOITATION_ABUSE',
  SAFEGUARDING_VIOLATION = 'SAFEGUARDING_VIOLATION',
  SANCTIONS_MATCH = 'SANCTIONS_MATCH',
  NOT_A_GENUINE_ORGANISATION = 'NOT_A_GENUINE_ORGANISATION',
  OTHER = 'OTHER',
}

registerEnumType(ObservationCategory, {
  name: 'ObservationCategory',
  description: 'What an observation is about (domain-model.md 2.6).',
  valuesConfig: {
    REPUTATIONAL_ETHICAL: { description: 'Reputation or ethics.' },
    FINANCIAL: { description: 'Money, accounts, procurement.' },
    OPERATIONAL: { description: 'How it delivers.' },
    COMPLIANCE: { description: 'Law, agreements, rules of the agencies.' },
    SEXUAL_EXPLOITATION_ABUSE: {
      description: 'Sexual exploitation and abuse; never with data of survivors (S-INV-11).',
    },
    SAFEGUARDING_VIOLATION: { description: 'Harm to children or others in its care; never with data of survivors.' },
    SANCTIONS_MATCH: { description: 'A possible match with a list, beyond the hit itself.' },
    NOT_A_GENUINE_ORGANISATION: { description: 'A name without an organisation behind it.' },
    OTHER: { description: 'Something else; the text says what.' },
  },
});

export enum ObservationSeverity {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}

registerEnumType(ObservationSeverity, {
  name: 'ObservationSeverity',
  description: 'How bad it would be if it holds.',
  valuesConfig: {
    LOW: { description: 'Little; to be known.' },
    MEDIUM: { description: 'A concern in dealings with the partner.' },
    HIGH: { description: 'May harm people, money or the mandate.' },
    CRITICAL: { description: 'Harms people, money or the mandate now.' },
  },
});

export enum ObservationSource {
  OWN_STAFF = 'OWN_STAFF',
  MONITORING = 'MONITORING',
  AUDIT = 'AUDIT',
  COMMUNITY = 'COMMUNITY',
  OTHER_AGENCY = 'OTHER_AGENCY',
  AUTHORITY = 'AUTHORITY',
  MEDIA = 'MEDIA',
  OTHER = 'OTHER',
}

registerEnumType(ObservationSource, {
  name: 'ObservationSource',
  description: 'Where an observation comes from; a kind, never a person.',
  valuesConfig: {
    OWN_STAFF: { description: 'Staff of the agency saw it.' },
    MONITORING: { description: 'A visit or a spot check.' },
    AUDIT: { description: 'An audit or another assurance activity.' },
    COMMUNITY: { description: 'Feedback of the people served, without who gave it.' },
    OTHER_AGENCY: { description: 'Another agency.' },
    AUTHORITY: { description: 'An authority or a public register.' },
    MEDIA: { description: 'Media or social media.' },
    OTHER: { description: 'Another source.' },
  },
});

export enum ObservationConfidence {
  UNCONFIRMED = 'UNCONFIRMED',
  PLAUSIBLE = 'PLAUSIBLE',
  CONFIRMED = 'CONFIRMED',
}

registerEnumType(ObservationConfidence, {
  name: 'ObservationConfidence',
  description: 'How far it is established.',
  valuesConfig: {
    UNCONFIRMED: { description: 'One source, not checked.' },
    PLAUSIBLE: { description: 'Fits with other facts.' },
    CONFIRMED: { description: 'Shown by papers or by two independent sources.' },
  },
});

export enum ObservationClassification {
  AGENCY = 'AGENCY',
  NEED_TO_KNOW = 'NEED_TO_KNOW',
  ALL_AGENCIES = 'ALL_AGENCIES',
}

registerEnumType(ObservationClassification, {
  name: 'ObservationClassification',
  description: 'Who may read what an observation says; always advanced roles only.',
  valuesConfig: {
    AGENCY: { description: 'The agency that recorded it.' },
    NEED_TO_KNOW: { description: 'That agency, and agencies it grants it to for a time, with a reason.' },
    ALL_AGENCIES: { description: 'All agencies.' },
  },
});

@ObjectType({ description: 'What an observation says. CONFIDENTIAL, by its classification.' })
export class ObservationContent {
  observationId: string;

  @Field(() => ObservationCategory, { description: 'What it is about.' })
  category: ObservationCategory;

  @Field(() => ObservationSeverity, { description: 'How bad it would be.' })
  severity: ObservationSeverity;

  @Field(() => ObservationSource, { description: 'Where it comes from.' })
  source: ObservationSource;

  @Field(() => ObservationConfidence, { description: 'How far it is established.' })
  confidence: ObservationConfidence;

  @Field(() => ObservationClassification, { description: 'Who may read it.' })
  classification: ObservationClassification;

  @Field(() => String, {
    nullable: true,
    description:
      'The facts, without anybody who could be recognised as survivor, complainant or witness; null five years after its end.',
  })
  text: string | null;

  @Field(() => String, { nullable: true, description: 'Office or function of the agency to ask.' })
  contact: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of a file of kind OBSERVATION_ATTACHMENT.' })
  attachmentId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Link to that file, valid for 15 minutes. Each link that is asked for is recorded.',
  })
  attachmentUrl?: string | null;

  @Field(() => String, { description: 'Who recorded it, as `<issuer>#<subject>`.' })
  recordedBy: string;

  @Field(() => DateTime, { nullable: true, description: 'When somebody is to look at it again.' })
  reviewBy: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when headquarters is to decide; null when not escalated.',
  })
  decisionDueAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the partner was shown it; null when it was not.' })
  sharedAt: Date | null;

  @Field(() => [ObservationReply], { description: 'What the partner answered, oldest first; at most ten.' })
  replies?: ObservationReply[];
}
