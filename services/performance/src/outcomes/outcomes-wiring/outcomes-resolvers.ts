import { ActionAdoptionResolver, AdoptedActionResolver } from '../action-adoptions/action-adoption.resolver';
import { ActionEvidenceResolver } from '../action-evidence/action-evidence.resolver';
import { GoodPracticeResolver } from '../good-practices/good-practice.resolver';
import { LessonResolver } from '../lessons/lesson.resolver';
import { OutcomeActionListResolver, OutcomeActionResolver } from '../outcome-actions/outcome-action.resolver';
import { OutcomeCommentResolver, OutcomeCommentsResolver } from '../outcome-comments/outcome-comment.resolver';
import { OutcomeSearchResolver } from '../outcome-searches/outcome-search.resolver';
import { OutcomeStepResolver } from '../outcome-steps/outcome-step.resolver';
import { OutcomeSubscriptionResolver } from '../outcome-subscriptions/outcome-subscription.resolver';
import { OutcomeTranslationResolver } from '../outcome-translations/outcome-translation.resolver';
import { OutcomeResolver } from '../outcomes/outcome.resolver';
import { OutcomeThemeResolver } from '../themes/outcome-theme.resolver';

export const outcomesResolvers = [
  ActionAdoptionResolver,
  ActionEvidenceResolver,
  AdoptedActionResolver,
  GoodPracticeResolver,
  LessonResolver,
  OutcomeActionListResolver,
  OutcomeActionResolver,
  OutcomeCommentResolver,
  OutcomeCommentsResolver,
  OutcomeResolver,
  OutcomeSearchResolver,
  OutcomeStepResolver,
  OutcomeSubscriptionResolver,
  OutcomeThemeResolver,
  OutcomeTranslationResolver,
] as const;
