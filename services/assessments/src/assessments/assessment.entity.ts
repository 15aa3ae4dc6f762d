import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AssessmentKind } from './assessment-kind.enum';
import { CommonRiskBand } from './common-risk-band.enum';

/** What every agency may see of an assessment; the confidential report is another table (architecture.md 4). */
@ObjectType({
  description: 'A final assessment of a partner. It is never changed; a later one of the same kind takes its place.',
})
@Directive('@key(fields: "id")')
@Entity('assessment')
export class Assessment {
  @Field(() => ID, { description: 'UUID v7; the only key.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('text', { name: 'owner_agency' })
  ownerAgency: string;

  @Field(() => AssessmentKind)
  @Column('text')
  kind: AssessmentKind;

  @Field(() => CommonRiskBand)
  @Column('text')
  band: CommonRiskBand;

  @Field(() => LocalDate, { description: 'When the assessment became final.' })
  @Column('date', { name: 'finalised_on' })
  finalisedOn: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts.' })
  @Column('date', { name: 'valid_until' })
  validUntil: string;

  @Column('numeric', { nullable: true })
  amount: string | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  /** The caller's key for this creation, and the hash of what came with it: a repeated request finds the first answer. */
  @Column('text', { name: 'idempotency_key' })
  idempotencyKey: string;

  @Column('text', { name: 'request_hash' })
  requestHash: string;
}
