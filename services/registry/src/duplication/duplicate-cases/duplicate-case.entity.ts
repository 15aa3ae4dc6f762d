import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DuplicateReasonFact } from '../duplicates/duplicate.rules';
import { DuplicateReason } from '../duplicates/duplicate.view';

export enum DuplicateCaseState {
  OPEN = 'OPEN',
  DUPLICATE_PROPOSED = 'DUPLICATE_PROPOSED',
  DUPLICATE = 'DUPLICATE',
  NOT_DUPLICATE = 'NOT_DUPLICATE',
  MERGED = 'MERGED',
}

registerEnumType(DuplicateCaseState, {
  name: 'DuplicateCaseState',
  description: 'Where the question whether two partners are one stands.',
  valuesConfig: {
    OPEN: { description: 'Found; nobody has decided.' },
    DUPLICATE_PROPOSED: { description: 'One person says that they are one; a second one decides.' },
    DUPLICATE: { description: 'Two people say that they are one; a merge can be proposed.' },
    NOT_DUPLICATE: { description: 'Documented as two (R-INV-9). New evidence opens the question again.' },
    MERGED: { description: 'One was merged into the other; undoing the merge opens the question again.' },
  },
});

export enum DuplicateCause {
  ENTRY = 'ENTRY',
  CHANGE = 'CHANGE',
  SWEEP = 'SWEEP',
  STAFF = 'STAFF',
}

registerEnumType(DuplicateCause, {
  name: 'DuplicateCause',
  description: 'What brought two partners together.',
  valuesConfig: {
    ENTRY: { description: 'One of them entered the roster.' },
    CHANGE: { description: 'A name, an identifier, a paper or the website of one of them changed.' },
    SWEEP: { description: 'A look through the whole roster.' },
    STAFF: { description: 'Somebody decided about them without being asked.' },
  },
});

@ObjectType({ description: 'Two partners that may be one, for staff to decide (R-INV-9).' })
@Entity('duplicate_case')
export class DuplicateCase {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('uuid', { name: 'other_id' })
  otherId: string;

  @Field(() => Float, { description: '0.65 to 1 as found last; from 0.92 on the two are nearly certainly one.' })
  @Column('numeric', { precision: 5, scale: 4 })
  score: number;

  @Field(() => [DuplicateReason], { description: 'Everything that moved the score.' })
  @Column('jsonb')
  reasons: DuplicateReasonFact[];

  @Field(() => DuplicateCaseState)
  @Column('text')
  state: DuplicateCaseState;

  @Field(() => DuplicateCause)
  @Column('text')
  cause: DuplicateCause;

  @Field(() => DateTime, { description: 'When they were found, or found again with new evidence.' })
  @Column('timestamptz', { name: 'found_at' })
  foundAt: Date;

  @Field(() => DateTime, {
    description: 'When somebody should have decided: 14 days after they were found, 5 when nearly certain.',
  })
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('text', { name: 'proposed_by', nullable: true })
  proposedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Agency of the person who first called them one.' })
  @Column('text', { name: 'proposed_agency', nullable: true })
  proposedAgency: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { name: 'proposed_at', nullable: true })
  proposedAt: Date | null;

  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Agency of the person who decided.' })
  @Column('text', { name: 'decided_agency', nullable: true })
  decidedAgency: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  @Column('text', { nullable: true })
  note: string | null;

  @Field(() => Int)
  @Column('integer')
  version: number;
}
