import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { SanctionsFeatures } from '../../context';

/** Once a day, so that who watches the numbers does not see single allegations arrive. */
export const allegationFigureTimer: Timer<SanctionsFeatures> = {
  name: 'count-allegations',
  everySeconds: 86_400,
  run: (background) =>
    background.transaction('countAllegations', 'timer:count-allegations', ({ allegationFigures }) =>
      allegationFigures.refresh(),
    ),
};
