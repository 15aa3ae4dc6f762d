import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { InterimSuspensionService } from './interim-suspension.service';

interface SuspendingFeatures {
  interimSuspensions: InterimSuspensionService;
}

/** Other agencies' rows follow by the job role. */
export const followSuspensionTask =
  (background: Background<SuspendingFeatures>): Task =>
  ({ suspensionId }: { suspensionId: string }) =>
    background.transaction('followSuspension', `followSuspension:${suspensionId}`, ({ interimSuspensions }) =>
      interimSuspensions.follow(suspensionId),
    );

export const interimSuspensionTimer = {
  name: 'interimSuspensions',
  everySeconds: 60,
  async run(background: Background<SuspendingFeatures>): Promise<void> {
    const requestId = 'timer:interimSuspensions';
    const run = <Result>(act: (features: SuspendingFeatures) => Promise<Result>) =>
      background.transaction('interimSuspensions', requestId, act);
    for (const over of await run(({ interimSuspensions }) => interimSuspensions.over())) {
      await run(({ interimSuspensions }) => interimSuspensions.endOver(over));
    }
  },
};
