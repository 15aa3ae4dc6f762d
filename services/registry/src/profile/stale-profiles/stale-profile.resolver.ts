import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import { StaleProfileFilter } from './stale-profile.inputs';
import { StaleProfile, StaleProfileConnection } from './stale-profile.view';

@Resolver(() => StaleProfile)
export class StaleProfileResolver {
  @Query(() => StaleProfileConnection, {
    description: 'Open profiles that are to be confirmed, never confirmed ones first, then the longest due (UNHCR-12).',
  })
  staleProfiles(
    @Arg('filter', () => StaleProfileFilter, { defaultValue: {} }) filter: StaleProfileFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { staleProfiles }: RegistryContext,
  ) {
    return staleProfiles.list(filter, page);
  }

  @FieldResolver(() => Partner)
  partner(@Root() { partnerId }: StaleProfile, @Ctx() { partners }: RegistryContext) {
    return partners.get(partnerId);
  }
}
