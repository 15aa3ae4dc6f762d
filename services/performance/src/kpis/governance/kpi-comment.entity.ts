import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'What an agency says about a proposed definition.' })
@Entity('kpi_comment')
export class KpiComment {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'definition_id' })
  definitionId: string;

  @Column('text', { name: 'agency' })
  agencyCode: string;

  @Field(() => String)
  @Column('text')
  text: string;

  @Field(() => Int, { description: 'The edition of the proposal that it is about.' })
  @Column('integer')
  edition: number;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'commented_at' })
  commentedAt: Date;
}
