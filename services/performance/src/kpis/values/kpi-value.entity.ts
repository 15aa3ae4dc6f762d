import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KpiOrigin } from './kpi-origin.enum';
import { KpiQuality } from './kpi-value.enum';

@ObjectType({
  description: 'One figure that an agency submitted. It is never changed; a correction is the next revision (P-INV-2).',
})
@Entity('kpi_value')
export class KpiValue {
  @Field(() => ID, { description: 'UUID v7 of this revision.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'definition_id' })
  definitionId: string;

  @Column('text', { name: 'agency' })
  agencyCode: string;

  @Column('uuid', { name: 'partner_id', nullable: true })
  partnerId: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for all countries.' })
  @Column('text', { nullable: true })
  country: string | null;

  @Field(() => String, { nullable: true, description: 'Such as NATIONAL_NGO; null for all types of partners.' })
  @Column('text', { name: 'partner_type', nullable: true })
  partnerType: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the sector; null for all sectors.' })
  @Column('text', { nullable: true })
  sector: string | null;

  @Field(() => KpiOrigin)
  @Column('text')
  origin: KpiOrigin;

  @Field(() => [String], {
    nullable: true,
    description: 'Agencies that a system-wide figure covers, in order; null for the figure of one agency.',
  })
  @Column('text', { array: true, nullable: true })
  covers: string[] | null;

  @Column('integer', { nullable: true })
  contributors: number | null;

  @Column('text', { name: 'source_system', nullable: true })
  sourceSystem: string | null;

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Column('uuid', { name: 'batch_id', nullable: true })
  batchId: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the facts behind a figure that this service counted were known; null for a submitted one.',
  })
  @Column('timestamptz', { name: 'data_as_of', nullable: true })
  dataAsOf: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when a later revision, or nothing, stands in its place; null while it is in force.',
  })
  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt: Date | null;

  @Column('integer')
  year: number;

  @Column('integer', { nullable: true })
  quarter: number | null;

  @Column('numeric')
  value: string;

  @Column('numeric')
  numerator: string;

  @Column('numeric', { nullable: true })
  denominator: string | null;

  @Field(() => KpiQuality)
  @Column('text')
  quality: KpiQuality;

  @Field(() => Int, {
    description: 'Counts from 1 for each cell: definition, agency, period and what else the figure is about.',
  })
  @Column('integer')
  revision: number;

  @Field(() => ID, { nullable: true, description: 'The revision that this one corrects; null for the first.' })
  @Column('uuid', { nullable: true })
  supersedes: string | null;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  /** The caller's key for this submission, and the hash of what came with it: a repeated request finds the first answer. */
  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey: string | null;

  @Column('text', { name: 'request_hash', nullable: true })
  requestHash: string | null;
}
