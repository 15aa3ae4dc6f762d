import type { FeedEvent } from '@partner-commons/platform/feed';
import type { PerformanceFeatures } from '../context';
import { toldAssessmentEvents } from '../portfolio/told-facts/told-fact.service';

type Apply = (event: FeedEvent, features: PerformanceFeatures) => Promise<void>;

/** What each fact of assessments changes here. */
const factsOfAssessments: Record<string, Apply> = Object.fromEntries(
  toldAssessmentEvents.map((type): [string, Apply] => [
    type,
    (event, { toldFacts }) => toldFacts.keepAssessmentsFact(event),
  ]),
);

export const assessmentsFacts = Object.keys(factsOfAssessments);

export const applyAssessmentsFact = (event: FeedEvent, features: PerformanceFeatures): Promise<void> =>
  Promise.resolve(factsOfAssessments[event.type]?.(event, features));
