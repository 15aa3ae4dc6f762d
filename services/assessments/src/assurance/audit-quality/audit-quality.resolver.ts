import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import { ReviewAuditQualityInput } from './audit-quality.inputs';
import { AuditFirmVariance, AuditQualityReview } from './audit-quality.view';

@Resolver(() => AssuranceActivity)
export class AuditQualityResolver {
  @Query(() => [AuditFirmVariance], {
    description:
      "Your agency's audit firms, whose findings lie far from those of their peers, and who was not reviewed lately.",
  })
  auditFirmVariances(@Ctx() { auditQuality }: AssessmentsContext) {
    return auditQuality.variances();
  }

  @Mutation(() => AuditQualityReview, {
    description:
      'Reviews the quality of an engagement of your agency, once, by somebody else than its planner (JIU-101). Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_REVIEWED.',
  })
  reviewAuditQuality(
    @Arg('input', () => ReviewAuditQualityInput) input: ReviewAuditQualityInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('reviewAuditQuality', ({ auditQuality }) => auditQuality.review(input));
  }

  @FieldResolver(() => AuditQualityReview, {
    nullable: true,
    description: 'For the owner alone; null for everybody else, and where nobody reviewed it.',
  })
  qualityReview(@Root() activity: AssuranceActivity, @Ctx() { auditQuality }: AssessmentsContext) {
    return auditQuality.of(activity);
  }
}
