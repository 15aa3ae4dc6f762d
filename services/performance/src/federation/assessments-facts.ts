import type { FeedEvent } from '@partner-commons/platform/feed';
import type { PerformanceFeatures } from '../context';

type Apply = (event: FeedEvent, features: PerformanceFeatures) => Promise<void>;

/** What each fact of assessments changes here. */
const factsOfAssessments: Record<string, Apply> = {};

export const assessmentsFacts = Object.keys(factsOfAssessments);

export const applyAssessmentsFact = (event: FeedEvent, features: PerformanceFeatures): Promise<void> =>
  Promise.resolve(factsOfAssessments[event.type]?.(event, features));
