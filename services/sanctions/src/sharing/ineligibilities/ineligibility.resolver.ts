import { DateTime } from '@partner-commons/platform/scalars';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { PartnerIneligibility } from './ineligibility.view';

@Resolver(() => Partner)
export class PartnerIneligibilityResolver {
  @FieldResolver(() => PartnerIneligibility, {
    nullable: true,
    description:
      'Whether the partner is ineligible, by which decisions, and what each agency does about them (S-INV-1, S-INV-8). Null only together with an error. Refused: INVALID_INPUT for an asOf in the future.',
  })
  ineligibility(
    @Root() { id }: Partner,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'As recorded by this instant; now when not given.' })
    asOf: Date | null,
    @Ctx() { partnerIneligibilities }: SanctionsContext,
  ) {
    return partnerIneligibilities.ofPartner(id, asOf);
  }
}
