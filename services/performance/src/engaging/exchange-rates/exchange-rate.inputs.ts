import { PageArgs } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsISO4217CurrencyCode, IsOptional, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { mostRows } from '../fact-batches/recorded-facts.rules';

const currencyCode = { message: 'currency must be an ISO 4217 code, such as KES.' };

@InputType({ description: 'One rate.' })
export class ExchangeRateInput {
  @Field(() => String, { description: 'ISO 4217; not USD.' })
  @IsISO4217CurrencyCode(currencyCode)
  currency: string;

  @Field(() => LocalDate, { description: 'From which day on it is in force; not in the future.' })
  on: string;

  @Field(() => Decimal, { description: 'Units of the currency for one US dollar, above zero.' })
  unitsPerUsd: string;
}

@InputType({ description: 'Rates of one publisher, such as the UN operational rates of exchange of a month.' })
export class RecordExchangeRatesInput {
  @Field(() => String, { description: 'Who published them, such as UNORE.' })
  @Length(1, 100, { message: 'source has 1 to 100 characters.' })
  source: string;

  @Field(() => [ExchangeRateInput], { description: `1 to ${mostRows}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostRows, { message: `A call takes at most ${mostRows} rows.` })
  @ValidateNested({ each: true })
  rates: ExchangeRateInput[];
}

@ArgsType()
export class ExchangeRatesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'ISO 4217; all when not given.' })
  @IsOptional()
  @IsISO4217CurrencyCode(currencyCode)
  currency?: string | null;
}
