import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ReuseContextInput } from './reuse-candidate.inputs';
import { ReuseCandidate } from './reuse-candidate.view';

@Resolver(() => Partner)
export class ReuseCandidateResolver {
  @FieldResolver(() => [ReuseCandidate], {
    nullable: true,
    description:
      'Assessments of other agencies, of the partner and of its headquarters, with the eleven checks for the agency; at most 20, the best first (story 4.c). An agency asks for itself, a partner about itself; null only beside an error. Refused: FORBIDDEN / OTHER_AGENCY.',
  })
  reusableFor(
    @Root() { id }: Partner,
    @Arg('agency', () => String, { description: 'Code of the agency that would rely on them.' }) agency: string,
    @Arg('context', () => ReuseContextInput) context: ReuseContextInput,
    @Ctx() { reuseCandidates }: AssessmentsContext,
  ) {
    return reuseCandidates.reusableFor(id, agency, context);
  }
}
