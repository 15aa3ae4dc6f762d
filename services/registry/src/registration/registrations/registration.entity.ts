import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum RegistrationState {
  ACCESS_REQUESTED = 'ACCESS_REQUESTED',
  DUPLICATE_REVIEW = 'DUPLICATE_REVIEW',
  DOCUMENTS_REQUESTED = 'DOCUMENTS_REQUESTED',
  SUBMITTED = 'SUBMITTED',
  IN_VETTING = 'IN_VETTING',
  INFO_REQUESTED = 'INFO_REQUESTED',
  VETTED = 'VETTED',
  DECLARATION_PENDING = 'DECLARATION_PENDING',
  DECLARATION_REVIEW = 'DECLARATION_REVIEW',
  SCREENING_HOLD = 'SCREENING_HOLD',
  PROFILE_OPEN = 'PROFILE_OPEN',
  PROFILE_COMPLETE = 'PROFILE_COMPLETE',
  REGISTERED = 'REGISTERED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  LAPSED = 'LAPSED',
}

registerEnumType(RegistrationState, {
  name: 'RegistrationState',
  description: 'Where a registration stands (domain-model.md 2.2, UNHCR-38 to UNHCR-50).',
  valuesConfig: {
    ACCESS_REQUESTED: { description: 'Access was asked for.' },
    DUPLICATE_REVIEW: { description: 'The name resembles partners that are known; an officer decides.' },
    DOCUMENTS_REQUESTED: { description: 'The applicant sends what the checklist lists.' },
    SUBMITTED: { description: 'The checklist is complete and was submitted.' },
    IN_VETTING: { description: 'A vetting officer looks at the documents.' },
    INFO_REQUESTED: { description: 'The vetting officer asked for more; the applicant answers or it lapses.' },
    VETTED: { description: 'The documents were approved.' },
    DECLARATION_PENDING: { description: 'The declaration is to be signed.' },
    DECLARATION_REVIEW: { description: 'The signed declaration waits for its review; screening was clear.' },
    SCREENING_HOLD: { description: 'Under review: screening of what was signed has not come out clear.' },
    PROFILE_OPEN: { description: 'The profile is being filled in.' },
    PROFILE_COMPLETE: { description: 'All mandatory sections are complete; a code may be assigned.' },
    REGISTERED: { description: 'A partner code was assigned.' },
    REJECTED: { description: 'Refused, with a reason.' },
    WITHDRAWN: { description: 'Given up by the partner.' },
    LAPSED: { description: 'The applicant did not act in time.' },
  },
});

export enum RegistrationTrack {
  NON_PROFIT = 'NON_PROFIT',
  OPERATIONAL_PARTNER = 'OPERATIONAL_PARTNER',
  GOVERNMENT = 'GOVERNMENT',
  ACADEMIC = 'ACADEMIC',
  PRIVATE_SECTOR = 'PRIVATE_SECTOR',
  UN_ENTITY = 'UN_ENTITY',
  OTHER_INSTITUTION = 'OTHER_INSTITUTION',
}

registerEnumType(RegistrationTrack, {
  name: 'RegistrationTrack',
  description: 'Which checklist a registration follows (UNHCR-36).',
  valuesConfig: {
    NON_PROFIT: { description: 'NGOs and other not-for-profits.' },
    OPERATIONAL_PARTNER: { description: 'Works beside an agency without its funds.' },
    GOVERNMENT: { description: 'Ministries and local authorities.' },
    ACADEMIC: { description: 'Universities and research institutions.' },
    PRIVATE_SECTOR: { description: 'Companies and their foundations.' },
    UN_ENTITY: { description: 'Entities of the United Nations system.' },
    OTHER_INSTITUTION: { description: 'All others.' },
  },
});

export enum IntakeChannel {
  PORTAL = 'PORTAL',
  EMAIL = 'EMAIL',
  OFFLINE = 'OFFLINE',
  AGENCY_ON_BEHALF = 'AGENCY_ON_BEHALF',
  MIGRATION = 'MIGRATION',
}

registerEnumType(IntakeChannel, {
  name: 'IntakeChannel',
  description: 'How a registration came in (UNHCR-37).',
  valuesConfig: {
    PORTAL: { description: 'By the partner itself, online.' },
    EMAIL: { description: 'By e-mail, keyed by staff.' },
    OFFLINE: { description: 'By an offline pack (UNHCR-53).' },
    AGENCY_ON_BEHALF: { description: 'Keyed by staff for the partner.' },
    MIGRATION: { description: 'Taken over from an older system.' },
  },
});

/** domain-model.md 2.2, HAB-15. */
export enum IdentificationChannel {
  CALL_FOR_EOI = 'CALL_FOR_EOI',
  ACCREDITATION = 'ACCREDITATION',
  ADVOCACY_CAMPAIGN = 'ADVOCACY_CAMPAIGN',
  EVENT_OR_WORKSHOP = 'EVENT_OR_WORKSHOP',
  URBAN_FORUM = 'URBAN_FORUM',
  DESK_RESEARCH = 'DESK_RESEARCH',
  RECOMMENDATION = 'RECOMMENDATION',
  COMPETITION_OR_AWARD = 'COMPETITION_OR_AWARD',
  SELF_REQUEST = 'SELF_REQUEST',
  OTHER = 'OTHER',
}

registerEnumType(IdentificationChannel, {
  name: 'IdentificationChannel',
  description: 'How agency and partner found each other (HAB-15).',
  valuesConfig: {
    CALL_FOR_EOI: { description: 'A call for expressions of interest.' },
    ACCREDITATION: { description: 'Its accreditation with a body of the United Nations.' },
    ADVOCACY_CAMPAIGN: { description: 'A campaign.' },
    EVENT_OR_WORKSHOP: { description: 'An event or workshop.' },
    URBAN_FORUM: { description: 'A World Urban Forum or a national one.' },
    DESK_RESEARCH: { description: 'Research by staff.' },
    RECOMMENDATION: { description: 'Somebody recommended it.' },
    COMPETITION_OR_AWARD: { description: 'A competition or award.' },
    SELF_REQUEST: { description: 'It came by itself.' },
    OTHER: { description: 'None of the others.' },
  },
});

@ObjectType({
  description: 'The way of one partner from a request for access to a partner code. One is live per partner at a time.',
})
@Entity('registration')
export class Registration {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  /** Null until the request was accepted: before that there is no partner. */
  @Column('uuid', { name: 'partner_id', nullable: true })
  partnerId: string | null;

  @Field(() => RegistrationTrack)
  @Column('text')
  track: RegistrationTrack;

  @Field(() => IntakeChannel)
  @Column('text')
  channel: IntakeChannel;

  @Field(() => IdentificationChannel, { nullable: true, description: 'How agency and partner found each other.' })
  @Column('text', { name: 'identification_channel', nullable: true })
  identificationChannel: IdentificationChannel | null;

  @Column('text', { name: 'sponsor_agency', nullable: true })
  sponsorAgency: string | null;

  @Column('uuid', { name: 'office_id', nullable: true })
  officeId: string | null;

  @Field(() => RegistrationState)
  @Column('text')
  state: RegistrationState;

  @Field(() => DateTime, { description: 'Since when it is in this state.' })
  @Column('timestamptz', { name: 'state_since' })
  stateSince: Date;

  /** Of the state, such as HITS_OPEN while on hold; what a partner may read of it is the resolver's question. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => DateTime, { description: 'When access was asked for.' })
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was first submitted.' })
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the first partner code was assigned.' })
  @Column('timestamptz', { name: 'registered_at', nullable: true })
  registeredAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it lapses unless the applicant acts.' })
  @Column('timestamptz', { name: 'lapses_at', nullable: true })
  lapsesAt: Date | null;

  /** When the applicant was reminded that this state lapses; once per state. */
  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;

  @Field(() => Int, { description: 'Grows with each change.' })
  @Column('integer')
  version: number;
}
