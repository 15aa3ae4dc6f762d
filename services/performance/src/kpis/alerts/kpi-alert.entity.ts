import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KpiAlertSeverity } from '../dashboards/dashboard.enums';

@ObjectType({
  description:
    'A figure of a year that went past a threshold, and who sees to it (JIU-74, JIU-78). It is cleared by better figures.',
})
@Entity('kpi_alert')
export class KpiAlert {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'definition_id' })
  definitionId: string;

  @Field(() => String, { description: 'Code of the definition.' })
  code: string;

  @Field(() => Int, { description: 'Version of the definition.' })
  version: number;

  @Column('text', { name: 'agency', nullable: true })
  agencyCode: string | null;

  @Field(() => Int)
  @Column('integer')
  year: number;

  @Field(() => KpiAlertSeverity)
  @Column('text')
  severity: KpiAlertSeverity;

  @Field(() => Decimal, { description: 'The figure as it was last looked at, within a minute of a change.' })
  @Column('numeric')
  value: string;

  @Field(() => String, { description: 'What is past which limit.' })
  @Column('text')
  text: string;

  @Field(() => String, { description: 'Who in the agency answers for the data; of the total it is the secretariat.' })
  owner: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while the figure is past the threshold.' })
  @Column('timestamptz', { name: 'cleared_at', nullable: true })
  clearedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the owner does about it; null until somebody has said.' })
  @Column('text', { nullable: true })
  response: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the owner said what it does.' })
  @Column('timestamptz', { name: 'responded_at', nullable: true })
  respondedAt: Date | null;
}
