import { PageArgs } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { IsISO4217CurrencyCode, IsOptional, IsUUID, Length, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { LossKind, LossStatus } from './loss.entity';

@InputType({ description: "A loss in an agreement of the caller's agency." })
export class RecordLossInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId: string;

  @Field(() => Decimal, { description: 'Above zero, in `currency`, at most four decimals.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency: string;

  @Field(() => Decimal, { nullable: true, description: 'Units of the currency for one US dollar; none for USD.' })
  unitsPerUsd?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate, not in the future; none for USD.' })
  rateDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate, such as UNORE; none for USD.' })
  @IsOptional()
  @Length(1, 100, { message: 'rateSource has 1 to 100 characters.' })
  rateSource?: string | null;

  @Field(() => LossKind)
  kind: LossKind;

  @Field(() => LossStatus, { description: 'SUSPECTED or CONFIRMED for a new one.' })
  status: LossStatus;

  @Field(() => LocalDate, { nullable: true, description: 'When it happened, as far as known; not in the future.' })
  occurredOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What became of a loss, or what it really amounted to.' })
export class UpdateLossInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'lossId is an id of a loss.' })
  lossId: string;

  @Field(() => LossStatus)
  status: LossStatus;

  @Field(() => Decimal, { nullable: true, description: 'In the currency of the loss; none leaves it.' })
  amount?: string | null;

  @Field(() => LossKind, { nullable: true, description: 'None leaves it.' })
  kind?: LossKind | null;

  @Field(() => Int, { description: 'The version that you have read.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@ArgsType()
export class LossesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this agreement only.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId?: string | null;
}
