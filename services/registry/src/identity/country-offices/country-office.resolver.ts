import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { PartnerRelation } from '../relations/relation.entity';
import { CreateCountryOfficeInput } from './country-office.inputs';
import { InheritedFact } from './inherited-fact.view';

@Resolver(() => InheritedFact)
export class CountryOfficeResolver {
  @Mutation(() => PartnerRelation, {
    description:
      'Makes the profile of an office in one more country, with a registration of its own, or claims a national partner as that office (feature 13). Users of the headquarters act for it within a minute. Refused: NOT_FOUND, PRECONDITION_FAILED / BLOCKED_BY_STANDING, RELATION_MISFIT, CONFLICT / OFFICE_EXISTS, and as addRelation.',
  })
  createCountryOffice(
    @Arg('input', () => CreateCountryOfficeInput) input: CreateCountryOfficeInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createCountryOffice', ({ countryOffices }) => countryOffices.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ relations }, id) => relations.get(id),
    });
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Whose it is; null when it is not yours to see.' })
  from(@Root() { fromId }: InheritedFact, @Ctx() { partners }: RegistryContext) {
    return partners.look(fromId);
  }
}

@Resolver(() => Partner)
export class InheritedFactsOfPartnerResolver {
  @FieldResolver(() => [InheritedFact], {
    description: 'What this office has from its headquarters, because it says nothing of its own. At most 5.',
  })
  inheritedFacts(@Root() partner: PartnerRow, @Ctx() { inheritedFacts }: RegistryContext) {
    return inheritedFacts.ofPartner(partner);
  }
}
