import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum PartnerRelationship {
  POTENTIAL = 'POTENTIAL',
  EXISTING = 'EXISTING',
  FORMER = 'FORMER',
}

registerEnumType(PartnerRelationship, {
  name: 'PartnerRelationship',
  description: 'What a partner is to one agency (UNHCR-7).',
  valuesConfig: {
    POTENTIAL: { description: 'No agreement is known.' },
    EXISTING: { description: 'An agreement within the last years, five unless the agency set others.' },
    FORMER: { description: 'Agreements, but none of the last years.' },
  },
});

@ObjectType({
  description: 'That an agency has worked with a partner before: what makes it an existing one (UNHCR-42).',
})
@Entity('existing_partnership')
export class ExistingPartnership {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => String, { description: 'Agency of the agreement.' })
  @Column('text')
  agency: string;

  @Field(() => String, { description: 'Number of the agreement at the agency.' })
  @Column('text', { name: 'agreement_reference' })
  agreementReference: string;

  @Field(() => LocalDate, { description: 'Day on which the last agreement was signed or ended.' })
  @Column('date', { name: 'last_agreement_on' })
  lastAgreementOn: string;

  @Column('text', { name: 'recorded_by' })
  recordedBy: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
