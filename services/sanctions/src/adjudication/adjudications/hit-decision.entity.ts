import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { HitState } from '../hits/hit.entity';
import { HitEvidence } from './hit-evidence.view';

export enum HitVerdict {
  FALSE_POSITIVE = 'FALSE_POSITIVE',
  CONFIRMED = 'CONFIRMED',
}

registerEnumType(HitVerdict, {
  name: 'HitVerdict',
  description: 'What somebody decides about a hit.',
  valuesConfig: {
    FALSE_POSITIVE: {
      description: 'Not the same party. Two people when the list is mandatory or the score from 0.90.',
    },
    CONFIRMED: { description: 'The same party. Always two people, of different units (S-INV-2).' },
  },
});

@ObjectType({
  description:
    'What one person decided about a hit, and why. Never changed; reasons go with the personal data of the hit. CONFIDENTIAL, as the hit.',
})
@Entity('hit_decision')
export class HitDecision {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'hit_id' })
  hitId: string;

  @Field(() => HitVerdict, { description: 'What was decided.' })
  @Column('text')
  decision: HitVerdict;

  @Field(() => HitState, {
    description: 'Where that led: a PROPOSED state after the first person, IN_REVIEW after two who differ.',
  })
  @Column('text')
  outcome: HitState;

  /** Reasoning and evidence, sealed: they repeat what is known of people. */
  @Column('text')
  grounds: string;

  @Field(() => String, { description: 'Who decided, as `<issuer>#<subject>`.' })
  @Column('text')
  decider: string;

  @Field(() => String, { description: 'Agency of that person.' })
  @Column('text')
  agency: string;

  /** Offices that the person's roles are for; '' is the whole agency. With the agency they tell the unit (S-INV-2). */
  @Column('text', { array: true })
  offices: string[];

  /** What the decision was about. */
  @Column('text', { name: 'facts_hash' })
  factsHash: string;

  @Column('text', { name: 'screening_hash' })
  screeningHash: string;

  @Field(() => DateTime, { description: 'When it was decided.' })
  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;

  @Field(() => Boolean, {
    description: 'Whether it is about taking back a confirmation, where FALSE_POSITIVE reverses and CONFIRMED upholds.',
  })
  @Column('boolean', { default: false })
  reversal: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When retention took reasons and evidence away; null while they are there.',
  })
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

  @Field(() => String, { description: 'Why; empty once retention took it away.' })
  reasoning?: string;

  @Field(() => [HitEvidence], { description: 'What it rests on.' })
  evidence?: HitEvidence[];
}
