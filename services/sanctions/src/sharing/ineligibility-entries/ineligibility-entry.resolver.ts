import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { Recognition } from '../recognitions/recognition.view';
import { IneligibilityEntryFilter } from './ineligibility-entry.inputs';
import { IneligibilityEntry, IneligibilityEntryConnection } from './ineligibility-entry.view';

@Resolver(() => IneligibilityEntry)
export class IneligibilityEntryResolver {
  @Query(() => IneligibilityEntryConnection, {
    description:
      'The list of ineligible partners that all agencies share, the latest entry first (JIU-64). Agencies see what is shared and their own; a partner what was decided about it; others only what the lead agency publishes.',
  })
  ineligibilityEntries(
    @Arg('filter', () => IneligibilityEntryFilter, { defaultValue: {} }) filter: IneligibilityEntryFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { sharedList }: SanctionsContext,
  ) {
    return sharedList.search(filter, page);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Whom it names.' })
  partner(@Root() { partnerId }: IneligibilityEntry): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose decision it is.' })
  leadAgency(@Root() { leadAgencyCode }: IneligibilityEntry): Agency {
    return { code: leadAgencyCode };
  }

  @FieldResolver(() => [Recognition], {
    nullable: true,
    description: 'What each of the other agencies does about it, with its reason (S-INV-8); for agency staff.',
  })
  recognitions(@Root() entry: IneligibilityEntry, @Ctx() { recognitions }: SanctionsContext) {
    return recognitions.ofEntry(entry.row, entry.at);
  }
}
