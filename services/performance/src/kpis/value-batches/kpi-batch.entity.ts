import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum KpiChannel {
  REQUEST = 'REQUEST',
  FILE = 'FILE',
}

registerEnumType(KpiChannel, {
  name: 'KpiChannel',
  description: 'How figures came in.',
  valuesConfig: {
    REQUEST: { description: 'By submitKpiValues.' },
    FILE: { description: 'By importKpiValues.' },
  },
});

@ObjectType({ description: 'Figures that an agency submitted together: the lineage of each of them (JIU-47).' })
@Entity('kpi_batch')
export class KpiBatch {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'agency' })
  agencyCode: string;

  @Field(() => String, { description: 'The system of the agency that the figures come from, such as its ERP.' })
  @Column('text', { name: 'source_system' })
  sourceSystem: string;

  @Field(() => KpiChannel)
  @Column('text')
  channel: KpiChannel;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt: Date;

  @Field(() => Int, { description: 'Figures of cells that had none.' })
  @Column('integer')
  added: number;

  @Field(() => Int, { description: 'Figures that correct one before.' })
  @Column('integer')
  revised: number;

  @Field(() => Int, { description: 'Figures that said what was on record already.' })
  @Column('integer')
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken.' })
  @Column('integer')
  refused: number;
}
