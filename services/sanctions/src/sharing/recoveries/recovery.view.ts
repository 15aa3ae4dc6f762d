import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RecoveryState } from './recovery.rules';

export enum RecoveryMethod {
  REFUND = 'REFUND',
  OFFSET = 'OFFSET',
  LEGAL_ACTION = 'LEGAL_ACTION',
  GUARANTEE = 'GUARANTEE',
  INSURANCE = 'INSURANCE',
}

registerEnumType(RecoveryMethod, {
  name: 'RecoveryMethod',
  description: 'How money comes back.',
  valuesConfig: {
    REFUND: { description: 'The partner pays it back.' },
    OFFSET: { description: 'It is kept from what the partner is owed.' },
    LEGAL_ACTION: { description: 'By a court.' },
    GUARANTEE: { description: 'A guarantor pays.' },
    INSURANCE: { description: 'An insurance pays.' },
  },
});

registerEnumType(RecoveryState, {
  name: 'RecoveryState',
  description: 'How a claim stands.',
  valuesConfig: {
    OPEN: { description: 'Nothing has come back.' },
    PARTLY_RECOVERED: { description: 'A part has come back, and something is outstanding.' },
    RECOVERED: { description: 'All has come back.' },
    WRITTEN_OFF: { description: 'Nothing is outstanding, and a part was written off.' },
  },
});

export enum WriteOffDecision {
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
}

registerEnumType(WriteOffDecision, {
  name: 'WriteOffDecision',
  description: 'What the second person decided.',
  valuesConfig: {
    APPROVED: { description: 'It is written off.' },
    REFUSED: { description: 'It stays outstanding.' },
  },
});

@ObjectType({ description: 'Money that came back.' })
export class RecoveryReceipt {
  @Field(() => ID)
  id: string;

  @Field(() => Decimal, { description: 'In the currency of the claim.' })
  amount: string;

  @Field(() => RecoveryMethod)
  method: RecoveryMethod;

  @Field(() => LocalDate, { description: 'When it came.' })
  receivedOn: Day;

  @Field(() => DateTime)
  recordedAt: Date;
}

@ObjectType({ description: 'A part of a claim that is given up; it takes two people.' })
export class RecoveryWriteOff {
  @Field(() => ID)
  id: string;

  @Field(() => Decimal, { description: 'In the currency of the claim.' })
  amount: string;

  @Field(() => String, { description: 'Why.' })
  reason: string;

  @Field(() => DateTime)
  proposedAt: Date;

  @Field(() => WriteOffDecision, { nullable: true, description: 'Null while the second person has not decided.' })
  decision: WriteOffDecision | null;

  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;
}

@ObjectType({
  description:
    'What your own agency claims back from a partner because of a case (JIU-95); amounts are exact, in one currency.',
})
export class RecoveryClaim {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  /** Key of `partner`. */
  partnerId: string;

  @Field(() => String, { description: 'ISO 4217.' })
  currency: string;

  @Field(() => Decimal)
  claimed: string;

  @Field(() => Decimal)
  recovered: string;

  @Field(() => Decimal)
  writtenOff: string;

  @Field(() => Decimal, { description: 'Claimed without what was recovered and written off; never below zero.' })
  outstanding: string;

  @Field(() => RecoveryMethod, { description: 'How it is to come back.' })
  method: RecoveryMethod;

  @Field(() => LocalDate)
  claimedOn: Day;

  @Field(() => RecoveryState)
  state: RecoveryState;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of claims of your own agency.' })
export class RecoveryClaimConnection extends connectionOf(() => RecoveryClaim, 'RecoveryClaim') {}

@ObjectType({
  description: 'Sums of claims of one agency in one currency; which claims they are is its own affair (JIU-95).',
})
export class RecoveryTotal {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => String, { description: 'ISO 4217.' })
  currency: string;

  @Field(() => Decimal)
  claimed: string;

  @Field(() => Decimal)
  recovered: string;

  @Field(() => Decimal)
  writtenOff: string;

  @Field(() => Decimal)
  outstanding: string;
}
