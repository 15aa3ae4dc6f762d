import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { ActionAdoptionService } from '../action-adoptions/action-adoption.service';
import { ActionEvidenceService } from '../action-evidence/action-evidence.service';
import { GoodPracticeService } from '../good-practices/good-practice.service';
import { LessonService } from '../lessons/lesson.service';
import { OutcomeActionService } from '../outcome-actions/outcome-action.service';
import { OutcomeCommentService } from '../outcome-comments/outcome-comment.service';
import { OutcomesSharedSource } from '../outcome-figures/outcomes-shared.source';
import { OutcomeSearchService } from '../outcome-searches/outcome-search.service';
import type { ConsultationsPort } from '../outcome-steps/consultations.port';
import { OutcomeStepService } from '../outcome-steps/outcome-step.service';
import { OutcomeSubscriptionService } from '../outcome-subscriptions/outcome-subscription.service';
import { OutcomeTranslationService } from '../outcome-translations/outcome-translation.service';
import { OutcomeService } from '../outcomes/outcome.service';
import { OutcomeKeeperService } from '../outcomes/outcome-keeper.service';
import { OutcomeThemeService } from '../themes/outcome-theme.service';

interface Parts {
  engagements: EngagementService;
  consultations: ConsultationsPort;
  knownOffices: KnownOfficeService;
  knownPartners: KnownPartnerService;
}

/** All features of outcomes, for the composition root. */
export function composeOutcomes(work: Work, { consultations, engagements, knownOffices, knownPartners }: Parts) {
  const outcomes = new OutcomeService(work);
  const outcomeKeepers = new OutcomeKeeperService(work, knownOffices);
  const outcomeThemes = new OutcomeThemeService(work);
  const actionEvidence = new ActionEvidenceService(work);
  const outcomeActions = new OutcomeActionService(work, { outcomes, actionEvidence });
  const outcomeComments = new OutcomeCommentService(work, outcomes);
  const outcomeSubscriptions = new OutcomeSubscriptionService(work, outcomeThemes);
  const goodPractices = new GoodPracticeService(work, { outcomes, outcomeActions, outcomeThemes, engagements });
  const kept = { knownOffices, outcomes, outcomeActions, actionEvidence, goodPractices };
  return {
    outcomes,
    outcomeThemes,
    actionEvidence,
    outcomeActions,
    outcomeComments,
    outcomeSubscriptions,
    goodPractices,
    lessons: new LessonService(work, { knownPartners, outcomeThemes }),
    actionAdoptions: new ActionAdoptionService(work, kept),
    outcomeSearches: new OutcomeSearchService(work, outcomes),
    outcomeTranslations: new OutcomeTranslationService(work, { outcomes, outcomeKeepers }),
    outcomeSteps: new OutcomeStepService(work, {
      consultations,
      outcomeKeepers,
      outcomes,
      outcomeThemes,
      outcomeActions,
      outcomeComments,
      outcomeSubscriptions,
    }),
  };
}

/** Figures that are counted from outcomes. */
export const outcomeKpis = (work: Work) => [new OutcomesSharedSource(work)];
