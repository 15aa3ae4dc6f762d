import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from './partner.entity';
import { AddPartnerInput } from './partner.inputs';
import type { PartnerRow } from './partner.repository';
import { PartnerName } from './partner-name.entity';

@Resolver(() => Partner)
export class PartnerResolver {
  @Query(() => Partner, {
    nullable: true,
    description:
      'One partner, by its id or by its unique number; null when there is none, or it is not yours to see. Of a registered partner everybody may see what is PUBLIC. Refused: INVALID_INPUT / CHECK_DIGITS for a unique number that cannot be one.',
  })
  partner(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('uniqueNumber', () => String, { nullable: true }) uniqueNumber: string | null,
    @Ctx() { partners }: RegistryContext,
  ) {
    return partners.one(id, uniqueNumber);
  }

  @Mutation(() => Partner, {
    description: 'Enters a partner into the roster on its behalf, as PROSPECT; it is screened without being asked.',
  })
  addPartner(@Arg('input', () => AddPartnerInput) input: AddPartnerInput, @Ctx() context: RegistryContext) {
    return context.transaction('addPartner', ({ partners }) => partners.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ partners }, id) => partners.get(id),
    });
  }

  @FieldResolver(() => [PartnerName], { description: 'All names, oldest first.' })
  names(@Root() partner: PartnerRow, @Ctx() { partners }: RegistryContext) {
    return partners.names(partner.id);
  }
}
