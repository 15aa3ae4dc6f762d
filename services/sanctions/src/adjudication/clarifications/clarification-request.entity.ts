import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ClarificationFile } from './clarification-file.view';

/** The only words in which a partner is asked: what somebody wrote freely could tell why. */
export enum ClarificationTopic {
  PERSON_IDENTITY_DOCUMENT = 'PERSON_IDENTITY_DOCUMENT',
  PERSON_BIRTH_DATE = 'PERSON_BIRTH_DATE',
  PERSON_NATIONALITY = 'PERSON_NATIONALITY',
  PERSON_FULL_NAME = 'PERSON_FULL_NAME',
  PERSON_ADDRESS = 'PERSON_ADDRESS',
  ORGANISATION_REGISTRATION = 'ORGANISATION_REGISTRATION',
  ORGANISATION_NAMES = 'ORGANISATION_NAMES',
  ORGANISATION_ADDRESS = 'ORGANISATION_ADDRESS',
  ORGANISATION_GOVERNANCE = 'ORGANISATION_GOVERNANCE',
}

registerEnumType(ClarificationTopic, {
  name: 'ClarificationTopic',
  description: 'What a partner is asked to clarify about its data.',
  valuesConfig: {
    PERSON_IDENTITY_DOCUMENT: { description: 'A copy of an identity document of the person named.' },
    PERSON_BIRTH_DATE: { description: 'Date and place of birth of the person named.' },
    PERSON_NATIONALITY: { description: 'Nationality of the person named.' },
    PERSON_FULL_NAME: { description: 'Full name of the person named, with all parts, also in the original script.' },
    PERSON_ADDRESS: { description: 'Place of residence of the person named.' },
    ORGANISATION_REGISTRATION: { description: 'Certificate of the legal registration that is in force.' },
    ORGANISATION_NAMES: { description: 'All names that the organisation uses or used.' },
    ORGANISATION_ADDRESS: { description: 'Address of the seat and of the offices.' },
    ORGANISATION_GOVERNANCE: { description: 'Who owns, leads and controls the organisation.' },
  },
});

export enum ClarificationState {
  OPEN = 'OPEN',
  OVERDUE = 'OVERDUE',
  ANSWERED = 'ANSWERED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ClarificationState, {
  name: 'ClarificationState',
  description: 'How far a request to clarify data is.',
  valuesConfig: {
    OPEN: { description: 'Waits for the answer.' },
    OVERDUE: { description: 'The day is past; an answer is still taken.' },
    ANSWERED: { description: 'Answered.' },
    WITHDRAWN: { description: 'No longer needed.' },
  },
});

@ObjectType({
  description:
    'A request to a partner to clarify its data, as part of keeping the registry correct. The partner and whoever asked see it.',
})
@Entity('clarification_request')
export class ClarificationRequest {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID, { description: 'Who is asked.' })
  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => ID, { nullable: true, description: 'Key person of the partner that it is about; null for itself.' })
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Field(() => [ClarificationTopic], { description: 'What is asked for.' })
  @Column('text', { array: true })
  topics: ClarificationTopic[];

  @Field(() => ClarificationState, { description: 'How far it is.' })
  @Column('text')
  state: ClarificationState;

  @Field(() => DateTime, { description: 'When it was sent.' })
  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Field(() => DateTime, { description: 'When the answer is due.' })
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('text')
  purpose: 'SCREENING' | 'VERIFICATION';

  /** Selected for whoever sees the hit, and for nobody else. */
  @Column('uuid', { name: 'hit_id', nullable: true })
  hitId: string | null;

  @Column('text', { name: 'asked_by' })
  askedBy: string;

  @Column('text')
  agency: string;

  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;

  @Column('text', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  @Column('text', { name: 'sealed_answer', nullable: true })
  sealedAnswer: string | null;

  @Column('uuid', { name: 'file_ids', array: true, default: '{}' })
  fileIds: string[];

  @Field(() => Int, { description: 'Counts its changes.' })
  @Column('int')
  version: number;

  @Field(() => String, { nullable: true, description: 'The answer in words; null when there is none.' })
  answer?: string | null;

  @Field(() => [ClarificationFile], { description: 'Files that came with the answer, at most 10.' })
  files?: ClarificationFile[];
}
