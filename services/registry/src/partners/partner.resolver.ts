import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../context';
import { Partner } from './partner.entity';
import { AddPartnerInput, PartnerFilter, RenamePartnerInput } from './partner.inputs';
import { PartnerConnection } from './partner.page';
import type { PartnerRow } from './partner.repository';
import { PartnerName } from './partner-name.entity';

@Resolver(() => Partner)
export class PartnerResolver {
  @Query(() => Partner, {
    nullable: true,
    description: 'One partner; null when there is none, or it is not yours to see.',
  })
  partner(@Arg('id', () => ID) id: string, @Ctx() { partners }: RegistryContext) {
    return partners.find(id);
  }

  @Query(() => PartnerConnection, {
    description: 'The roster by name in any script, country and type, ordered by name (UNHCR-34).',
  })
  searchPartners(
    @Arg('filter', () => PartnerFilter, { defaultValue: {} }) filter: PartnerFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { partners }: RegistryContext,
  ) {
    return partners.search(filter, page);
  }

  @Mutation(() => Partner, {
    description: 'Enters a partner into the roster on its behalf, as PROSPECT; it is screened without being asked.',
  })
  addPartner(@Arg('input', () => AddPartnerInput) input: AddPartnerInput, @Ctx() context: RegistryContext) {
    return context.transaction('addPartner', ({ partners }) => partners.add(input));
  }

  @Mutation(() => Partner, {
    description:
      'Changes the legal name; the partner is screened again. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT.',
  })
  renamePartner(@Arg('input', () => RenamePartnerInput) input: RenamePartnerInput, @Ctx() context: RegistryContext) {
    return context.transaction('renamePartner', ({ partners }) => partners.rename(input));
  }

  @FieldResolver(() => [PartnerName], { description: 'All names, oldest first.' })
  names(@Root() partner: PartnerRow, @Ctx() { partners }: RegistryContext) {
    return partners.names(partner.id);
  }
}
