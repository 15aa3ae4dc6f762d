import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import {
  DecideMergeInput,
  PartnerMergeConnection,
  PartnerMergeFilter,
  ProposeMergeInput,
  UndoMergeInput,
} from './merge.inputs';
import { EnteredAfterMerge, MergedField, MergeStep } from './merge.view';
import { PartnerMerge } from './partner-merge.entity';

const refused = 'Refused: NOT_FOUND, CONFLICT / INVALID_STATE';
const twoPeople = 'FORBIDDEN / SEGREGATION_OF_DUTIES when you were the first';

@Resolver(() => PartnerMerge)
export class MergeResolver {
  @Query(() => PartnerMerge, { nullable: true, description: 'One merge, in whatever state; null when there is none.' })
  partnerMerge(@Arg('id', () => ID) id: string, @Ctx() { merges }: RegistryContext) {
    return merges.find(id);
  }

  @Query(() => PartnerMergeConnection, { description: 'Merges, newest first (R-INV-11).' })
  partnerMerges(
    @Arg('filter', () => PartnerMergeFilter, { defaultValue: {} }) filter: PartnerMergeFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { merges }: RegistryContext,
  ) {
    return merges.search(filter, page);
  }

  @Mutation(() => PartnerMerge, {
    description:
      'Asks for two partners to be made one; another person must approve (R-INV-11). Refused: NOT_FOUND, CONFLICT / ALREADY_MERGED, CONFLICT / ALREADY_RUNNING, PRECONDITION_FAILED / SURVIVOR_UNSUITABLE when the merge would lose a restriction or a registration, PRECONDITION_FAILED / RELATIONS_IN_FORCE while the merged one has any.',
  })
  proposeMerge(@Arg('input', () => ProposeMergeInput) input: ProposeMergeInput, @Ctx() context: RegistryContext) {
    return context.transaction('proposeMerge', ({ merges }) => merges.propose(input));
  }

  @Mutation(() => PartnerMerge, {
    description: `Merges, as the second person (R-INV-11): the merged partner's standing is CLOSED, its id, codes and names lead to the survivor, all its facts are shown there. ${refused}, CONFLICT / DECIDED_MEANWHILE, PRECONDITION_FAILED / SURVIVOR_UNSUITABLE, ${twoPeople}.`,
  })
  approveMerge(@Arg('input', () => DecideMergeInput) input: DecideMergeInput, @Ctx() context: RegistryContext) {
    return context.transaction('approveMerge', ({ merges }) => merges.approve(input));
  }

  @Mutation(() => PartnerMerge, { description: `Ends a proposal without a merge. ${refused}.` })
  rejectMerge(@Arg('input', () => DecideMergeInput) input: DecideMergeInput, @Ctx() context: RegistryContext) {
    return context.transaction('rejectMerge', ({ merges }) => merges.reject(input));
  }

  @Mutation(() => PartnerMerge, {
    description: `Asks for a merge to be taken back; another person must approve. ${refused}, PRECONDITION_FAILED / UNDO_PERIOD_OVER.`,
  })
  undoMerge(@Arg('input', () => UndoMergeInput) input: UndoMergeInput, @Ctx() context: RegistryContext) {
    return context.transaction('undoMerge', ({ merges }) => merges.undo(input));
  }

  @Mutation(() => PartnerMerge, {
    description: `Takes a merge back, as the second person: both are partners of their own again, with what was entered before; what was entered since stays with the survivor (enteredAfter). ${refused}, ${twoPeople}.`,
  })
  approveMergeUndo(@Arg('input', () => DecideMergeInput) input: DecideMergeInput, @Ctx() context: RegistryContext) {
    return context.transaction('approveMergeUndo', ({ merges }) => merges.approveUndo(input));
  }

  @Mutation(() => PartnerMerge, { description: `Leaves a merge in force that somebody wanted back. ${refused}.` })
  rejectMergeUndo(@Arg('input', () => DecideMergeInput) input: DecideMergeInput, @Ctx() context: RegistryContext) {
    return context.transaction('rejectMergeUndo', ({ merges }) => merges.rejectUndo(input));
  }

  @FieldResolver(() => Partner, {
    nullable: true,
    description: 'The partner that remains; merged itself, the one it leads to.',
  })
  survivor(@Root() { survivorId }: PartnerMerge, @Ctx() { partners }: RegistryContext) {
    return partners.find(survivorId);
  }

  @FieldResolver(() => ID, { description: 'Id of the merged partner; while merged it leads to the survivor.' })
  mergedId(@Root() { mergedId }: PartnerMerge) {
    return mergedId;
  }

  @FieldResolver(() => [MergedField], { description: 'What the survivor takes over, and what stood there before.' })
  fields(@Root() merge: PartnerMerge, @Ctx() { merges }: RegistryContext) {
    return merges.fields(merge);
  }

  @FieldResolver(() => [MergeStep], { description: 'The two people who brought it into force; empty before.' })
  approvedBy(@Root() merge: PartnerMerge, @Ctx() { merges }: RegistryContext) {
    return merges.approvedBy(merge);
  }

  @FieldResolver(() => [EnteredAfterMerge], {
    description: 'What was entered in registry under the survivor since the merge, newest first, at most 100.',
  })
  enteredAfter(@Root() merge: PartnerMerge, @Ctx() { merges }: RegistryContext) {
    return merges.enteredAfter(merge);
  }
}
