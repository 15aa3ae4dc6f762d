import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { HitState } from '../hits/hit.entity';

/** What can happen to a hit; where each leads is the table in hit-transition.rules.ts. */
export enum HitActKind {
  OPENED = 'OPENED',
  ASSIGNED = 'ASSIGNED',
  RELEASED = 'RELEASED',
  ESCALATED = 'ESCALATED',
  RETURNED = 'RETURNED',
  INFORMATION_REQUESTED = 'INFORMATION_REQUESTED',
  INFORMATION_EXTENDED = 'INFORMATION_EXTENDED',
  INFORMATION_RECEIVED = 'INFORMATION_RECEIVED',
  INFORMATION_OVERDUE = 'INFORMATION_OVERDUE',
  INFORMATION_WITHDRAWN = 'INFORMATION_WITHDRAWN',
  PROPOSED = 'PROPOSED',
  DISAGREED = 'DISAGREED',
  DECIDED = 'DECIDED',
  REASSESSED = 'REASSESSED',
  LAPSED = 'LAPSED',
  REVERSAL_PROPOSED = 'REVERSAL_PROPOSED',
  REVERSAL_REJECTED = 'REVERSAL_REJECTED',
  REVERSED = 'REVERSED',
}

registerEnumType(HitActKind, {
  name: 'HitActKind',
  description: 'What happened to a hit.',
  valuesConfig: {
    OPENED: { description: 'A screening found it.' },
    ASSIGNED: { description: 'Somebody took it, or was given it.' },
    RELEASED: { description: 'It was put back; nobody has it.' },
    ESCALATED: { description: 'It was passed on to a higher instance.' },
    RETURNED: { description: 'The higher instance gave it back for review.' },
    INFORMATION_REQUESTED: { description: 'The partner was asked for facts, in neutral words.' },
    INFORMATION_EXTENDED: { description: 'The partner got more time to answer.' },
    INFORMATION_RECEIVED: { description: 'The partner answered.' },
    INFORMATION_OVERDUE: { description: 'The time to answer is over; review goes on without.' },
    INFORMATION_WITHDRAWN: { description: 'The question was taken back.' },
    PROPOSED: { description: 'One person decided; a second one must (S-INV-2).' },
    DISAGREED: { description: 'The second person decided otherwise, so it is in review again.' },
    DECIDED: { description: 'It was decided.' },
    REASSESSED: { description: 'The facts of one side changed while it was open.' },
    LAPSED: { description: 'The party was de-listed, or its listing no longer matches.' },
    REVERSAL_PROPOSED: { description: 'One person says that the confirmation was wrong.' },
    REVERSAL_REJECTED: { description: 'The confirmation stands.' },
    REVERSED: { description: 'A second person agreed that the confirmation was wrong (S-INV-1).' },
  },
});

@ObjectType({ description: 'One step in the life of a hit. Never changed. CONFIDENTIAL, as the hit.' })
@Entity('hit_act')
export class HitAct {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'hit_id' })
  hitId: string;

  @Field(() => Int, { description: 'Version that the hit had from then on.' })
  @Column('int', { name: 'hit_version' })
  hitVersion: number;

  @Field(() => HitActKind, { description: 'What happened.' })
  @Column('text')
  act: HitActKind;

  @Field(() => HitState, { nullable: true, description: 'Where it stood before; null when it was opened.' })
  @Column('text', { name: 'from_state', nullable: true })
  fromState: HitState | null;

  @Field(() => HitState, { description: 'Where it stood afterwards.' })
  @Column('text', { name: 'to_state' })
  toState: HitState;

  @Field(() => String, { description: 'Who did it, as `<issuer>#<subject>`; `service:sanctions` for a screening.' })
  @Column('text')
  actor: string;

  @Field(() => String, { nullable: true, description: 'Agency of that person; null for a screening.' })
  @Column('text', { nullable: true })
  agency: string | null;

  @Field(() => DateTime, { description: 'When.' })
  @Column('timestamptz')
  at: Date;

  @Field(() => String, { nullable: true, description: 'Who had it from then on, when that changed.' })
  @Column('text', { nullable: true })
  assignee: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was escalated to, such as `UNDP/LEGAL_OFFICE`.' })
  @Column('text', { nullable: true })
  instance: string | null;

  /** Sealed. */
  @Field(() => String, {
    nullable: true,
    description: 'Why, when a reason was asked for; taken away with the other personal data of the hit in time.',
  })
  @Column('text', { nullable: true })
  note: string | null;
}
