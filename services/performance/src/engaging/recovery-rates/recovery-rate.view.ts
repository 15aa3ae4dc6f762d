import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { IsISO4217CurrencyCode, IsOptional, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { smallestCell } from './recovery-rate.rules';

@ArgsType()
export class RecoveryRateArgs {
  @Field(() => String, { nullable: true, description: 'Code of the agency that claims; none for all agencies.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => Int, { description: 'Calendar year in which the claims were made.' })
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;

  @Field(() => Int, { nullable: true, description: '1 to 4; none for the whole year.' })
  @IsOptional()
  @Min(1, { message: 'A year has the quarters 1 to 4.' })
  @Max(4, { message: 'A year has the quarters 1 to 4.' })
  quarter?: number | null;

  @Field(() => String, {
    defaultValue: 'USD',
    description: 'Claims in this currency, ISO 4217: sums of several currencies would need rates that nobody told.',
  })
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'What the claims stood at then, by their own times; default now.',
  })
  asOf?: Date | null;
}

@ObjectType({
  description: `KPI RECOVERY_RATE: what was recovered of what was claimed in the period (JIU-95). Sums are INTER_AGENCY; a part that rests on fewer than ${smallestCell} partners of other agencies is suppressed, also where it could be found by subtraction (P-INV-4).`,
})
export class RecoveryRate {
  @Field(() => String, { description: 'Code of the KPI definition.' })
  code: string;

  @Field(() => String, { description: 'ISO 4217, of numerator and denominator.' })
  currency: string;

  @Field(() => Decimal, { nullable: true, description: 'Recovered so far; null when suppressed.' })
  numerator: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Claimed; null when suppressed.' })
  denominator: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Percent, two decimals, half up; null when suppressed or nothing was claimed.',
  })
  value: string | null;

  @Field(() => Boolean, {
    description: 'Whether the figures are held back because they would tell of single partners.',
  })
  suppressed: boolean;

  @Field(() => [String], {
    description: "Other currencies of your own agency's claims in the period, which are not in this figure.",
  })
  otherCurrencies: string[];

  @Field(() => DateTime, { nullable: true, description: 'Until when the facts of sanctions are known here.' })
  dataAsOf: Date | null;
}
