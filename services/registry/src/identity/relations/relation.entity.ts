import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum RelationKind {
  REGIONAL_OFFICE_OF = 'REGIONAL_OFFICE_OF',
  COUNTRY_OFFICE_OF = 'COUNTRY_OFFICE_OF',
  AFFILIATE_OF = 'AFFILIATE_OF',
  NETWORK_MEMBER_OF = 'NETWORK_MEMBER_OF',
  CONSORTIUM_MEMBER_OF = 'CONSORTIUM_MEMBER_OF',
  CONTROLLED_BY = 'CONTROLLED_BY',
}

registerEnumType(RelationKind, {
  name: 'RelationKind',
  description: 'What one partner is to another (feature 12). Who is the headquarters follows from the offices.',
  valuesConfig: {
    REGIONAL_OFFICE_OF: { description: 'An office for several countries of the same organisation.' },
    COUNTRY_OFFICE_OF: { description: 'The office in one country of the same organisation.' },
    AFFILIATE_OF: { description: 'An organisation of its own under a common name, such as a federation.' },
    NETWORK_MEMBER_OF: { description: 'A member of a network (UNHCR-62).' },
    CONSORTIUM_MEMBER_OF: { description: 'A member of a consortium.' },
    CONTROLLED_BY: { description: 'Another organisation owns or controls it (feature 17).' },
  },
});

export enum RelationState {
  PROPOSED = 'PROPOSED',
  CONFIRMED = 'CONFIRMED',
  DECLINED = 'DECLINED',
}

registerEnumType(RelationState, {
  name: 'RelationState',
  description: 'Whether both sides stand behind a relation.',
  valuesConfig: {
    PROPOSED: { description: 'One partner claims it; the other one or an agency decides.' },
    CONFIRMED: { description: 'In force from `since` to `until`.' },
    DECLINED: { description: 'It was refused, or withdrawn.' },
  },
});

@ObjectType({ description: 'That one partner is an office, affiliate or member of another, and since when.' })
@Entity('partner_relation')
export class PartnerRelation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => RelationKind)
  @Column('text')
  kind: RelationKind;

  @Field(() => ID, { description: 'The office, affiliate or member.' })
  @Column('uuid', { name: 'from_id' })
  fromId: string;

  @Field(() => ID, { description: 'What it belongs to.' })
  @Column('uuid', { name: 'to_id' })
  toId: string;

  @Field(() => RelationState)
  @Column('text')
  state: RelationState;

  @Field(() => String, { nullable: true, description: 'What it does there, such as chair or lead.' })
  @Column('text', { nullable: true })
  role: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day, when known.' })
  @Column('date', { nullable: true })
  since: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it lasts.' })
  @Column('date', { nullable: true })
  until: string | null;

  @Column('text', { name: 'proposed_by' })
  proposedBy: string;

  /** The partner whose user proposed it: that side cannot confirm it. */
  @Column('uuid', { name: 'proposed_side', nullable: true })
  proposedSide: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Field(() => Int, { description: 'Give it as `expectedVersion` when you end the relation.' })
  @Column('integer')
  version: number;
}
