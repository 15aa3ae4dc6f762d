import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { IsISO4217CurrencyCode, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RecoveryMethod, WriteOffDecision } from './recovery.view';

@InputType({ description: 'Which claims of your agency to show; all conditions must hold.' })
export class RecoveryClaimFilter {
  @Field(() => ID, { nullable: true })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With something outstanding, or without.' })
  isOutstanding?: boolean | null;
}

@InputType({ description: 'Which sums to show; all conditions must hold, and one is needed.' })
export class RecoveryTotalFilter {
  @Field(() => ID, { nullable: true, description: 'Of claims against this partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of claims of this agency, by its code.' })
  agency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of claims in this case; only for who handles claims in the agency that leads it.',
  })
  caseId?: string | null;
}

@InputType({ description: 'A new claim against a respondent of a case.' })
export class CreateRecoveryClaimInput {
  @Field(() => ID, { description: 'A case of your agency.' })
  caseId: string;

  @Field(() => ID, { nullable: true, description: 'The respondent; needed when there is more than one.' })
  partnerId?: string | null;

  @Field(() => Decimal, { description: 'Above zero, with at most two decimals.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217.' })
  @IsISO4217CurrencyCode({ message: 'currency is an ISO 4217 code.' })
  currency: string;

  @Field(() => RecoveryMethod, { description: 'How it is to come back.' })
  method: RecoveryMethod;

  @Field(() => LocalDate, { nullable: true, description: 'When it was claimed; today when not given.' })
  claimedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Money that came back.' })
export class RecordRecoveryInput {
  @Field(() => ID)
  claimId: string;

  @Field(() => Decimal, { description: 'In the currency of the claim, above zero, with at most two decimals.' })
  amount: string;

  @Field(() => RecoveryMethod)
  method: RecoveryMethod;

  @Field(() => LocalDate, { nullable: true, description: 'When it came; today when not given.' })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The proposal to give up a part of a claim.' })
export class WriteOffInput {
  @Field(() => ID)
  claimId: string;

  @Field(() => Decimal, { description: 'In the currency of the claim, at most what is outstanding.' })
  amount: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version of the claim that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What the second person decides about a proposal to write off.' })
export class DecideWriteOffInput {
  @Field(() => ID)
  claimId: string;

  @Field(() => WriteOffDecision)
  decision: WriteOffDecision;

  @Field(() => Int, { description: 'Version of the claim that you looked at.' })
  expectedVersion: number;
}
