import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ReviewEvidence } from './review-body.view';

@Resolver(() => ReviewEvidence)
export class ReviewEvidenceResolver {
  @FieldResolver(() => String, {
    description: 'A link for one download, valid for 15 minutes. Asking for it is recorded.',
  })
  url(@Root() evidence: ReviewEvidence, @Ctx() { reviewBodies }: PerformanceContext) {
    return reviewBodies.linkOf(evidence);
  }
}
