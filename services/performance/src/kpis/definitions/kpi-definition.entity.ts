import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KpiAggregation, KpiDirection, KpiUnit } from './kpi-definition.enums';

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
}
