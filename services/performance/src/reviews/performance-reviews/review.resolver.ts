import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../../engaging/engagements/engagement.entity';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { ReviewBody } from '../review-bodies/review-body.view';
import { CreateReviewInput, ReviewsArgs, UpdateReviewInput } from './review.inputs';
import { PerformanceReviewConnection } from './review.page';
import type { ReviewRow } from './review.repository';
import { PerformanceReview } from './review.view';

@Resolver(() => PerformanceReview)
export class ReviewResolver {
  @Query(() => PerformanceReview, {
    nullable: true,
    description: 'One review; null when there is none, or none that you may know of yet (P-INV-6).',
  })
  review(@Arg('id', () => ID) id: string, @Ctx() { reviews }: PerformanceContext) {
    return reviews.find(id);
  }

  @Query(() => PerformanceReviewConnection, {
    description:
      'Reviews, newest first: published ones of all agencies, those of the own agency in every state; a partner sees its own from the day it is asked to answer (JIU-59, JIU-62).',
  })
  reviews(@Args(() => ReviewsArgs) args: ReviewsArgs, @Ctx() { reviews }: PerformanceContext) {
    return reviews.page(args);
  }

  @Mutation(() => PerformanceReview, {
    description:
      'Begins a review of a partner in an agreement of your agency, as a draft (JIU-44, UNICEF-51). Refused: NOT_FOUND for an agreement of others, FORBIDDEN when your role is for an office of another country, INVALID_INPUT / SCORES_INCOMPLETE, CONDITIONS_REQUIRED or PERIOD_REVERSED.',
  })
  createReview(@Arg('input', () => CreateReviewInput) input: CreateReviewInput, @Ctx() context: PerformanceContext) {
    return context.transaction('createReview', ({ reviews }) => reviews.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ reviews }, id) => reviews.get(id),
    });
  }

  @Mutation(() => PerformanceReview, {
    description:
      'Writes the whole of a draft anew. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, or INVALID_STATE once the partner was asked; and as createReview.',
  })
  updateReview(@Arg('input', () => UpdateReviewInput) input: UpdateReviewInput, @Ctx() context: PerformanceContext) {
    return context.transaction('updateReview', ({ reviews }) => reviews.update(input));
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: ReviewRow, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who reviews; null only beside an error.' })
  agency(@Root() { agencyCode }: ReviewRow): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who is reviewed; null only beside an error.' })
  async partner(@Root() { partnerId }: ReviewRow, @Ctx() { partnerRedirects }: PerformanceContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => ReviewBody, {
    description:
      'CONFIDENTIAL: scores, narrative, answer. For staff of its agency who work with partners, the partner, and agencies with a grant; others get a redaction (P-INV-6). Reading it is recorded, and shown to owner and partner.',
  })
  body(@Root() review: ReviewRow, @Ctx() { reviewBodies }: PerformanceContext) {
    return reviewBodies.read(review);
  }
}
