import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SettlementDecision, SettlementKind } from './finding-settlement.view';

@InputType({
  description: 'A part of the amount of a finding that was settled; a write-off waits for a second person.',
})
export class SettleFindingInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => SettlementKind)
  kind: SettlementKind;

  @Field(() => Decimal, { description: 'In US dollars, above zero, at most two decimals and what is pending.' })
  amountUsd: string;

  @Field(() => LocalDate, { nullable: true, description: 'When; today when not given, never later.' })
  settledOn?: string | null;

  @Field(() => String, { description: 'On what it rests, 3 to 2,000 characters.' })
  @Length(3, 2_000, { message: 'Say on what it rests in 3 to 2,000 characters.' })
  note: string;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What the second person decides about a write-off.' })
export class DecideFindingWriteOffInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => SettlementDecision)
  decision: SettlementDecision;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}
