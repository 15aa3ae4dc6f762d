import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
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

  @Column('integer')
  year: number;

  @Column('integer', { nullable: true })
  quarter: number | null;

  @Field(() => Decimal, { description: 'The figure in its unit, rounded half up, as frozen at submission.' })
  @Column('numeric')
  value: string;

  @Field(() => Decimal, { description: 'As submitted; the figure itself when there is no denominator.' })
  @Column('numeric')
  numerator: string;

  @Field(() => Decimal, { nullable: true, description: 'As submitted; null for COUNT and DAYS.' })
  @Column('numeric', { nullable: true })
  denominator: string | null;

  @Field(() => KpiQuality)
  @Column('text')
  quality: KpiQuality;

  @Field(() => Int, { description: 'Counts from 1 for each definition, agency, partner and period.' })
  @Column('integer')
  revision: number;

  @Field(() => ID, { nullable: true, description: 'The revision that this one corrects; null for the first.' })
  @Column('uuid', { nullable: true })
  supersedes: string | null;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  /** The caller's key for this submission, and the hash of what came with it: a repeated request finds the first answer. */
  @Column('text', { name: 'idempotency_key' })
  idempotencyKey: string;

  @Column('text', { name: 'request_hash' })
  requestHash: string;
}
