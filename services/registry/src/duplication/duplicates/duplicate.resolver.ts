import { invalidInput } from '@partner-commons/platform/errors';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import { DuplicateCandidatesArgs } from './duplicate.inputs';
import type { DuplicateCandidateRow } from './duplicate.service';
import { DuplicateCandidate } from './duplicate.view';

@Resolver(() => DuplicateCandidate)
export class DuplicateResolver {
  @Query(() => [DuplicateCandidate], {
    description:
      'Known partners that may be the same as a partner or as somebody to be entered: by names in any script, acronyms, identifiers, website and address, best first, at most 20. Offices and affiliates of the partner are left out.',
  })
  duplicateCandidates(
    @Args(() => DuplicateCandidatesArgs) asked: DuplicateCandidatesArgs,
    @Ctx() context: RegistryContext,
  ) {
    return candidatesOf(asked, context);
  }

  @FieldResolver(() => Partner)
  partner(@Root() { partnerId }: DuplicateCandidateRow, @Ctx() { partners }: RegistryContext) {
    return partners.get(partnerId);
  }
}

async function candidatesOf({ partnerId, entry }: DuplicateCandidatesArgs, { partners, duplicates }: RegistryContext) {
  if (partnerId && !entry) return duplicates.candidatesOf((await partners.get(partnerId)).id);
  if (entry && !partnerId) return duplicates.candidatesFor(entry);
  throw invalidInput('Give either partnerId or entry.', 'partnerId');
}
