import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../../engaging/engagements/engagement.entity';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { MutualReviewsArgs, ReviewAgencyInput } from './mutual-review.inputs';
import { AgencyFeedback, MutualReview, MutualReviewConnection } from './mutual-review.view';

@Resolver(() => MutualReview)
export class MutualReviewResolver {
  @Query(() => MutualReviewConnection, {
    description:
      "Partners' reviews of your agency, for its evaluation and oversight; for a partner those that it gave (UNICEF-66). Looking is recorded.",
  })
  mutualReviews(@Args(() => MutualReviewsArgs) args: MutualReviewsArgs, @Ctx() { mutualReviews }: PerformanceContext) {
    return mutualReviews.page(args);
  }

  @Mutation(() => MutualReview, {
    description:
      "A partner's review of the agency of one of its agreements, once for each year (UNICEF-66, SYS-29). Refused: NOT_FOUND, INVALID_INPUT / SCORES_INCOMPLETE, CONFLICT / ALREADY_REVIEWED.",
  })
  reviewAgency(@Arg('input', () => ReviewAgencyInput) input: ReviewAgencyInput, @Ctx() context: PerformanceContext) {
    return context.transaction('reviewAgency', ({ mutualReviews }) => mutualReviews.submit(input), {
      key: input.idempotencyKey,
      input,
      again: ({ mutualReviews }, id) => mutualReviews.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who is reviewed; null only beside an error.' })
  agency(@Root() { agencyCode }: MutualReview): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who says it; null only beside an error.' })
  async partner(
    @Root() { partnerId }: MutualReview,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: MutualReview, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }
}

@Resolver(() => AgencyFeedback)
export class AgencyFeedbackResolver {
  @Query(() => AgencyFeedback, {
    description:
      'What partners say of an agency in a year, in figures of whole groups of five partners (P-INV-4, idea 5.12). Refused: INVALID_INPUT for an unknown agency.',
  })
  agencyFeedback(
    @Arg('agency', () => String) agency: string,
    @Arg('year', () => Int) year: number,
    @Ctx() { mutualReviews }: PerformanceContext,
  ) {
    return mutualReviews.feedbackOn(agency, year);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Of whom they speak; null only beside an error.' })
  agency(@Root() { agencyCode }: AgencyFeedback): Agency {
    return { code: agencyCode };
  }
}
