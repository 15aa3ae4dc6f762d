import { Job } from '@partner-commons/platform/jobs/job.type';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListFormat as ListFormatCode } from '../lists/list-formats';
import { ListFormat } from '../sources/list-source.entity';
import { ListDelta } from './list-delta.view';

export enum ListSnapshotState {
  PENDING = 'PENDING',
  IN_FORCE = 'IN_FORCE',
  SUPERSEDED = 'SUPERSEDED',
  CONFIRMED = 'CONFIRMED',
  QUARANTINED = 'QUARANTINED',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
}

registerEnumType(ListSnapshotState, {
  name: 'ListSnapshotState',
  description: 'What became of an imported list. Whatever it is, the version in force stays until another replaces it.',
  valuesConfig: {
    PENDING: { description: 'Waiting to be read and judged.' },
    IN_FORCE: { description: 'The version that screening uses now.' },
    SUPERSEDED: { description: 'Was in force until a later version replaced it.' },
    CONFIRMED: { description: 'The same content as the version in force, which is thereby confirmed as current.' },
    QUARANTINED: { description: 'Readable but implausible (S-INV-4); an adjudicator may release it.' },
    REFUSED: { description: 'Not a list, damaged, or older than the version in force; cannot be released.' },
    FAILED: { description: 'Could not be read by us; `message` says what to do.' },
  },
});

@ObjectType({ description: 'One imported file of a list, what was found in it and what became of it.' })
@Entity('list_snapshot')
export class ListSnapshot {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Code of the list source, such as UNSC.' })
  @Column('text')
  source: string;

  @Field(() => ListSnapshotState, { description: 'What became of it.' })
  @Column('text')
  state: ListSnapshotState;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is not in force: EMPTY_LIST, SHRUNK, GROWN, TOO_MANY_BAD, IMPLAUSIBLE_SIZE, RENUMBERED, FUTURE_DATE (quarantined); FORMAT, ENCODING, TRUNCATED, UNSAFE_XML, TOO_LARGE, EMPTY, LIST_ROLLBACK, RETRIEVED_BEFORE_PUBLISHED (refused); FILE_UNUSABLE (failed). Stays after a release.',
  })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'The reason in words, with figures.' })
  @Column('text', { nullable: true })
  message: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Date of publication and the first 8 digits of the content hash; null until it was read.',
  })
  @Column('text', { nullable: true })
  version: string | null;

  @Field(() => ListFormat, { description: 'As what the file is read.' })
  @Column('text')
  format: ListFormatCode;

  @Field(() => String, { description: 'SHA-256 of the file: the same bytes again confirm a version.' })
  @Column('text')
  sha256: string;

  /** Place in the order of the versions of a source; null until it comes into force. */
  @Column('int', { name: 'version_no', nullable: true })
  versionNo: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The version that this one differs from only by entries whose period ended meanwhile; null for what a file brought.',
  })
  @Column('uuid', { name: 'derived_from', nullable: true })
  derivedFrom: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When its authority published it, as the file says.' })
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Field(() => DateTime, { description: 'When the file was fetched from the source, as the importer says.' })
  @Column('timestamptz', { name: 'retrieved_at' })
  retrievedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When this version was last retrieved and found valid; null when it never was.',
  })
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When screening began to use it.' })
  @Column('timestamptz', { name: 'in_force_at', nullable: true })
  inForceAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Entries that were understood; null when the file could not be read.',
  })
  @Column('int', { nullable: true })
  records: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, persons.' })
  @Column('int', { nullable: true })
  individuals: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, organisations.' })
  @Column('int', { nullable: true })
  entities: number | null;

  @Field(() => Int, { nullable: true, description: 'Entries that were not understood; `problems` names them.' })
  @Column('int', { name: 'not_taken', nullable: true })
  notTaken: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the understood, those whose period is over: they are not listed.',
  })
  @Column('int', { nullable: true })
  ended: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Parts of the file that are no parties or may not be shared; no bad records. `problems` says what they are.',
  })
  @Column('int', { name: 'passed_over', nullable: true })
  passedOver: number | null;

  @Column('int', { nullable: true })
  added: number | null;

  @Column('int', { nullable: true })
  amended: number | null;

  @Column('int', { nullable: true })
  removed: number | null;

  @Column('int', { nullable: true })
  kept: number | null;

  @Column('int', { name: 'to_rescreen', nullable: true })
  toRescreen: number | null;

  @Column('uuid', { name: 'file_id' })
  fileId: string;

  @Column('uuid', { name: 'job_id' })
  jobId: string;

  @Column('text')
  agency: string;

  @Column('text', { name: 'imported_by' })
  importedBy: string;

  @Column('text', { name: 'released_by', nullable: true })
  releasedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why an adjudicator released it from quarantine; null if nobody did.',
  })
  @Column('text', { name: 'release_reason', nullable: true })
  releaseReason: string | null;

  @Field(() => DateTime, { description: 'When the import was asked for.' })
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Field(() => ListDelta, {
    nullable: true,
    description:
      'What it changes against the version that was in force when it was judged; null when it could not be read.',
  })
  delta?: ListDelta | null;

  @Field(() => Job, {
    nullable: true,
    description: "Progress of the import; null for other agencies than the importer's.",
  })
  job?: Job | null;
}
