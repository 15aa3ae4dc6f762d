import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { AlertService } from '../../sharing/alerts/alert.service';
import { AdverseMediaService } from '../adverse-media/adverse-media.service';
import { AllegationFigureService } from '../allegation-figures/allegation-figure.service';
import { AllegationService } from '../allegations/allegation.service';
import { FlagCountService } from '../flag-counts/flag-count.service';
import { IntelligenceNoteService } from '../intelligence-notes/intelligence-note.service';
import { NeedToKnowService } from '../need-to-know/need-to-know.service';
import { ObservationContentService } from '../observation-contents/observation-content.service';
import { ObservationEventService } from '../observation-events/observation-event.service';
import { ObservationLapseService } from '../observation-lapses/observation-lapse.service';
import { ObservationReplyService } from '../observation-replies/observation-reply.service';
import { ObservationReviewService } from '../observation-reviews/observation-review.service';
import { ObservationService } from '../observations/observation.service';
import { RedFlagIndicatorService } from '../red-flag-indicators/red-flag-indicator.service';

interface Parts {
  alerts: Pick<AlertService, 'publish'>;
  agencies: AgencyService;
  partnerRelations: PartnerRelationService;
}

/** All features about what agencies note of partners, for the composition root. */
export function composeObservations(work: Work, { agencies, alerts, partnerRelations }: Parts) {
  const observationContents = new ObservationContentService(work);
  const observationEvents = new ObservationEventService(work, observationContents);
  const flagCounts = new FlagCountService(work, partnerRelations);
  const observations = new ObservationService(work, {
    relations: partnerRelations,
    contents: observationContents,
    events: observationEvents,
    flagCounts,
  });
  const intelligenceNotes = new IntelligenceNoteService(work, observations);
  const redFlagIndicators = new RedFlagIndicatorService(work);
  return {
    adverseMedia: new AdverseMediaService(work, { observations, alerts }),
    allegations: new AllegationService(work, observations, redFlagIndicators),
    allegationFigures: new AllegationFigureService(work),
    redFlagIndicators,
    flagCounts,
    intelligenceNotes,
    needToKnow: new NeedToKnowService(work, { agencies, contents: observationContents, notes: intelligenceNotes }),
    observations,
    observationContents,
    observationEvents,
    observationLapses: new ObservationLapseService(work, {
      contents: observationContents,
      events: observationEvents,
      flagCounts,
    }),
    observationReplies: new ObservationReplyService(work, observations),
    observationReviews: new ObservationReviewService(work, observations),
  };
}
