import { DateTime } from '@partner-commons/platform/scalars';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { EligibilityPurpose } from './eligibility.rules';
import { Eligibility, PartnerCapabilities } from './eligibility.view';

const asOfMeaning =
  'Answers with what had been recorded by then (UNHCR-68); now when absent. A time to come is refused as INVALID_INPUT.';

@Resolver(() => Partner)
export class EligibilityResolver {
  @Query(() => Eligibility, {
    description:
      'Whether `agency` may engage the partner. Fails closed: a clearance that is old, missing or behind the feed is the blocker CLEARANCE_STALE. Refused: NOT_FOUND, INVALID_INPUT.',
  })
  eligibility(
    @Arg('partnerId', () => ID) partnerId: string,
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Arg('purpose', () => EligibilityPurpose, { defaultValue: EligibilityPurpose.SELECT }) purpose: EligibilityPurpose,
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfMeaning }) asOf: Date | null,
    @Ctx() { eligibilities }: RegistryContext,
  ) {
    return eligibilities.answer({ partnerId, agency, purpose, asOf });
  }

  @FieldResolver(() => PartnerCapabilities, {
    description: 'What `agency` may do with it: the same rule as `eligibility`. Refused: NOT_FOUND, INVALID_INPUT.',
  })
  capabilities(
    @Root() { id }: PartnerRow,
    @Arg('agency', () => String, { description: 'Code of the agency, such as UNHCR.' }) agency: string,
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfMeaning }) asOf: Date | null,
    @Ctx() { eligibilities }: RegistryContext,
  ) {
    return eligibilities.capabilities({ partnerId: id, agency, asOf });
  }
}
