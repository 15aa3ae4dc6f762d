import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import { AddLocationInput, EndLocationInput, SetPartnerPresenceInput } from './presence.inputs';
import { AreaCoverageConnection, OperatingCountry, PartnerLocation } from './presence.view';

@Resolver(() => Partner)
export class PresenceResolver {
  @Query(() => AreaCoverageConnection, {
    description: 'How many partners work in each admin area of a country, ready for a map (UNHCR-9).',
  })
  partnerCoverage(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-2.' }) country: string,
    @Arg('sector', () => String, { nullable: true, description: 'Code of a sector or specialisation.' })
    sector: string | null,
    @Arg('level', () => Int, { nullable: true, description: 'Only areas of this level.' }) level: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { presence }: RegistryContext,
  ) {
    return presence.coverage({ country, sector: sector ?? null, level: level ?? null }, page);
  }

  @Mutation(() => Partner, {
    description:
      'Sets the countries in which a partner works (UNHCR-9). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / VERSION_CONFLICT, INVALID_STATE.',
  })
  setPartnerPresence(
    @Arg('input', () => SetPartnerPresenceInput) input: SetPartnerPresenceInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('setPartnerPresence', ({ presence }) => presence.setCountries(input));
  }

  @Mutation(() => PartnerLocation, {
    description:
      'Adds a place by admin area. Refused: NOT_FOUND, INVALID_INPUT / FORMAT, UNCHANGED, PRECONDITION_FAILED / TOO_MANY_ENTRIES, CONFLICT / INVALID_STATE.',
  })
  addLocation(@Arg('input', () => AddLocationInput) input: AddLocationInput, @Ctx() context: RegistryContext) {
    return context.transaction('addLocation', ({ presence }) => presence.addLocation(input), {
      key: input.idempotencyKey,
      input,
      again: ({ presence }, id) => presence.getLocation(id),
    });
  }

  @Mutation(() => PartnerLocation, {
    description: 'Ends a place. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE.',
  })
  endLocation(@Arg('input', () => EndLocationInput) input: EndLocationInput, @Ctx() context: RegistryContext) {
    return context.transaction('endLocation', ({ presence }) => presence.endLocation(input));
  }

  @FieldResolver(() => [OperatingCountry], { description: 'Where it works now; one per country.' })
  countriesOfOperation(@Root() { id }: PartnerRow, @Ctx() { presence }: RegistryContext) {
    return presence.countries(id);
  }

  @FieldResolver(() => [PartnerLocation], { description: 'Places in which it works now; at most 100.' })
  locations(@Root() { id }: PartnerRow, @Ctx() { presence }: RegistryContext) {
    return presence.locations(id);
  }
}
