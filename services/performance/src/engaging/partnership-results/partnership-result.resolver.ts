import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { PartnershipResultsArgs, PublishPartnershipResultInput } from './partnership-result.inputs';
import { PartnershipResult, PartnershipResultConnection } from './partnership-result.view';

@Resolver(() => PartnershipResult)
export class PartnershipResultResolver {
  @Query(() => PartnershipResultConnection, {
    description: 'Results of partnerships with their numbers, latest published first (UNICEF-26).',
  })
  partnershipResults(
    @Args(() => PartnershipResultsArgs) args: PartnershipResultsArgs,
    @Ctx() { partnershipResults }: PerformanceContext,
  ) {
    return partnershipResults.page(args);
  }

  @Mutation(() => PartnershipResult, {
    description:
      "Tells all agencies the latest value of an indicator of the caller's agency (UNICEF-26). Refused: NOT_FOUND, FORBIDDEN / COUNTRY_OUT_OF_REACH, PRECONDITION_FAILED / MISSING_REQUIREMENT without unit, baseline, target, method or value (PSFP-31), CONFLICT / IDEMPOTENCY_KEY_REUSED.",
  })
  publishPartnershipResult(
    @Arg('input', () => PublishPartnershipResultInput) input: PublishPartnershipResultInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction(
      'publishPartnershipResult',
      ({ partnershipResults }) => partnershipResults.publish(input),
      { key: input.idempotencyKey, input, again: ({ partnershipResults }, id) => partnershipResults.get(id) },
    );
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose agreement it was; null only beside an error.' })
  agency(@Root() { agencyCode }: PartnershipResult): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'With whom; null only beside an error.' })
  async partner(
    @Root() { partnerId }: PartnershipResult,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
