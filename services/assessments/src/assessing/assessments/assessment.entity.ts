import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessmentOrigin } from '../../terms/assessment-origin.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { ConductedMode } from '../../terms/conducted-mode.enum';
import { EntityScope } from '../../terms/entity-scope.enum';

/** What every agency may see of an assessment; the confidential report is another table (architecture.md 4). */
@ObjectType({
  description: 'An assessment of a partner by an agency. Once final it is never changed; a later one takes its place.',
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

  @Field(() => String, { description: 'What people call it, such as ASM-0000017.' })
  @Column('text', { name: 'reference_no' })
  referenceNo: string;

  @Field(() => AssessmentState, { description: 'Where it stands.' })
  @Column('text')
  state: AssessmentState;

  @Field(() => AssessmentOrigin, { description: 'How it came here.' })
  @Column('text')
  origin: AssessmentOrigin;

  @Field(() => EntityScope, { description: 'How much of the organisation it speaks of.' })
  @Column('text', { name: 'entity_scope' })
  entityScope: EntityScope;

  @Column('text', { name: 'methodology_code', nullable: true })
  methodologyCode: string | null;

  @Column('integer', { name: 'methodology_version', nullable: true })
  methodologyVersion: number | null;

  @Field(() => AssessorType, { description: 'Who carries it out.' })
  @Column('text', { name: 'assessor_type' })
  assessorType: AssessorType;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the firm or body that carries it out; never of a person.',
  })
  @Column('text', { name: 'assessor_firm', nullable: true })
  assessorFirm: string | null;

  @Field(() => ID, { nullable: true, description: 'Office of the owner that commissioned it.' })
  @Column('uuid', { name: 'commissioning_office', nullable: true })
  commissioningOffice: string | null;

  @Field(() => String, { nullable: true, description: 'Sector of business, where the method asks by sector.' })
  @Column('text', { name: 'business_sector', nullable: true })
  businessSector: string | null;

  @Field(() => ConductedMode, { nullable: true, description: 'Where the work was done; null while nobody said.' })
  @Column('text', { name: 'conducted_mode', nullable: true })
  conductedMode: ConductedMode | null;

  @Field(() => Boolean, { description: "Whether it stands on somebody else's records alone, as OCHA's proxies do." })
  @Column('boolean')
  proxy: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the period that it looked at.' })
  @Column('date', { name: 'period_from', nullable: true })
  periodFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the period that it looked at.' })
  @Column('date', { name: 'period_to', nullable: true })
  periodTo: string | null;

  @Field(() => [String], { description: 'Countries that it speaks of, ISO 3166-1 alpha-2.' })
  @Column('text', { array: true })
  countries: string[];

  @Field(() => [CapacityArea], { description: 'Functional areas that it covers.' })
  @Column('text', { array: true })
  areas: CapacityArea[];

  @Field(() => Decimal, { nullable: true, description: 'Largest planned amount that it covers, in US dollars.' })
  @Column('numeric', { name: 'ceiling_usd', nullable: true })
  ceilingUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the work began.' })
  @Column('date', { name: 'started_on', nullable: true })
  startedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When it should be ready.' })
  @Column('date', { name: 'due_on', nullable: true })
  dueOn: string | null;

  /** What counts: the adjusted band, else the computed one; null until it is final. */
  @Column('text', { nullable: true })
  band: CommonRiskBand | null;

  @Column('text', { name: 'computed_band', nullable: true })
  computedBand: CommonRiskBand | null;

  @Column('text', { name: 'adjusted_band', nullable: true })
  adjustedBand: CommonRiskBand | null;

  @Column('text', { name: 'joint_agencies', array: true })
  jointAgencies: string[];

  @Column('uuid', { name: 'superseded_by', nullable: true })
  supersededBy: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the assessment became final; null before.' })
  @Column('date', { name: 'finalised_on', nullable: true })
  finalisedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which it counts; null before it is final.' })
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  @Field(() => Int, { description: 'Give it to `expectedVersion` of what changes it.' })
  @Column('integer')
  version: number;

  @Column('numeric', { nullable: true })
  amount: string | null;

  @Column('text', { nullable: true })
  currency: string | null;

  @Field(() => DateTime, { description: 'When it was recorded here.' })
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  /** The caller's key for this creation, and the hash of what came with it: a repeated request finds the first answer. */
  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey: string | null;

  @Column('text', { name: 'request_hash', nullable: true })
  requestHash: string | null;
}
