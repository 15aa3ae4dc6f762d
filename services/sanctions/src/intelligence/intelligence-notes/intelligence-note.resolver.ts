import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import {
  AddIntelligenceNoteInput,
  IntelligenceNoteConnection,
  WithdrawIntelligenceNoteInput,
} from './intelligence-note.inputs';
import type { ReadNote } from './intelligence-note.service';
import { IntelligenceNote } from './intelligence-note.view';

@Resolver(() => IntelligenceNote)
export class IntelligenceNoteResolver {
  @Query(() => IntelligenceNote, {
    nullable: true,
    description:
      'One intelligence note of your agency, or granted to it; null when there is none. Each look is recorded.',
  })
  intelligenceNote(@Arg('id', () => ID) id: string, @Ctx() { intelligenceNotes }: SanctionsContext) {
    return intelligenceNotes.find(id);
  }

  @Query(() => IntelligenceNoteConnection, {
    description:
      'Intelligence notes about a partner, of your agency or granted to it, newest first (JIU-65). Each look is recorded.',
  })
  intelligenceNotes(
    @Arg('partnerId', () => ID) partnerId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { intelligenceNotes }: SanctionsContext,
  ) {
    return intelligenceNotes.ofPartner(partnerId, page);
  }

  @Mutation(() => IntelligenceNote, {
    description:
      'Records intelligence about a partner: rated, confidential, ending after 12 months at most (JIU-65). Refused: NOT_FOUND, INVALID_INPUT / PERSONAL_DATA (S-INV-11).',
  })
  addIntelligenceNote(
    @Arg('input', () => AddIntelligenceNoteInput) input: AddIntelligenceNoteInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('addIntelligenceNote', ({ intelligenceNotes }) => intelligenceNotes.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ intelligenceNotes }, id) => intelligenceNotes.get(id),
    });
  }

  @Mutation(() => IntelligenceNote, {
    description:
      'Takes back an intelligence note of your agency. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  withdrawIntelligenceNote(
    @Arg('input', () => WithdrawIntelligenceNoteInput) input: WithdrawIntelligenceNoteInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('withdrawIntelligenceNote', ({ intelligenceNotes }) =>
      intelligenceNotes.withdraw(input),
    );
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(@Root() { partnerId }: ReadNote, @Ctx() { partnerRedirects }: SanctionsContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
