import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Hit } from '../hits/hit.entity';
import { ReverseConfirmationInput } from './hit-reversal.inputs';

@Resolver()
export class HitReversalResolver {
  @Mutation(() => Hit, {
    description:
      'Takes a confirmation back (S-INV-1): proposed by one adjudicator and agreed by another of a different unit, neither of whom confirmed. The hit is then a false positive, and all that followed from the confirmation ends. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  reverseConfirmation(
    @Arg('input', () => ReverseConfirmationInput) input: ReverseConfirmationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('reverseConfirmation', ({ hitReversals }) => hitReversals.reverse(input));
  }

  @Mutation(() => Hit, {
    description:
      'Rejects a proposal to take a confirmation back, which stands. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  upholdConfirmation(
    @Arg('input', () => ReverseConfirmationInput) input: ReverseConfirmationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('upholdConfirmation', ({ hitReversals }) => hitReversals.uphold(input));
  }
}
