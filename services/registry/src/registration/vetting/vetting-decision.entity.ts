import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum VettingOutcome {
  APPROVE = 'APPROVE',
  REJECT = 'REJECT',
  REQUEST_INFO = 'REQUEST_INFO',
}

registerEnumType(VettingOutcome, {
  name: 'VettingOutcome',
  description: 'What a vetting officer decides about the documents (UNHCR-44).',
  valuesConfig: {
    APPROVE: { description: 'They are in order; the declaration may be signed.' },
    REJECT: { description: 'The registration ends; the partner may begin another one.' },
    REQUEST_INFO: { description: 'The partner must answer or add something first.' },
  },
});

@ObjectType({ description: 'One decision of vetting. Never changed; a later one follows it.' })
@Entity('vetting_decision')
export class VettingDecision {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'registration_id' })
  registrationId: string;

  @Field(() => VettingOutcome)
  @Column('text')
  outcome: VettingOutcome;

  @Field(() => [String], { description: 'Why, or what is asked for; the partner reads this.' })
  @Column('text', { array: true })
  reasons: string[];

  @Field(() => String, { nullable: true, description: 'For staff only.' })
  @Column('text', { nullable: true })
  note: string | null;

  @Field(() => String, { description: 'Who decided; for staff only.', nullable: true })
  @Column('text', { name: 'decided_by' })
  decidedBy: string;

  @Field(() => String, { description: 'Code of the agency that decided.' })
  @Column('text')
  agency: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'decided_at' })
  decidedAt: Date;
}
