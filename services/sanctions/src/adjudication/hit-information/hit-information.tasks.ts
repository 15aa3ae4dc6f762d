import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import { followClarification } from '../clarifications/clarification.service';

export function followClarificationTask(background: Background<SanctionsFeatures>): Task {
  return ({ requestId }: { requestId: string }) =>
    background.transaction(followClarification, `${followClarification}:${requestId}`, ({ hitInformation }) =>
      hitInformation.received(requestId),
    );
}

/** Reminds partners once, and lets review go on where no answer came in time. */
export const clarificationTimer = {
  name: 'clarifications',
  everySeconds: 300,
  async run(background: Background<SanctionsFeatures>): Promise<void> {
    const transaction = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) =>
      background.transaction('clarifications', 'timer:clarifications', run);
    await transaction(({ hitInformation }) => hitInformation.remind());
    for (const id of await transaction(({ hitInformation }) => hitInformation.overdue())) {
      await transaction(({ hitInformation }) => hitInformation.markOverdue(id));
    }
  },
};
