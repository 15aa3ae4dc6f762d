import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** domain-model.md 2.2. */
export enum OfficeLevel {
  HQ = 'HQ',
  REGIONAL = 'REGIONAL',
  COUNTRY = 'COUNTRY',
  SUB_OFFICE = 'SUB_OFFICE',
  FIELD = 'FIELD',
}

registerEnumType(OfficeLevel, {
  name: 'OfficeLevel',
  description: 'Where an office stands in the tree of its agency (UNHCR-59).',
  valuesConfig: {
    HQ: { description: 'The headquarters; the root of the tree.' },
    REGIONAL: { description: 'Covers several countries.' },
    COUNTRY: { description: 'Covers one country; its Representative decides on waivers (UNHCR-43).' },
    SUB_OFFICE: { description: 'Part of a country office.' },
    FIELD: { description: 'The smallest kind, in the field.' },
  },
});

@ObjectType({ description: 'An office of an agency. A role that is given for an office covers all below it.' })
@Directive('@key(fields: "id")')
@Entity('office')
export class AgencyOffice {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agency: string;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @Field(() => OfficeLevel)
  @Column('text')
  level: OfficeLevel;

  @Field(() => String, { description: 'Unique within the agency.' })
  @Column('text')
  name: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for offices of several countries.' })
  @Column('text', { nullable: true })
  country: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  city: string | null;

  @Field(() => Boolean, { description: 'False once closed; it keeps its place in the tree.' })
  @Column('boolean')
  active: boolean;

  @Field(() => Int, { description: 'Give it as `expectedVersion` when you change the office.' })
  @Column('integer')
  version: number;
}
