import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListedRecord } from '../lists/listed-record';
import { ListedName } from './listed-name.view';

export enum ListedSubjectKind {
  INDIVIDUAL = 'INDIVIDUAL',
  ENTITY = 'ENTITY',
  VESSEL = 'VESSEL',
}

registerEnumType(ListedSubjectKind, {
  name: 'ListedSubjectKind',
  description: 'What a listed party is.',
  valuesConfig: {
    INDIVIDUAL: { description: 'A person.' },
    ENTITY: { description: 'An organisation, company or group.' },
    VESSEL: { description: 'A ship.' },
  },
});

@ObjectType({ description: 'A party on a list, as the version in force has it. De-listed parties stay, marked.' })
@Entity('listed_subject')
export class ListedSubject {
  @Field(() => ID, { description: 'UUID v7; the same over all versions of the list.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Code of the list source, such as UNSC.' })
  @Column('text')
  source: string;

  @Field(() => String, { description: "The list's permanent reference number, such as QDi.001." })
  @Column('text', { name: 'external_id' })
  externalId: string;

  @Field(() => ListedSubjectKind, { description: 'What it is.' })
  @Column('text')
  kind: ListedSubjectKind;

  @Column('jsonb')
  record: ListedRecord;

  @Column('text', { name: 'content_hash' })
  contentHash: string;

  /** Of what screening looks at; a change reopens hits and lets decisions lapse (S-INV-3). */
  @Column('text', { name: 'screening_hash' })
  screeningHash: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a version without it came into force; null while listed.',
  })
  @Column('timestamptz', { name: 'delisted_at', nullable: true })
  delistedAt: Date | null;

  @Column('uuid', { name: 'first_snapshot_id' })
  firstSnapshotId: string;

  @Column('uuid', { name: 'changed_snapshot_id' })
  changedSnapshotId: string;

  @Field(() => [ListedName], { description: 'All names, the primary one first.' })
  names?: ListedName[];

  @Field(() => [String], { description: 'Nationalities as the list writes them.' })
  nationalities?: string[];

  @Field(() => [String], {
    description: 'Birth dates or years, such as 1971, 1960-1962 or 1973-11-02; approximate ones begin with ~.',
  })
  births?: string[];

  @Field(() => String, { description: 'Sanctions regime that lists it, such as Al-Qaida.' })
  programme?: string;
}
