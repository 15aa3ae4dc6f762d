import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../engagements/engagement.entity';
import { MoneyYear } from '../money-facts/money-fact.view';
import { ReconcileEngagementInput } from './reconciliation.inputs';
import { Reconciliation } from './reconciliation.view';

@Resolver(() => Engagement)
export class ReconciliationResolver {
  @FieldResolver(() => Reconciliation, {
    description: 'Paid, reported and audited side by side (JIU-10); sums are INTER_AGENCY.',
  })
  reconciliation(@Root() engagement: Engagement, @Ctx() { reconciliations }: PerformanceContext) {
    return reconciliations.read(engagement);
  }

  @FieldResolver(() => [MoneyYear], { description: 'Money by calendar year and kind: INTER_AGENCY (feature 87).' })
  moneyByYear(@Root() { id }: Engagement, @Ctx() { moneyFacts }: PerformanceContext) {
    return moneyFacts.yearsOf(id);
  }

  @Mutation(() => Engagement, {
    description:
      "Accepts what was paid, reported and audited under an agreement of the caller's agency as it stands (JIU-10); money that comes later opens it again. Refused: NOT_FOUND, FORBIDDEN / COUNTRY_OUT_OF_REACH, CONFLICT / IDEMPOTENCY_KEY_REUSED.",
  })
  reconcileEngagement(
    @Arg('input', () => ReconcileEngagementInput) input: ReconcileEngagementInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('reconcileEngagement', ({ reconciliations }) => reconciliations.accept(input), {
      key: input.idempotencyKey,
      input,
      again: ({ engagements }, id) => engagements.get(id),
    });
  }
}
