import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

/** One definition and year in a transaction: submissions of the same figures wait for it. */
export const kpiAlertTimer: Timer<PerformanceFeatures> = {
  name: 'kpi-alerts',
  everySeconds: 60,
  async run(background) {
    let hasMore: boolean;
    do {
      hasMore = await background.transaction('raiseKpiAlerts', 'timer:kpi-alerts', ({ kpiAlerts }) =>
        kpiAlerts.checkNext(),
      );
    } while (hasMore);
  },
};
