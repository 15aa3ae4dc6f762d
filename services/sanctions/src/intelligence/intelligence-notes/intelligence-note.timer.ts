import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { SanctionsFeatures } from '../../context';

/** Intelligence ages fast: notes end by themselves, and their text a year later. */
export const intelligenceNoteTimer: Timer<SanctionsFeatures> = {
  name: 'lapse-intelligence-notes',
  everySeconds: 3_600,
  run: (background) =>
    background.transaction('lapseIntelligenceNotes', 'timer:lapse-intelligence-notes', ({ intelligenceNotes }) =>
      intelligenceNotes.lapse(),
    ),
};
