import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import type { EligibilityRuleRow } from './eligibility-rule.repository';
import { EligibilityRule, EligibilityRuleConnection, SetEligibilityRuleInput } from './eligibility-rule.view';

@Resolver(() => EligibilityRule)
export class EligibilityRuleResolver {
  @Query(() => EligibilityRuleConnection, { description: 'All rules that an agency ever set, newest first (JIU-13).' })
  eligibilityRules(
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { eligibilityRules }: RegistryContext,
  ) {
    return eligibilityRules.list(agency, page);
  }

  @Mutation(() => EligibilityRule, {
    description: 'Sets a rule of your own agency about whom it engages (JIU-13). Refused: INVALID_INPUT.',
  })
  setEligibilityRule(
    @Arg('input', () => SetEligibilityRuleInput) input: SetEligibilityRuleInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('setEligibilityRule', ({ eligibilityRules }) => eligibilityRules.set(input), {
      key: input.idempotencyKey,
      input,
      again: ({ eligibilityRules }, id) => eligibilityRules.get(id),
    });
  }

  @FieldResolver(() => Agency, { description: 'Whose rule it is.' })
  agency(@Root() { agency }: EligibilityRuleRow, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(agency);
  }
}
