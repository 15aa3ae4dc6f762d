import { PageArgs } from '@partner-commons/platform/page';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { PartnerChangeConnection } from './change.view';

/** The history of a partner, as a field of it. */
@Resolver(() => Partner)
export class PartnerChangesResolver {
  @FieldResolver(() => PartnerChangeConnection, {
    description: 'Who changed which field of the partner, newest first (UNHCR-13).',
  })
  changes(@Root() { id }: PartnerRow, @Args(() => PageArgs) page: PageArgs, @Ctx() { changeHistory }: RegistryContext) {
    return changeHistory.list(id, page);
  }
}
