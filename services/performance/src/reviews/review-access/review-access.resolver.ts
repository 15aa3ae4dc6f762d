import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { PerformanceReview } from '../performance-reviews/review.view';
import {
  DecideReviewAccessInput,
  GrantReviewAccessInput,
  RequestReviewAccessInput,
  ReviewAccessesArgs,
  RevokeReviewAccessInput,
} from './review-access.inputs';
import { ReviewAccess, ReviewAccessConnection } from './review-access.view';

@Resolver(() => ReviewAccess)
export class ReviewAccessResolver {
  @Query(() => ReviewAccessConnection, {
    description:
      'Leave to read reviews and requests for it, newest first: what your agency gave, got or asked for; for a partner what was given about it (JIU-59). Looking is recorded.',
  })
  reviewAccesses(
    @Args(() => ReviewAccessesArgs) args: ReviewAccessesArgs,
    @Ctx() { reviewAccess }: PerformanceContext,
  ) {
    return reviewAccess.page(args);
  }

  @Mutation(() => ReviewAccess, {
    description:
      'Asks another agency for the body of a published review (JIU-59, P-INV-6). Refused: NOT_FOUND, CONFLICT / ALREADY_REQUESTED or INVALID_STATE.',
  })
  requestReviewAccess(
    @Arg('input', () => RequestReviewAccessInput) input: RequestReviewAccessInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction(
      'requestReviewAccess',
      async ({ reviews, reviewAccess }) => reviewAccess.request(await reviews.get(input.reviewId), input),
      { key: input.idempotencyKey, input, again: ({ reviewAccess }, id) => reviewAccess.get(id) },
    );
  }

  @Mutation(() => ReviewAccess, {
    description:
      'Gives an agency leave that it did not ask for. Refused: NOT_FOUND for a review of others, CONFLICT / INVALID_STATE unless it is published.',
  })
  grantReviewAccess(
    @Arg('input', () => GrantReviewAccessInput) input: GrantReviewAccessInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction(
      'grantReviewAccess',
      async ({ reviews, reviewAccess }) => reviewAccess.grant(await reviews.get(input.reviewId), input),
      { key: input.idempotencyKey, input, again: ({ reviewAccess }, id) => reviewAccess.get(id) },
    );
  }

  @Mutation(() => ReviewAccess, {
    description:
      'Answers a request, with the level that was asked for or less (JIU-59). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  decideReviewAccess(
    @Arg('input', () => DecideReviewAccessInput) input: DecideReviewAccessInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('decideReviewAccess', ({ reviewAccess }) => reviewAccess.decide(input));
  }

  @Mutation(() => ReviewAccess, {
    description:
      'Takes leave to read back; from now on nothing more is read by it. Refused: NOT_FOUND, CONFLICT / INVALID_STATE once it has ended.',
  })
  revokeReviewAccess(
    @Arg('input', () => RevokeReviewAccessInput) input: RevokeReviewAccessInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('revokeReviewAccess', ({ reviewAccess }) => reviewAccess.revoke(input.accessId));
  }

  @FieldResolver(() => PerformanceReview, { nullable: true, description: 'Null when it is not yours to see any more.' })
  review(@Root() { reviewId }: ReviewAccess, @Ctx() { reviews }: PerformanceContext) {
    return reviews.find(reviewId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose review it is; null only beside an error.' })
  owner(@Root() { ownerAgency }: ReviewAccess): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who may read, or asks; null only beside an error.' })
  grantee(@Root() { granteeAgency }: ReviewAccess): Agency {
    return { code: granteeAgency };
  }
}
