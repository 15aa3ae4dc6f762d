import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { IneligibilityService } from './ineligibility.service';

interface TellingFeatures {
  ineligibilities: IneligibilityService;
}

export function refreshIneligibilityTask(background: Background<TellingFeatures>): Task {
  return ({ partnerId }: { partnerId: string }) =>
    background.transaction('refreshIneligibility', `refreshIneligibility:${partnerId}`, ({ ineligibilities }) =>
      ineligibilities.tellNow(partnerId),
    );
}

/** Periods begin and end at midnight in UTC, opt-outs and suspensions when they are over. */
export const ineligibilityTimer = {
  name: 'ineligibilities',
  everySeconds: 60,
  async run(background: Background<TellingFeatures>): Promise<void> {
    const requestId = 'timer:ineligibilities';
    const due = await background.transaction('ineligibilities', requestId, ({ ineligibilities }) =>
      ineligibilities.due(),
    );
    for (const partnerId of due) {
      await background.transaction('ineligibilities', requestId, ({ ineligibilities }) =>
        ineligibilities.tell(partnerId),
      );
    }
  },
};
