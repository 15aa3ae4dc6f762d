import { DateTime } from '@partner-commons/platform/scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KpiAggregation, KpiDirection, KpiUnit } from './kpi-definition.enums';
import { KpiDimension, KpiFrequency, KpiMateriality, KpiState } from './kpi-term.enums';

@ObjectType({
  description: 'What a figure means, the same for all agencies. A change is a new version (P-INV-1, JIU-46).',
})
@Directive('@key(fields: "id")')
@Entity('kpi_definition')
export class KpiDefinition {
  @Field(() => ID, { description: 'UUID v7; the only key.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Such as IP_EXPENDITURE_SHARE; with the version it names one definition.' })
  @Column('text')
  code: string;

  @Field(() => Int, { description: 'Counts from 1.' })
  @Column('integer')
  version: number;

  @Field(() => String)
  @Column('text')
  name: string;

  @Field(() => String, { description: 'The question that the figure answers.' })
  @Column('text')
  purpose: string;

  @Field(() => KpiUnit)
  @Column('text')
  unit: KpiUnit;

  @Field(() => KpiDirection, { nullable: true, description: 'Null when the figure is context, neither good nor bad.' })
  @Column('text', { nullable: true })
  direction: KpiDirection | null;

  @Field(() => KpiAggregation)
  @Column('text')
  aggregation: KpiAggregation;

  @Field(() => String, { description: 'How the figure is made, in words.' })
  @Column('text')
  formula: string;

  @Field(() => String, { description: 'What the numerator counts; the figure itself when there is no denominator.' })
  @Column('text')
  numerator: string;

  @Field(() => String, { nullable: true, description: 'What the denominator counts; null for COUNT and DAYS.' })
  @Column('text', { nullable: true })
  denominator: string | null;

  @Field(() => [String], { description: 'Rows of the requirements that ask for it, such as JIU-11.' })
  @Column('text', { array: true })
  source: string[];

  @Field(() => KpiFrequency)
  @Column('text')
  frequency: KpiFrequency;

  @Field(() => [KpiDimension], { description: 'What figures may be given for; none is the whole agency alone.' })
  @Column('text', { array: true })
  dimensions: KpiDimension[];

  @Field(() => [KpiMateriality], {
    description: 'The agencies that must report it, by their materiality; none is optional.',
  })
  @Column('text', { name: 'mandatory_for', array: true })
  mandatoryFor: KpiMateriality[];

  @Field(() => String, { description: 'Who in an agency answers for the data.' })
  @Column('text', { name: 'data_owner' })
  dataOwner: string;

  @Field(() => KpiState)
  @Column('text')
  state: KpiState;

  @Field(() => Int, { description: 'The first year whose figures are made by this version.' })
  @Column('integer', { name: 'effective_from' })
  effectiveFrom: number;

  @Field(() => DateTime, { nullable: true, description: 'Null until it is published.' })
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'The first year without it; null while it is in force.' })
  @Column('integer', { name: 'deprecated_from', nullable: true })
  deprecatedFrom: number | null;

  @Column('timestamptz', { name: 'deprecated_at', nullable: true })
  deprecatedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was given up; null while it is in force.' })
  @Column('text', { name: 'deprecation_reason', nullable: true })
  deprecationReason: string | null;

  /** The agency whose own KPI it is; null for the shared ones. */
  @Column('text', { name: 'agency', nullable: true })
  agencyCode: string | null;

  @Column('numeric', { nullable: true })
  target: string | null;

  @Column('numeric', { nullable: true })
  warning: string | null;

  @Column('numeric', { nullable: true })
  alarm: string | null;

  @Column('numeric', { nullable: true })
  floor: string | null;

  @Column('text', { array: true })
  qcpr: string[];

  @Column('text', { array: true })
  sdg: string[];

  @Column('text', { name: 'strategic_plan', array: true })
  strategicPlan: string[];

  @Column('text', { name: 'grand_bargain', array: true })
  grandBargain: string[];

  @Column('text', { name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @Column('timestamptz', { name: 'proposed_at', nullable: true })
  proposedAt: Date | null;

  @Field(() => Int, { description: 'Counts the changes of a proposal; give it as expectedEdition.' })
  @Column('integer')
  edition: number;

  @Column('integer', { name: 'vote_round' })
  voteRound: number;

  @Column('text', { array: true })
  members: string[];
}
