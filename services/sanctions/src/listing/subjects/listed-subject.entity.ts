import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListedRecord } from '../lists/listed-record';
import { ListedName } from './listed-name.view';
import { SanctionPeriod } from './sanction-period.view';

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
    VESSEL: { description: 'A ship or an aircraft.' },
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

  /** Last day of the period, as an ISO date; its entry is de-listed the day after. */
  @Column('date', { name: 'listed_until', nullable: true })
  listedUntil: string | null;

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

  @Field(() => [String], { description: 'Countries of an organisation, as the list writes them.' })
  countries?: string[];

  @Field(() => [String], {
    description: 'Practices or reasons of the measure as the list writes them; empty where it gives none.',
  })
  grounds?: string[];

  @Field(() => SanctionPeriod, {
    nullable: true,
    description: 'How long it is listed; null on lists whose entries stay until they are removed.',
  })
  period?: SanctionPeriod | null;

  @Field(() => [String], {
    description: 'Who decided where it was not the authority of the list itself, as in a cross-debarment.',
  })
  issuers?: string[];

  @Field(() => String, { nullable: true, description: 'What the measure covers, as the agency that listed it says.' })
  scope?: string | null;

  @Field(() => String, { nullable: true, description: 'Day of the first listing, as the list says.' })
  listedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Day since which it is no longer listed here; null while listed.',
  })
  delistedOn?: string | null;
}
