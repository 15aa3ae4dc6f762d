import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { PartnerConnection } from '../../identity/partners/partner.page';
import { PartnerFacets } from './partner-facets.view';
import { PartnerFilter } from './roster-search.inputs';
import { PartnerSort } from './roster-search.rules';
import type { FoundPage } from './roster-search.service';

@Resolver(() => PartnerConnection)
export class RosterSearchResolver {
  @Query(() => PartnerConnection, {
    description:
      'The roster by name in any script, place, sector and what is known of a partner (UNHCR-9, UNHCR-34, JIU-22). Refused: INVALID_INPUT for a text of nothing but signs and for a cursor of another order.',
  })
  searchPartners(
    @Arg('filter', () => PartnerFilter, { defaultValue: {} }) filter: PartnerFilter,
    @Arg('sort', () => PartnerSort, { nullable: true, description: 'RELEVANCE when there is a text, else NAME.' })
    sort: PartnerSort | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { rosterSearch }: RegistryContext,
  ) {
    return rosterSearch.search(filter, sort, page);
  }

  @Query(() => PartnerFacets, {
    description: 'Counts by value over all that such a search finds (UNHCR-9). Refused: INVALID_INPUT.',
  })
  partnerFacets(
    @Arg('filter', () => PartnerFilter, { defaultValue: {} }) filter: PartnerFilter,
    @Ctx() { rosterSearch }: RegistryContext,
  ) {
    return rosterSearch.facets(filter);
  }

  @FieldResolver(() => [[String]], {
    nullable: true,
    description:
      'When no name has all words of the text: by word, what was looked for instead, itself first. Else null (JIU-22).',
  })
  nearWords(@Root() { nearWords }: FoundPage) {
    return nearWords ?? null;
  }
}
