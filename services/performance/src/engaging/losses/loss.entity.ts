import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum LossKind {
  FRAUD = 'FRAUD',
  THEFT = 'THEFT',
  DIVERSION = 'DIVERSION',
  INELIGIBLE_EXPENDITURE = 'INELIGIBLE_EXPENDITURE',
  UNSUPPORTED_EXPENDITURE = 'UNSUPPORTED_EXPENDITURE',
  ASSET_LOSS = 'ASSET_LOSS',
  OTHER = 'OTHER',
}

registerEnumType(LossKind, {
  name: 'LossKind',
  description: 'How money or assets were lost.',
  valuesConfig: {
    FRAUD: { description: 'By deception.' },
    THEFT: { description: 'Taken by somebody.' },
    DIVERSION: { description: 'Used for, or taken to, somebody whom it was not for.' },
    INELIGIBLE_EXPENDITURE: { description: 'Spent on what the agreement does not allow.' },
    UNSUPPORTED_EXPENDITURE: { description: 'Spent without the papers that prove it.' },
    ASSET_LOSS: { description: 'Goods or equipment lost or destroyed.' },
    OTHER: { description: 'Anything else.' },
  },
});

export enum LossStatus {
  SUSPECTED = 'SUSPECTED',
  CONFIRMED = 'CONFIRMED',
  RECOVERED = 'RECOVERED',
  WRITTEN_OFF = 'WRITTEN_OFF',
  UNFOUNDED = 'UNFOUNDED',
}

registerEnumType(LossStatus, {
  name: 'LossStatus',
  description: 'Where a loss stands. RECOVERED, WRITTEN_OFF and UNFOUNDED are final.',
  valuesConfig: {
    SUSPECTED: { description: 'Being looked into; counted in no sum, so that nobody is warned.' },
    CONFIRMED: { description: 'Established; not recovered yet.' },
    RECOVERED: { description: 'Paid back or set off in full.' },
    WRITTEN_OFF: { description: 'Given up by those who may.' },
    UNFOUNDED: { description: 'The suspicion was wrong.' },
  },
});

@ObjectType({
  description:
    "A loss in an agreement (JIU-2). OWNER_ONLY: for finance, investigation, legal and oversight of the agency; the partner never sees it. A recovery of it is sanctions' claim.",
})
@Entity('loss_event')
export class LossEvent {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'engagement_id' })
  engagementId: string;

  @Column('text', { name: 'agency' })
  agencyCode: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => Decimal, { description: 'In `currency`.' })
  @Column('numeric')
  amount: string;

  @Field(() => String, { description: 'ISO 4217.' })
  @Column('text')
  currency: string;

  @Field(() => Decimal, { description: 'In US dollars, two decimals, half up.' })
  @Column('numeric', { name: 'amount_usd' })
  amountUsd: string;

  @Field(() => Decimal, { nullable: true, description: 'Units of the currency for one US dollar; null for USD.' })
  @Column('numeric', { name: 'units_per_usd', nullable: true })
  unitsPerUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate; null for USD.' })
  @Column('date', { name: 'rate_on', nullable: true })
  rateDate: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate; null for USD.' })
  @Column('text', { name: 'rate_source', nullable: true })
  rateSource: string | null;

  @Field(() => LossKind)
  @Column('text')
  kind: LossKind;

  @Field(() => LossStatus)
  @Column('text')
  status: LossStatus;

  @Field(() => LocalDate, { nullable: true, description: 'When it happened, as far as known.' })
  @Column('date', { name: 'occurred_on', nullable: true })
  occurredOn: string | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  @Column('integer')
  version: number;

  @Field(() => DateTime, { description: 'When this version was recorded here; the versions before are kept.' })
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
