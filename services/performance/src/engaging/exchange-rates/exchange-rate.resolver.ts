import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { RecordedFacts } from '../fact-batches/recorded-facts.view';
import { ExchangeRatesArgs, RecordExchangeRatesInput } from './exchange-rate.inputs';
import { ExchangeRate, ExchangeRateConnection } from './exchange-rate.view';

@Resolver(() => ExchangeRate)
export class ExchangeRateResolver {
  @Query(() => ExchangeRateConnection, {
    description:
      'Dated rates of exchange, latest day first (domain-model.md 2.0, Money); the version in force of each.',
  })
  exchangeRates(@Args(() => ExchangeRatesArgs) args: ExchangeRatesArgs, @Ctx() { exchangeRates }: PerformanceContext) {
    return exchangeRates.page(args);
  }

  @Mutation(() => RecordedFacts, {
    description:
      'Records the rates that all agencies may convert with, at most 500 in a call; a file goes through importFacts. A bad row is reported and the rest is taken; the same again changes nothing. Refused: FORBIDDEN.',
  })
  recordExchangeRates(
    @Arg('input', () => RecordExchangeRatesInput) input: RecordExchangeRatesInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordExchangeRates', ({ exchangeRates }) => exchangeRates.record(input));
  }
}
