import { PageArgs } from '@partner-commons/platform/page';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import { PartnerNotice, PartnerNoticeConnection } from './partner-notice.view';

@Resolver(() => PartnerNotice)
export class PartnerNoticeResolver {
  @Query(() => PartnerNoticeConnection, {
    description: 'What waits for your organisation, and for those that you act for; newest first. For partner users.',
  })
  notices(@Args(() => PageArgs) page: PageArgs, @Ctx() { partnerNotices }: RegistryContext) {
    return partnerNotices.page(page);
  }

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: PartnerNotice, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(agencyCode);
  }
}
