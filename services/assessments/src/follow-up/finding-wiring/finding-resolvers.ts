import { FindingActionResolver } from '../finding-actions/finding-action.resolver';
import { FindingCategoryResolver } from '../finding-categories/finding-category.resolver';
import { FindingEventResolver, FindingHistoryResolver } from '../finding-events/finding-event.resolver';
import { FindingEvidenceListResolver, FindingEvidenceResolver } from '../finding-evidence/finding-evidence.resolver';
import { FindingFigureResolver } from '../finding-figures/finding-figure.resolver';
import { FindingRecordResolver } from '../finding-records/finding-record.resolver';
import { FindingSettlementResolver } from '../finding-settlements/finding-settlement.resolver';
import { FindingStepResolver } from '../finding-steps/finding-step.resolver';
import { FindingResolver } from '../findings/finding.resolver';

/** All that the graph gains of findings. */
export const findingResolvers = [
  FindingActionResolver,
  FindingCategoryResolver,
  FindingEventResolver,
  FindingEvidenceListResolver,
  FindingEvidenceResolver,
  FindingFigureResolver,
  FindingHistoryResolver,
  FindingRecordResolver,
  FindingResolver,
  FindingSettlementResolver,
  FindingStepResolver,
];
