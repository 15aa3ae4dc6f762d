import { newId } from '@partner-commons/platform/id';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Jobs } from '@partner-commons/platform/jobs/jobs';
import type { Background } from '@partner-commons/platform/work';
import type { AssessmentsFeatures } from '../../context';

/** A rating began or ended: plans follow as soon as that is committed, and nobody who assesses waits for them. */
export const followRating = (jobs: Jobs, partnerId: string): Promise<void> =>
  jobs.enqueue('followRating', { partnerId }, { key: `followRating:${partnerId}` });

export const followRatingTask =
  (background: Background<AssessmentsFeatures>): Task =>
  ({ partnerId }: { partnerId: string }) =>
    background.transaction('followRating', newId(), ({ assurancePlanSweeps }) =>
      assurancePlanSweeps.followPartner(partnerId),
    );
