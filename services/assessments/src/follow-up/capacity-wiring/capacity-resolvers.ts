import { CapacityActionListResolver, CapacityActionResolver } from '../capacity-actions/capacity-action.resolver';
import { CapacityNoteListResolver, CapacityNoteResolver } from '../capacity-notes/capacity-note.resolver';
import { CapacityOutcomeResolver } from '../capacity-outcomes/capacity-outcome.resolver';
import { CapacityPlanResolver, PartnerCapacityPlanResolver } from '../capacity-plans/capacity-plan.resolver';
import { CapacityPlanFindingResolver } from '../capacity-plans/capacity-plan-finding.resolver';
import { CapacityReviewResolver } from '../capacity-reviews/capacity-review.resolver';
import { CapacityTopicResolver } from '../capacity-topics/capacity-topic.resolver';
import { PseaPlanResolver } from '../psea-plans/psea-plan.resolver';

/** All that the graph gains of capacity development. */
export const capacityResolvers = [
  CapacityActionListResolver,
  CapacityActionResolver,
  CapacityNoteListResolver,
  CapacityNoteResolver,
  CapacityOutcomeResolver,
  CapacityPlanFindingResolver,
  CapacityPlanResolver,
  CapacityReviewResolver,
  CapacityTopicResolver,
  PartnerCapacityPlanResolver,
  PseaPlanResolver,
];
