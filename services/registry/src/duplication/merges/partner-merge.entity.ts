import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PartnerMergeState } from './merge.enums';
import type { FieldChoice, TakenField } from './merge.rules';

@ObjectType({
  description:
    'Two partners that are one, by the word of two people, and reversible (R-INV-11). What hangs on the merged partner keeps its place and is shown on the survivor.',
})
@Entity('partner_merge')
export class PartnerMerge {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'survivor_id' })
  survivorId: string;

  @Column('uuid', { name: 'merged_id' })
  mergedId: string;

  @Field(() => PartnerMergeState)
  @Column('text')
  state: PartnerMergeState;

  @Field(() => String, { description: 'Why the two are one.' })
  @Column('text')
  reason: string;

  @Column('jsonb', { name: 'field_choices' })
  fieldChoices: FieldChoice[];

  @Column('jsonb')
  taken: TakenField[];

  @Column('text', { name: 'proposed_by' })
  proposedBy: string;

  @Column('text', { name: 'proposed_agency' })
  proposedAgency: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('text', { name: 'decided_agency', nullable: true })
  decidedAgency: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the second person wrote.' })
  @Column('text', { name: 'decision_note', nullable: true })
  decisionNote: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it can be taken back; null before it is in force.',
  })
  @Column('timestamptz', { name: 'reversible_until', nullable: true })
  reversibleUntil: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it is to be, or was, taken back.' })
  @Column('text', { name: 'undo_reason', nullable: true })
  undoReason: string | null;

  @Column('text', { name: 'undo_proposed_by', nullable: true })
  undoProposedBy: string | null;

  @Column('text', { name: 'undo_proposed_agency', nullable: true })
  undoProposedAgency: string | null;

  @Column('timestamptz', { name: 'undo_proposed_at', nullable: true })
  undoProposedAt: Date | null;

  @Column('text', { name: 'undone_by', nullable: true })
  undoneBy: string | null;

  @Column('text', { name: 'undone_agency', nullable: true })
  undoneAgency: string | null;

  @Column('timestamptz', { name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @Field(() => Int)
  @Column('integer')
  version: number;
}
