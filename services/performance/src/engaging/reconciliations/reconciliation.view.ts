import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum ReconciliationState {
  NO_MONEY = 'NO_MONEY',
  NOT_REPORTED = 'NOT_REPORTED',
  PARTLY_REPORTED = 'PARTLY_REPORTED',
  BALANCED = 'BALANCED',
  OVER_REPORTED = 'OVER_REPORTED',
  AUDIT_DIFFERENCE = 'AUDIT_DIFFERENCE',
  RECONCILED = 'RECONCILED',
}

registerEnumType(ReconciliationState, {
  name: 'ReconciliationState',
  description: 'How what was paid, reported and audited under an agreement goes together (JIU-10).',
  valuesConfig: {
    NO_MONEY: { description: 'Nothing was paid or reported.' },
    NOT_REPORTED: { description: 'Money was paid, nothing was reported or paid back.' },
    PARTLY_REPORTED: { description: 'Less was reported or paid back than was paid.' },
    BALANCED: { description: 'All that was paid was reported as spent or paid back.' },
    OVER_REPORTED: { description: 'More was reported or paid back than was paid.' },
    AUDIT_DIFFERENCE: { description: 'More was found ineligible than was paid back.' },
    RECONCILED: { description: 'The agency accepted the figures as they stand; later money opens it again.' },
  },
});

@ObjectType({
  description: 'Paid, reported and audited under one agreement, as sums in US dollars: INTER_AGENCY (JIU-10).',
})
export class Reconciliation {
  @Field(() => Decimal, { description: 'Paid by the agency.' })
  disbursedUsd: string;

  @Field(() => Decimal, { description: 'Reported by the partner as spent.' })
  reportedUsd: string;

  @Field(() => Decimal, { description: 'Of that, tested by audits and checks.' })
  auditedUsd: string;

  @Field(() => Decimal, { description: 'Of that, found not to be eligible.' })
  ineligibleUsd: string;

  @Field(() => Decimal, { description: 'Paid back by the partner.' })
  refundedUsd: string;

  @Field(() => Decimal, { description: 'Paid, and neither reported nor paid back; zero when more was.' })
  outstandingUsd: string;

  @Field(() => ReconciliationState)
  state: ReconciliationState;

  @Field(() => DateTime, { nullable: true, description: 'When the agency accepted these very figures.' })
  acceptedAt: Date | null;
}
