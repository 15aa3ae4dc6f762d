import { AdjudicationResolver, HitEvidenceResolver } from '../adjudications/adjudication.resolver';
import { ClarificationFileResolver, ClarificationResolver } from '../clarifications/clarification.resolver';
import { HitComparisonResolver } from '../hit-comparisons/hit-comparison.resolver';
import { HitInformationResolver } from '../hit-information/hit-information.resolver';
import { HitQueueResolver } from '../hit-queues/hit-queue.resolver';
import { HitReversalResolver } from '../hit-reversals/hit-reversal.resolver';
import { HitResolver } from '../hits/hit.resolver';
import { RelatedHitResolver } from '../related-hits/related-hit.resolver';
import { HitActResolver } from './hit-act.resolver';

/** All that the graph says about hits. */
export const hitResolvers = [
  AdjudicationResolver,
  ClarificationFileResolver,
  ClarificationResolver,
  HitActResolver,
  HitComparisonResolver,
  HitEvidenceResolver,
  HitInformationResolver,
  HitQueueResolver,
  HitResolver,
  HitReversalResolver,
  RelatedHitResolver,
] as const;
