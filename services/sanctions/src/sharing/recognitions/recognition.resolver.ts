import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { IneligibilityEntry } from '../ineligibility-entries/ineligibility-entry.view';
import { OptOutInput, RecogniseEntryInput } from './recognition.inputs';
import { Recognition } from './recognition.view';

@Resolver(() => Recognition)
export class RecognitionResolver {
  @Mutation(() => IneligibilityEntry, {
    description:
      'Decides that your agency is bound by an entry that does not bind it by itself, or ends its opt-out early (S-INV-8). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  recogniseEntry(
    @Arg('input', () => RecogniseEntryInput) input: RecogniseEntryInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('recogniseEntry', ({ optOuts }) => optOuts.recognise(input));
  }

  @Mutation(() => IneligibilityEntry, {
    description:
      'Has your agency go on with a partner in spite of an entry, within 15 days of its taking effect, with a reason that all agencies may read and an end (S-INV-8); again before the end to renew it. Never for a listing of the Security Council (S-INV-1). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / OPT_OUT_WINDOW_OVER, PRECONDITION_FAILED / OPT_OUT_NOT_ALLOWED.',
  })
  optOut(@Arg('input', () => OptOutInput) input: OptOutInput, @Ctx() context: SanctionsContext) {
    return context.transaction('optOut', ({ optOuts }) => optOuts.optOut(input));
  }

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: Recognition): Agency {
    return { code: agencyCode };
  }
}
