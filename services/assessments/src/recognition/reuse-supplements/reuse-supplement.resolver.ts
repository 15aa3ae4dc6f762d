import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { CompleteSupplementInput } from './reuse-supplement.inputs';
import { ReuseSupplement } from './reuse-supplement.view';

@Resolver(() => ReuseSupplement)
export class ReuseSupplementResolver {
  @Mutation(() => ReuseSupplement, {
    description:
      'Says that your agency has done a supplement; the last one tells what the reuse saved (JIU-4). Refused: NOT_FOUND, FORBIDDEN / OTHER_AGENCY, CONFLICT / INVALID_STATE, INVALID_INPUT.',
  })
  completeSupplement(
    @Arg('input', () => CompleteSupplementInput) input: CompleteSupplementInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('completeSupplement', ({ reuseSupplements }) => reuseSupplements.complete(input));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was found: for the two agencies; null while it is open, and for all others.',
  })
  note(@Root() supplement: ReuseSupplement, @Ctx() { reuseSupplements }: AssessmentsContext) {
    return reuseSupplements.noteOf(supplement);
  }
}
