import { CommitmentResolver } from '../commitments/commitment.resolver';
import { MandatedRecommendationResolver, MandateResolver } from '../mandates/mandate.resolver';
import {
  RecommendationAnswerResolver,
  RecommendationPositionResolver,
} from '../recommendation-answers/recommendation-answer.resolver';
import { RecommendationResolver } from '../recommendations/recommendation.resolver';

export const oversightResolvers = [
  CommitmentResolver,
  MandatedRecommendationResolver,
  MandateResolver,
  RecommendationAnswerResolver,
  RecommendationPositionResolver,
  RecommendationResolver,
] as const;
