import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { PerformanceFeatures } from '../../context';

export const concentrationTimer: Timer<PerformanceFeatures> = {
  name: 'concentration',
  everySeconds: 900,
  async run(background) {
    await background.transaction('lookForConcentration', 'timer:concentration', ({ concentrations }) =>
      concentrations.look(),
    );
  },
};
