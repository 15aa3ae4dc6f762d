import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Partner } from '../../federation/partner.stub';
import { ClearanceStatus } from '../clearances/clearance.entity';

/** domain-model.md 2.6; the last four are ours. */
export enum ScreeningTrigger {
  REGISTRATION = 'REGISTRATION',
  DECLARATION_SIGNED = 'DECLARATION_SIGNED',
  NAME_CHANGE = 'NAME_CHANGE',
  KEY_PERSON_CHANGE = 'KEY_PERSON_CHANGE',
  USER_ADDED = 'USER_ADDED',
  LIST_UPDATE = 'LIST_UPDATE',
  PRE_SELECTION = 'PRE_SELECTION',
  PRE_SIGNATURE = 'PRE_SIGNATURE',
  PRE_DISBURSEMENT = 'PRE_DISBURSEMENT',
  PERIODIC = 'PERIODIC',
  MANUAL = 'MANUAL',
  MERGE = 'MERGE',
  CORRECTION = 'CORRECTION',
  ADJUDICATION = 'ADJUDICATION',
  SCORER_CHANGE = 'SCORER_CHANGE',
}

registerEnumType(ScreeningTrigger, {
  name: 'ScreeningTrigger',
  description: 'What asked for a screening (domain-model.md 2.6).',
  valuesConfig: {
    REGISTRATION: { description: 'The partner is new.' },
    DECLARATION_SIGNED: { description: 'It signed its declaration.' },
    NAME_CHANGE: { description: 'One of its names changed.' },
    KEY_PERSON_CHANGE: { description: 'Its key persons changed.' },
    USER_ADDED: { description: 'It has a new user.' },
    LIST_UPDATE: { description: 'A new version of a list came into force (S-INV-5).' },
    PRE_SELECTION: { description: 'An agency is about to select it.' },
    PRE_SIGNATURE: { description: 'An agency is about to sign with it.' },
    PRE_DISBURSEMENT: { description: 'An agency is about to pay it.' },
    PERIODIC: { description: 'A week has passed since the whole roster was screened (S-INV-5).' },
    MANUAL: { description: 'Somebody wants to know.' },
    MERGE: { description: 'It was merged with another, or set apart again.' },
    CORRECTION: { description: 'Another fact that screening looks at was corrected.' },
    ADJUDICATION: { description: 'One of its hits was decided.' },
    SCORER_CHANGE: { description: 'Names are compared by new rules.' },
  },
});

@ObjectType({
  description:
    'One time that a partner was compared with lists. It says which versions, by which rules and from which score on, so that it can be repeated to the same result.',
})
@Entity('screening')
export class Screening {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => String, { description: 'Hash of all names and facts that were asked, those of key persons too.' })
  @Column('text', { name: 'basis_hash' })
  basisHash: string;

  @Field(() => ScreeningTrigger, { description: 'What asked for it.' })
  @Column('text')
  trigger: ScreeningTrigger;

  @Column('jsonb', { name: 'list_versions' })
  listVersions: { source: string; snapshotId: string; version: string }[];

  @Field(() => String, { description: 'The rules that names were compared by; another version may score otherwise.' })
  @Column('text', { name: 'scorer_version' })
  scorerVersion: string;

  @Field(() => Float, { description: 'Lowest score that counted as a match; 0.70 for all partners alike.' })
  @Column('numeric', { precision: 5, scale: 4 })
  threshold: number;

  @Field(() => DateTime, { description: 'When.' })
  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;

  @Column('int', { name: 'hit_count' })
  hitCount: number;

  @Field(() => ClearanceStatus, {
    nullable: true,
    description: 'What the clearance was after it; null for screenings from before this was kept.',
  })
  @Column('text', { nullable: true })
  status: ClearanceStatus | null;

  @Field(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  partner?: Partner;
}
