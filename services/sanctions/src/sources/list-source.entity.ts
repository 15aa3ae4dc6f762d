import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ListVersion } from './list-version.view';

/** domain-model.md 2.6. */
export enum ListBinding {
  MANDATORY = 'MANDATORY',
  RECOGNISED_BY_DEFAULT = 'RECOGNISED_BY_DEFAULT',
  INFORMATIVE = 'INFORMATIVE',
}

registerEnumType(ListBinding, {
  name: 'ListBinding',
  description: 'How far a list binds the agencies (domain-model.md 2.6).',
  valuesConfig: {
    MANDATORY: { description: 'Binds every agency; no opt-out (S-INV-1).' },
    RECOGNISED_BY_DEFAULT: { description: 'Binds unless an agency opts out with a reason (S-INV-8).' },
    INFORMATIVE: { description: 'Informs; never stops a decision.' },
  },
});

@ObjectType({ description: 'An authority whose list partners are screened against.' })
@Entity('list_source')
export class ListSource {
  @Field(() => String, { description: 'Short code, such as UNSC.' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String, { description: 'What the list is called.' })
  @Column('text')
  name: string;

  @Field(() => String, { description: 'Who publishes it.' })
  @Column('text')
  authority: string;

  @Field(() => ListBinding, { description: 'How far it binds the agencies.' })
  @Column('text')
  binding: ListBinding;

  @Field(() => Int, { description: 'Hours after which a confirmation is too old to decide on.' })
  @Column('int', { name: 'max_age_hours' })
  maxAgeHours: number;

  @Column('int', { name: 'plausible_min' })
  plausibleMin: number;

  @Column('int', { name: 'plausible_max' })
  plausibleMax: number;

  @Column('uuid', { name: 'in_force_snapshot_id', nullable: true })
  inForceSnapshotId: string | null;

  /** The version that the whole roster has been screened against. */
  @Column('uuid', { name: 'screened_snapshot_id', nullable: true })
  screenedSnapshotId: string | null;

  @Field(() => ListVersion, { nullable: true, description: 'The version that screening uses; null before the first.' })
  inForce?: ListVersion | null;

  @Field(() => Boolean, {
    description: 'True when nothing is in force or it was confirmed longer than maxAgeHours ago.',
  })
  isStale?: boolean;

  @Field(() => Boolean, { description: 'True when every partner has been screened against the version in force.' })
  isScreened?: boolean;
}
