import type { Work } from '@partner-commons/platform/work';
import type { DashboardService } from '../../kpis/dashboards/dashboard.service';
import type { KpiDefinitionService } from '../../kpis/definitions/kpi-definition.service';
import type { OutcomeService } from '../../outcomes/outcomes/outcome.service';
import { CommitmentService } from '../commitments/commitment.service';
import { MandateService } from '../mandates/mandate.service';
import { RecommendationAnswerService } from '../recommendation-answers/recommendation-answer.service';
import { RecommendationService } from '../recommendations/recommendation.service';

interface Parts {
  definitions: KpiDefinitionService;
  dashboards: DashboardService;
  outcomes: OutcomeService;
}

/** The tracker of recommendations, mandates and commitments, for the composition root. */
export function composeOversight(work: Work, { definitions, dashboards, outcomes }: Parts) {
  const recommendations = new RecommendationService(work);
  return {
    recommendations,
    recommendationAnswers: new RecommendationAnswerService(work, { recommendations, definitions, outcomes }),
    mandates: new MandateService(work, definitions),
    commitments: new CommitmentService(work, { definitions, dashboards }),
  };
}
