import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ListRefresh } from '../list-refreshes/list-refresh.entity';
import type { ListFormat as ListFormatCode } from '../lists/list-formats';
import { ListVersion } from './list-version.view';

/** domain-model.md 2.6. */
export enum ListBinding {
  MANDATORY = 'MANDATORY',
  RECOGNISED_BY_DEFAULT = 'RECOGNISED_BY_DEFAULT',
  INFORMATIVE = 'INFORMATIVE',
}

registerEnumType(ListBinding, {
  name: 'ListBinding',
  description: 'How far a list binds the agencies (domain-model.md 2.6).',
  valuesConfig: {
    MANDATORY: { description: 'Binds every agency; no opt-out (S-INV-1).' },
    RECOGNISED_BY_DEFAULT: { description: 'Binds unless an agency opts out with a reason (S-INV-8).' },
    INFORMATIVE: { description: 'Informs; never stops a decision.' },
  },
});

export enum ListFormat {
  UN_XML = 'UN_XML',
  OFAC_SDN_ZIP = 'OFAC_SDN_ZIP',
  WORLD_BANK_XLSX = 'WORLD_BANK_XLSX',
  EBRD_CSV = 'EBRD_CSV',
  AGENCY_CSV = 'AGENCY_CSV',
  AGENCY_JSON = 'AGENCY_JSON',
  FTM_JSONL = 'FTM_JSONL',
}

registerEnumType(ListFormat, {
  name: 'ListFormat',
  description: 'How a file of a list is written; docs/lists.md describes each.',
  valuesConfig: {
    UN_XML: { description: 'Consolidated list of the Security Council, as XML.' },
    OFAC_SDN_ZIP: { description: 'One zip of sdn.csv, alt.csv, add.csv and sdn_comments.csv, the legacy form.' },
    WORLD_BANK_XLSX: { description: 'Listing of ineligible firms of the World Bank, as downloaded.' },
    EBRD_CSV: { description: 'Ineligible entities of EBRD, with originating institution.' },
    AGENCY_CSV: { description: "Our own table for agencies' lists." },
    AGENCY_JSON: { description: "Our own JSON for agencies' lists." },
    FTM_JSONL: { description: 'FollowTheMoney entities, one JSON object a line.' },
  },
});

@ObjectType({ description: 'An authority whose list partners are screened against.' })
@Entity('list_source')
export class ListSource {
  @Field(() => String, { description: 'Short code, such as UNSC.' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String, { description: 'What the list is called.' })
  @Column('text')
  name: string;

  @Field(() => String, { description: 'Who publishes it.' })
  @Column('text')
  authority: string;

  @Field(() => ListBinding, { description: 'How far it binds the agencies.' })
  @Column('text')
  binding: ListBinding;

  @Field(() => [ListFormat], { description: 'What its files may be, the usual one first.' })
  @Column('text', { array: true })
  formats: ListFormatCode[];

  @Field(() => String, {
    nullable: true,
    description: 'Code of the agency whose own list it is: only its staff import and release it. Null for all others.',
  })
  @Column('text', { nullable: true })
  agency: string | null;

  @Field(() => String, { description: 'What the list rests on in law; empty when nobody said.' })
  @Column('text', { name: 'legal_basis' })
  legalBasis: string;

  @Field(() => String, { description: 'Under what terms it may be used; empty when nobody said.' })
  @Column('text')
  licence: string;

  @Field(() => String, { nullable: true, description: 'Where it is fetched from; null when it comes by file alone.' })
  @Column('text', { nullable: true })
  url: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours between two fetches; null when it is fetched only when somebody asks.',
  })
  @Column('int', { name: 'refresh_hours', nullable: true })
  refreshHours: number | null;

  /** Of the bytes that came last by URL, with what their server says of them. */
  @Column('text', { name: 'fetched_sha256', nullable: true })
  fetchedSha256: string | null;

  @Column('text', { name: 'fetched_etag', nullable: true })
  fetchedEtag: string | null;

  @Column('text', { name: 'fetched_modified', nullable: true })
  fetchedModified: string | null;

  @Field(() => Int, { description: 'Hours after which a confirmation is too old to decide on.' })
  @Column('int', { name: 'max_age_hours' })
  maxAgeHours: number;

  @Column('int', { name: 'plausible_min' })
  plausibleMin: number;

  @Column('int', { name: 'plausible_max' })
  plausibleMax: number;

  @Column('uuid', { name: 'in_force_snapshot_id', nullable: true })
  inForceSnapshotId: string | null;

  /** The version that the whole roster has been screened against. */
  @Column('uuid', { name: 'screened_snapshot_id', nullable: true })
  screenedSnapshotId: string | null;

  @Field(() => ListRefresh, { nullable: true, description: 'The last time that it was fetched, or tried to be.' })
  lastRefresh?: ListRefresh | null;

  @Field(() => ListVersion, { nullable: true, description: 'The version that screening uses; null before the first.' })
  inForce?: ListVersion | null;

  @Field(() => Boolean, {
    description: 'True when nothing is in force or it was confirmed longer than maxAgeHours ago.',
  })
  isStale?: boolean;

  @Field(() => Boolean, { description: 'True when every partner has been screened against the version in force.' })
  isScreened?: boolean;
}
