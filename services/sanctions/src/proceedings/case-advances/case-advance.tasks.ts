import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';

/** After an answer of a respondent, who does not see whether the others have answered. */
export function advanceCaseTask(background: Background<SanctionsFeatures>): Task {
  return ({ caseId }: { caseId: string }) =>
    background.transaction('advanceCase', `advanceCase:${caseId}`, ({ caseAdvances }) => caseAdvances.advance(caseId));
}

/** Ends periods whose time is over. Each case in a transaction of its own: one that fails costs only itself. */
export const caseTimer: Timer<SanctionsFeatures> = {
  name: 'advance-cases',
  everySeconds: 300,
  async run(background) {
    const due = await background.transaction('findDueCases', 'timer:advance-cases', ({ cases }) => cases.findDue());
    const failures: unknown[] = [];
    for (const caseId of due) {
      await background
        .transaction('advanceCase', 'timer:advance-cases', ({ caseAdvances }) => caseAdvances.advance(caseId))
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
};
