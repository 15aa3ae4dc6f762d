import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { DescribePartnerInput } from './description.inputs';
import { PartnerAttributeClaim } from './description.view';

@Resolver(() => Partner)
export class DescriptionResolver {
  @Mutation(() => Partner, {
    description:
      'Changes what is said of a partner in codes; each change is logged (UNICEF-36, HAB-13, HAB-15). Refused: NOT_FOUND, INVALID_INPUT / UNKNOWN_CODE with the path of the code, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE once it was closed.',
  })
  describePartner(
    @Arg('input', () => DescribePartnerInput) input: DescribePartnerInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('describePartner', ({ descriptions }) => descriptions.describe(input));
  }

  @FieldResolver(() => [PartnerAttributeClaim], {
    description: 'The attributes with what shows them; at most one per code of PARTNER_ATTRIBUTES.',
  })
  attributeClaims(@Root() partner: PartnerRow, @Ctx() { descriptions }: RegistryContext) {
    return descriptions.claims(partner);
  }
}
