import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { RelatedHitConnection } from './related-hit.view';

@Resolver()
export class RelatedHitResolver {
  @Query(() => RelatedHitConnection, {
    description:
      'Undecided and confirmed hits of the headquarters, offices and affiliates of a partner, newest first, each with where it comes from. Each look is recorded. Refused: INVALID_INPUT.',
  })
  relatedHits(
    @Arg('partnerId', () => ID) partnerId: string,
    @Arg('maxDistance', () => Int, { defaultValue: 1, description: 'Steps over relations, 1 to 3.' })
    maxDistance: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { relatedHits }: SanctionsContext,
  ) {
    return relatedHits.search(partnerId, maxDistance, page);
  }
}
