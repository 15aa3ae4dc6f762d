import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  description:
    'From which scores on an agency is shown matches when it asks about names. Partners of the roster are compared at 0.70 for all agencies alike.',
})
@Entity('screening_threshold')
export class ScreeningThreshold {
  @Field(() => String, { description: 'Code of the agency.' })
  @PrimaryColumn('text')
  agency: string;

  @Field(() => Float, { description: 'Lowest score that counts, 0.60 to 0.95.' })
  @Column('numeric', { precision: 5, scale: 4 })
  review: number;

  @Field(() => Float, { description: 'From here on a match is strong; at most 0.99.' })
  @Column('numeric', { precision: 5, scale: 4 })
  strong: number;

  @Column('text', { name: 'set_by' })
  setBy: string;

  @Field(() => String, { nullable: true, description: 'Why; null for what holds where nobody set anything.' })
  @Column('text')
  reason: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null for what holds where nobody set anything.' })
  @Column('timestamptz', { name: 'set_at' })
  setAt: Date | null;

  @Field(() => Int, { description: 'Give it as `expectedVersion`; 0 before it was ever set.' })
  @Column('int')
  version: number;
}
