import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { StandingReviewRow } from './standing-review.repository';
import {
  DecideStandingReviewInput,
  StandingReview,
  StandingReviewConnection,
  StandingReviewFilter,
} from './standing-review.view';

@Resolver(() => StandingReview)
export class StandingReviewResolver {
  @Query(() => StandingReviewConnection, {
    description: 'Reviews of standing, the one that is due first at the top (UNHCR-55). Each look is recorded.',
  })
  standingReviews(
    @Arg('filter', () => StandingReviewFilter, { defaultValue: { open: true } }) filter: StandingReviewFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { standingReviews }: RegistryContext,
  ) {
    return standingReviews.search(filter, page);
  }

  @Mutation(() => StandingReview, {
    description:
      'Decides a review (UNHCR-55, R-INV-4). Refused: NOT_FOUND, CONFLICT / DECIDED_MEANWHILE, CONFLICT / INVALID_STATE.',
  })
  decideStandingReview(
    @Arg('input', () => DecideStandingReviewInput) input: DecideStandingReviewInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('decideStandingReview', ({ standingReviews }) => standingReviews.decide(input));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Whom it is about.' })
  partner(@Root() { partnerId }: StandingReviewRow, @Ctx() { partners }: RegistryContext) {
    return partners.find(partnerId);
  }
}
