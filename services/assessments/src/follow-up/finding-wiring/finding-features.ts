import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerEngagementService } from '../../federation/partner-engagement.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { DisclosableService } from '../../sharing/disclosables/disclosable.service';
import { FindingActionService } from '../finding-actions/finding-action.service';
import { FindingCategoryService } from '../finding-categories/finding-category.service';
import { FindingDeadlineService } from '../finding-deadlines/finding-deadline.service';
import { FindingEventService } from '../finding-events/finding-event.service';
import { FindingEvidenceService } from '../finding-evidence/finding-evidence.service';
import { FindingFigureService } from '../finding-figures/finding-figure.service';
import { FindingRecordService } from '../finding-records/finding-record.service';
import { FindingSourceService } from '../finding-records/finding-source.service';
import { FindingSettlementService } from '../finding-settlements/finding-settlement.service';
import { FindingStepService, type InvalidatingEvents } from '../finding-steps/finding-step.service';
import { FindingService } from '../findings/finding.service';

interface Parts {
  disclosables: DisclosableService;
  disclosures: DisclosureService;
  knownPartners: KnownPartnerService;
  partnerEngagements: PartnerEngagementService;
  invalidatingEvents: InvalidatingEvents;
}

/** All features about findings and their follow-up, for the composition root. */
export function composeFindings(work: Work, parts: Parts) {
  const findingEvents = new FindingEventService(work);
  const findingFigures = new FindingFigureService(work);
  const findingCategories = new FindingCategoryService(work);
  const findings = new FindingService(work, { disclosures: parts.disclosures, findingEvents, findingFigures });
  const findingActions = new FindingActionService(work, findings);
  const findingEvidence = new FindingEvidenceService(work, {
    disclosures: parts.disclosures,
    findings,
    findingActions,
  });
  return {
    findings,
    findingActions,
    findingCategories,
    findingDeadlines: new FindingDeadlineService(work, findingFigures),
    findingEvents,
    findingEvidence,
    findingFigures,
    findingRecords: new FindingRecordService(work, {
      findings,
      findingCategories,
      findingSources: new FindingSourceService(work, parts.disclosables),
      knownPartners: parts.knownPartners,
      partnerEngagements: parts.partnerEngagements,
    }),
    findingSettlements: new FindingSettlementService(work, findings),
    findingSteps: new FindingStepService(work, {
      findings,
      findingActions,
      findingCategories,
      findingEvidence,
      invalidatingEvents: parts.invalidatingEvents,
    }),
  };
}
