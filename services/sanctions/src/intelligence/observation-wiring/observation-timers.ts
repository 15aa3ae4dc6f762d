import { adverseMediaTimer } from '../adverse-media/adverse-media.timer';
import { allegationFigureTimer } from '../allegation-figures/allegation-figure.timer';
import { intelligenceNoteTimer } from '../intelligence-notes/intelligence-note.timer';
import { observationLapseTimer } from '../observation-lapses/observation-lapse.timer';

export const observationTimers = [
  adverseMediaTimer,
  allegationFigureTimer,
  intelligenceNoteTimer,
  observationLapseTimer,
];
