import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { CapacityActionService } from '../capacity-actions/capacity-action.service';
import { CapacityDraftService, type FinalAssessments } from '../capacity-drafts/capacity-draft.service';
import { CapacityNoteService } from '../capacity-notes/capacity-note.service';
import { CapacityOutcomeService } from '../capacity-outcomes/capacity-outcome.service';
import type { CapacityPlanService } from '../capacity-plans/capacity-plan.service';
import { CapacityReviewService } from '../capacity-reviews/capacity-review.service';
import { CapacityTopicService } from '../capacity-topics/capacity-topic.service';
import type { FindingService } from '../findings/finding.service';
import { PseaPlanService } from '../psea-plans/psea-plan.service';

interface Parts {
  assessments: FinalAssessments;
  capacityPlans: CapacityPlanService;
  disclosures: DisclosureService;
  findings: FindingService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
}

/** All features about building the capacity of partners, for the composition root. */
export function composeCapacity(work: Work, { assessments, capacityPlans, disclosures, findings, ...known }: Parts) {
  const { knownAgencies, knownPartners } = known;
  const capacityTopics = new CapacityTopicService(work);
  const capacityOutcomes = new CapacityOutcomeService(work);
  const capacityNotes = new CapacityNoteService(work, capacityPlans);
  const capacityActions = new CapacityActionService(work, {
    capacityPlans,
    capacityTopics,
    disclosures,
    knownAgencies,
  });
  return {
    capacityActions,
    capacityNotes,
    capacityOutcomes,
    capacityPlans,
    capacityTopics,
    capacityDrafts: new CapacityDraftService(work, {
      assessments,
      capacityActions,
      capacityOutcomes,
      capacityPlans,
      capacityTopics,
      findings,
      knownAgencies,
      knownPartners,
    }),
    capacityReviews: new CapacityReviewService(work, {
      assessments,
      capacityActions,
      capacityNotes,
      capacityOutcomes,
      capacityPlans,
      knownPartners,
    }),
    pseaPlans: new PseaPlanService(work),
  };
}
