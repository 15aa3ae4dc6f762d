import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskEntry } from '../risk-entries/risk-entry.view';
import { AcceptRiskInput, SetRiskAppetiteInput } from './risk-appetite.inputs';
import { RiskAppetite, RiskAppetiteConnection } from './risk-appetite.view';

@Resolver()
export class RiskAppetiteResolver {
  @Query(() => RiskAppetiteConnection, {
    description: 'What your own agency bears, and bore, the latest first (JIU-39).',
  })
  riskAppetites(
    @Arg('category', () => RiskCategory, { nullable: true }) category: RiskCategory | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { riskAppetites }: AssessmentsContext,
  ) {
    return riskAppetites.page(category ?? null, page);
  }

  @Mutation(() => RiskAppetite, {
    description:
      'Sets how much residual risk your agency bears from a day on (JIU-39); open risks above it are breaches from then on. Refused: INVALID_INPUT.',
  })
  setRiskAppetite(
    @Arg('input', () => SetRiskAppetiteInput) input: SetRiskAppetiteInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('setRiskAppetite', ({ riskAppetites }) => riskAppetites.set(input), {
      key: input.idempotencyKey,
      input,
      again: ({ riskAppetites }, id) => riskAppetites.get(id),
    });
  }

  @Mutation(() => RiskEntry, {
    description:
      'Accepts a risk above the appetite for a time, by somebody who did not judge it: a REPRESENTATIVE, or from two bands above on IP_UNIT_ADMIN (JIU-39). Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES, FORBIDDEN / HIGHER_APPROVAL_REQUIRED, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT.',
  })
  acceptRisk(@Arg('input', () => AcceptRiskInput) input: AcceptRiskInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('acceptRisk', ({ riskAcceptances }) => riskAcceptances.accept(input));
  }
}
