import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum EngagementState {
  PLANNED = 'PLANNED',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
}

registerEnumType(EngagementState, {
  name: 'EngagementState',
  description: 'Where an agreement stands in the system of its agency. ACTIVE and SUSPENDED ones count as exposure.',
  valuesConfig: {
    PLANNED: { description: 'Not signed yet; no money can be lost.' },
    ACTIVE: { description: 'Signed and running, or not settled yet.' },
    SUSPENDED: { description: 'Signed; work or payments are halted.' },
    CLOSED: { description: 'Ended and settled, or cancelled.' },
  },
});

@ObjectType({
  description:
    'The headline of an agreement of an agency with a partner: INTER_AGENCY, and the partner sees its own (JIU-36, JIU-42). The agreement itself stays with the agency.',
})
@Entity('engagement')
export class Engagement {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'agency' })
  agencyCode: string;

  @Field(() => String, { description: "The agency's own number of the agreement; with the agency, it names the fact." })
  @Column('text', { name: 'external_id' })
  externalId: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => String, { description: 'Where the work is, ISO 3166-1 alpha-2.' })
  @Column('text')
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'Field of work as a code, such as WASH or EDUCATION; null when the agency named none (JIU-62).',
  })
  @Column('text', { nullable: true })
  sector: string | null;

  @Field(() => [String], {
    description: 'Outcomes of strategic plans that it serves, as the agency codes them (JIU-27).',
  })
  @Column('text', { name: 'strategic_outcomes', array: true })
  strategicOutcomeRefs: string[];

  @Field(() => LocalDate, { description: 'First day of the agreement.' })
  @Column('date', { name: 'starts_on' })
  from: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the agreement; null when none is agreed.' })
  @Column('date', { name: 'ends_on', nullable: true })
  to: string | null;

  @Field(() => Decimal, { description: 'What is agreed, in US dollars, two decimals, half up.' })
  @Column('numeric', { name: 'amount_usd' })
  amountUsd: string;

  @Field(() => Decimal, { description: 'What of it was not paid out yet, in US dollars, two decimals, half up.' })
  @Column('numeric', { name: 'undisbursed_usd' })
  undisbursedUsd: string;

  @Field(() => EngagementState)
  @Column('text')
  state: EngagementState;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  @Column('integer')
  version: number;

  @Field(() => DateTime, { description: 'When this version was recorded here.' })
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
