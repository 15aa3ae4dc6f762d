import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import {
  AddToRosterInput,
  RecogniseRosterEntryInput,
  RemoveFromRosterInput,
  RosterFilter,
} from './roster-entry.inputs';
import { RosterEntry, RosterEntryConnection, RosterRecognition } from './roster-entry.view';

@Resolver(() => RosterEntry)
export class RosterEntryResolver {
  @Query(() => RosterEntryConnection, {
    description: 'Who stands on the shared rosters, by sector, country and readiness, ordered by name (JIU-90).',
  })
  rosterSearch(
    @Arg('filter', () => RosterFilter, { defaultValue: { validOnly: true } }) filter: RosterFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { rosterEntries }: RegistryContext,
  ) {
    return rosterEntries.search(filter, page);
  }

  @Mutation(() => RosterEntry, {
    description:
      'Puts a registered partner on a roster; the own agency recognises it (JIU-90). Refused: NOT_FOUND, INVALID_INPUT / UNKNOWN_CODE, UNCHANGED, PRECONDITION_FAILED / MISSING_REQUIREMENT, TOO_MANY_ENTRIES, CONFLICT / INVALID_STATE.',
  })
  addToRoster(@Arg('input', () => AddToRosterInput) input: AddToRosterInput, @Ctx() context: RegistryContext) {
    return context.transaction('addToRoster', ({ rosterEntries }) => rosterEntries.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ rosterEntries }, id) => rosterEntries.get(id),
    });
  }

  @Mutation(() => RosterEntry, {
    description:
      'Takes an entry off its roster; for the agency that added it. Refused: NOT_FOUND, FORBIDDEN, CONFLICT / INVALID_STATE.',
  })
  removeFromRoster(
    @Arg('input', () => RemoveFromRosterInput) input: RemoveFromRosterInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('removeFromRoster', ({ rosterEntries }) => rosterEntries.remove(input));
  }

  @Mutation(() => RosterEntry, {
    description:
      'Accepts an entry for the own agency (JIU-92). Refused: NOT_FOUND, INVALID_INPUT / UNCHANGED, CONFLICT / INVALID_STATE.',
  })
  recogniseRosterEntry(
    @Arg('input', () => RecogniseRosterEntryInput) { entryId }: RecogniseRosterEntryInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('recogniseRosterEntry', ({ rosterEntries }) => rosterEntries.recognise(entryId));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who stands there.' })
  partner(@Root() { partnerId }: RosterEntry, @Ctx() { partners }: RegistryContext) {
    return partners.find(partnerId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that added it.' })
  addedBy(@Root() { addedAgency }: RosterEntry, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(addedAgency);
  }

  @FieldResolver(() => [RosterRecognition], {
    description: 'Agencies that accept it, first ones first; one per agency.',
  })
  recognisedBy(@Root() { id }: RosterEntry, @Ctx() { rosterEntries }: RegistryContext) {
    return rosterEntries.recognitions(id);
  }
}

@Resolver(() => RosterRecognition)
export class RosterRecognitionResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Which agency.' })
  agency(@Root() { agency }: RosterRecognition, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(agency);
  }
}

@Resolver(() => Partner)
export class RosterOfPartnerResolver {
  @FieldResolver(() => [RosterEntry], { description: 'Rosters on which it stands; at most 50 (JIU-90).' })
  rosterEntries(@Root() { id }: PartnerRow, @Ctx() { rosterEntries }: RegistryContext) {
    return rosterEntries.ofPartner(id);
  }
}
