import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { MergedFrom } from '../../duplication/merges/merge.view';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';

/** What merges add to a partner. */
@Resolver(() => Partner)
export class MergedPartnerResolver {
  @FieldResolver(() => [MergedFrom], { description: 'Partners that were merged into this one (R-INV-11).' })
  mergedFrom(@Root() { id }: PartnerRow, @Ctx() { merges }: RegistryContext) {
    return merges.mergedFrom(id);
  }
}
