import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { IneligibilityService } from '../../sharing/ineligibilities/ineligibility.service';
import { AdjudicationService } from '../adjudications/adjudication.service';
import { DecisionDesk } from '../adjudications/decision-desk';
import { ClarificationService } from '../clarifications/clarification.service';
import { ClarificationDesk } from '../clarifications/clarification-desk.service';
import { HandlerService } from '../handlers/handler.service';
import { HitComparisonService } from '../hit-comparisons/hit-comparison.service';
import { HitDeadlineService } from '../hit-deadlines/hit-deadline.service';
import { HitInformationService } from '../hit-information/hit-information.service';
import { HitAlertService } from '../hit-queues/hit-alert.service';
import { HitQueueService } from '../hit-queues/hit-queue.service';
import { HitRetentionService } from '../hit-retention/hit-retention.service';
import { HitReversalService } from '../hit-reversals/hit-reversal.service';
import { HitService } from '../hits/hit.service';
import { HitSettlement } from '../hits/hit-settlement';
import { RelatedHitService } from '../related-hits/related-hit.service';
import { HitActService } from './hit-act.service';
import { HitDeskService } from './hit-desk.service';

export interface HitFeatureParts {
  agencies: AgencyService;
  ineligibilities: IneligibilityService;
  partnerRelations: PartnerRelationService;
}

/** All features about hits, for the composition root. */
export function composeHits(work: Work, { agencies, ineligibilities, partnerRelations }: HitFeatureParts) {
  const handlers = new HandlerService(work);
  const acts = new HitActService(work);
  const alerts = new HitAlertService(work, ineligibilities);
  const hits = new HitService(work, new HitSettlement(work, acts, alerts));
  const desk = new DecisionDesk(work, { handlers, ineligibilities });
  const clarifications = new ClarificationService(work);
  const clarificationDesk = new ClarificationDesk(work, clarifications);
  return {
    handlers,
    hits,
    hitActs: acts,
    hitDesk: new HitDeskService(work, { hits, acts, agencies }),
    adjudications: new AdjudicationService(work, { hits, acts, desk }),
    hitReversals: new HitReversalService({ hits, acts, desk }),
    hitComparisons: new HitComparisonService(work),
    hitQueues: new HitQueueService(work),
    hitDeadlines: new HitDeadlineService(work, alerts),
    hitRetention: new HitRetentionService(work, desk),
    clarifications,
    clarificationDesk,
    hitInformation: new HitInformationService(work, { hits, acts, desk: clarificationDesk }),
    relatedHits: new RelatedHitService(work, partnerRelations),
  };
}
