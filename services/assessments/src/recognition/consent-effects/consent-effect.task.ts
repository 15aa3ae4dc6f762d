import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { ReuseDecisionService } from '../reuse-requests/reuse-decision.service';

/** What waited for a partner's consent is decided by the service itself, which sees what each of the two agencies would. */
export const decideWaitingReuseTask =
  (background: Background<{ reuseDecisions: ReuseDecisionService }>): Task =>
  ({ partnerId }: { partnerId: string }) =>
    background.transaction('decideWaitingReuse', `decideWaitingReuse:${partnerId}`, ({ reuseDecisions }) =>
      reuseDecisions.decideWaiting(partnerId),
    );
