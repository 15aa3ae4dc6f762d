import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { CreateReferralInput, ReferralFilter, UpdateReferralInput } from './referral.inputs';
import { Referral, ReferralConnection, ReferralStep } from './referral.view';

@Resolver(() => Referral)
export class ReferralResolver {
  @Query(() => ReferralConnection, {
    description: 'Referrals of your own agency to authorities, the latest first (JIU-94).',
  })
  referrals(
    @Arg('filter', () => ReferralFilter, { defaultValue: {} }) filter: ReferralFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { referrals }: SanctionsContext,
  ) {
    return referrals.search(filter, page);
  }

  @Mutation(() => Referral, {
    description:
      'Writes a referral of a case of your agency to an authority; it leaves the agency once it is cleared (JIU-94). Refused: NOT_FOUND, INVALID_INPUT / PERSONAL_DATA.',
  })
  createReferral(
    @Arg('input', () => CreateReferralInput) input: CreateReferralInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('createReferral', ({ referrals }) => referrals.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ referrals }, id) => referrals.get(id),
    });
  }

  @Mutation(() => Referral, {
    description:
      'Takes a referral to its next state; a legal officer who did not write it clears it (JIU-94). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, FORBIDDEN / SEGREGATION_OF_DUTIES, FORBIDDEN / ROLE_REQUIRED, INVALID_INPUT.',
  })
  updateReferral(
    @Arg('input', () => UpdateReferralInput) input: UpdateReferralInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('updateReferral', ({ referrals }) => referrals.update(input));
  }

  @FieldResolver(() => [ReferralStep], { description: 'All steps, the first one first; there are at most seven.' })
  steps(@Root() { id }: Referral, @Ctx() { referrals }: SanctionsContext) {
    return referrals.stepsOf(id);
  }
}
