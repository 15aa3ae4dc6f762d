import { AdverseMediaResolver } from '../adverse-media/adverse-media.resolver';
import { AllegationFigureResolver } from '../allegation-figures/allegation-figure.resolver';
import { AllegationResolver } from '../allegations/allegation.resolver';
import { FlagCountResolver } from '../flag-counts/flag-count.resolver';
import { IntelligenceNoteResolver } from '../intelligence-notes/intelligence-note.resolver';
import { NeedToKnowResolver } from '../need-to-know/need-to-know.resolver';
import {
  ObservationContentOfResolver,
  ObservationContentResolver,
} from '../observation-contents/observation-content.resolver';
import { ObservationEventResolver } from '../observation-events/observation-event.resolver';
import { ObservationReplyResolver } from '../observation-replies/observation-reply.resolver';
import { ObservationReviewResolver } from '../observation-reviews/observation-review.resolver';
import { ObservationResolver, PartnerObservationResolver } from '../observations/observation.resolver';
import { RedFlagIndicatorResolver } from '../red-flag-indicators/red-flag-indicator.resolver';

/** All that the graph gains of what agencies note about partners. */
export const observationResolvers = [
  AdverseMediaResolver,
  AllegationFigureResolver,
  AllegationResolver,
  RedFlagIndicatorResolver,
  FlagCountResolver,
  IntelligenceNoteResolver,
  NeedToKnowResolver,
  ObservationContentOfResolver,
  ObservationContentResolver,
  ObservationEventResolver,
  ObservationReplyResolver,
  ObservationResolver,
  ObservationReviewResolver,
  PartnerObservationResolver,
];
