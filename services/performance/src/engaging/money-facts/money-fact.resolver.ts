import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../engagements/engagement.entity';
import { RecordedFacts } from '../fact-batches/recorded-facts.view';
import { MoneyFactsArgs, RecordMoneyFactsInput } from './money-fact.inputs';
import { MoneyFact, MoneyFactConnection } from './money-fact.view';

@Resolver(() => MoneyFact)
export class MoneyFactResolver {
  @Query(() => MoneyFactConnection, {
    description:
      "Amounts of the caller's agency, or of the partner itself, latest recorded first (feature 87). Reading them is recorded.",
  })
  moneyFacts(@Args(() => MoneyFactsArgs) args: MoneyFactsArgs, @Ctx() { moneyFacts }: PerformanceContext) {
    return moneyFacts.page(args);
  }

  @Mutation(() => RecordedFacts, {
    description:
      "Records amounts of the caller's agency, at most 500 in a call (feature 87, SYS-18); a file goes through importFacts. Agency and externalId name a fact: the same again changes nothing, another amount is the next version, zero takes it back. A bad row is reported and the rest is taken. Refused: FORBIDDEN.",
  })
  recordMoneyFacts(
    @Arg('input', () => RecordMoneyFactsInput) input: RecordMoneyFactsInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordMoneyFacts', ({ moneyFacts }) => moneyFacts.record(input));
  }

  @FieldResolver(() => Engagement, {
    nullable: true,
    description: 'The agreement; null for amounts of the whole agency, or beside an error.',
  })
  engagement(@Root() { engagementId }: MoneyFact, @Ctx() { engagements }: PerformanceContext) {
    return engagementId && engagements.find(engagementId);
  }
}
