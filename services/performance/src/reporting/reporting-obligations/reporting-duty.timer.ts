import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

const acts: [string, (features: PerformanceFeatures) => Promise<number>][] = [
  ['makeReportingObligations', ({ reportingRules }) => reportingRules.makeMissing()],
  ['remindOfReportingObligations', ({ reportingObligations }) => reportingObligations.remind()],
  ['remindOfReportingCycles', ({ reportingCycles }) => reportingCycles.remind()],
  ['remindOfGoverningBodies', ({ governingBodySessions }) => governingBodySessions.remind()],
];

/** What the calendar brings to those who report; batches in transactions of their own, until none is left. */
export const reportingDutyTimer: Timer<PerformanceFeatures> = {
  name: 'reporting-duties',
  everySeconds: 3_600,
  async run(background) {
    for (const [action, act] of acts) {
      let done: number;
      do {
        done = await background.transaction(action, 'timer:reporting-duties', act);
      } while (done > 0);
    }
  },
};
