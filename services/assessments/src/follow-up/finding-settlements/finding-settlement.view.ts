import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum SettlementKind {
  REFUNDED = 'REFUNDED',
  EXTRA_DOCUMENTATION = 'EXTRA_DOCUMENTATION',
  JUSTIFIED = 'JUSTIFIED',
  WRITTEN_OFF = 'WRITTEN_OFF',
}

registerEnumType(SettlementKind, {
  name: 'SettlementKind',
  description: 'How a part of the amount of a finding was settled (standards.md 3.2).',
  valuesConfig: {
    REFUNDED: { description: 'Paid back.' },
    EXTRA_DOCUMENTATION: { description: 'Supported by documents that came later.' },
    JUSTIFIED: { description: 'Justified, and the justification accepted.' },
    WRITTEN_OFF: { description: 'Given up; it takes two people.' },
  },
});

export enum SettlementDecision {
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
}

registerEnumType(SettlementDecision, {
  name: 'SettlementDecision',
  description: 'What the second person decided about a write-off.',
  valuesConfig: {
    APPROVED: { description: 'It is given up.' },
    REFUSED: { description: 'It stays pending.' },
  },
});

@ObjectType({ description: 'A part of the amount of a finding that was settled.' })
export class FindingSettlement {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => SettlementKind)
  kind: SettlementKind;

  @Field(() => Decimal, { description: 'In US dollars.' })
  amountUsd: string;

  @Field(() => LocalDate)
  settledOn: Day;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  note: string | null;

  @Field(() => SettlementDecision, { nullable: true, description: 'Of write-offs; null while nobody decided.' })
  decision: SettlementDecision | null;

  @Field(() => DateTime)
  recordedAt: Date;
}
