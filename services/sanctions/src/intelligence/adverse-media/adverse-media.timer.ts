import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { SanctionsFeatures } from '../../context';

/** standards.md 3.12: what was written about people in media is not kept for ever. */
export const adverseMediaTimer: Timer<SanctionsFeatures> = {
  name: 'purge-adverse-media',
  everySeconds: 86_400,
  run: (background) =>
    background.transaction('purgeAdverseMedia', 'timer:purge-adverse-media', ({ adverseMedia }) =>
      adverseMedia.purge(),
    ),
};
