import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RegistryContext } from '../context';
import { EligibilityPurpose } from './eligibility.rules';
import { Eligibility } from './eligibility.view';

@Resolver()
export class EligibilityResolver {
  @Query(() => Eligibility, {
    description:
      'Whether `agency` may engage the partner now. Fails closed: a clearance that is old, missing or behind the feed is the blocker CLEARANCE_STALE. Refused: NOT_FOUND.',
  })
  eligibility(
    @Arg('partnerId', () => ID) partnerId: string,
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Arg('purpose', () => EligibilityPurpose, { defaultValue: EligibilityPurpose.SELECT }) purpose: EligibilityPurpose,
    @Ctx() { eligibilities }: RegistryContext,
  ) {
    return eligibilities.answer({ partnerId, agency, purpose });
  }
}
