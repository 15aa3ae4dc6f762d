import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerEngagementService } from '../../federation/partner-engagement.service';
import { MitigationService } from '../mitigations/mitigation.service';
import { MonitoringPlanService, type MonitoringSources } from '../monitoring-plans/monitoring-plan.service';
import { OperatingContextService } from '../operating-contexts/operating-context.service';
import { RiskAcceptanceService } from '../risk-appetites/risk-acceptance.service';
import { RiskAppetiteService } from '../risk-appetites/risk-appetite.service';
import { RiskEntryService } from '../risk-entries/risk-entry.service';
import { RiskTallyService } from '../risk-figures/risk-tally.service';
import { RiskStatementService } from '../risk-statements/risk-statement.service';

interface Parts {
  knownPartners: KnownPartnerService;
  partnerEngagements: PartnerEngagementService;
  assessments: MonitoringSources['assessments'];
}

/** All features about the risk register, for the composition root. */
export function composeRisks(work: Work, { knownPartners, partnerEngagements, assessments }: Parts) {
  const riskTallies = new RiskTallyService(work);
  const riskEntries = new RiskEntryService(work, { knownPartners, partnerEngagements, tallies: riskTallies });
  const operatingContexts = new OperatingContextService(work);
  return {
    riskTallies,
    riskEntries,
    riskAppetites: new RiskAppetiteService(work),
    riskAcceptances: new RiskAcceptanceService(work, riskEntries),
    riskStatements: new RiskStatementService(work),
    mitigations: new MitigationService(work, riskEntries),
    operatingContexts,
    monitoringPlans: new MonitoringPlanService(work, { knownPartners, riskEntries, operatingContexts, assessments }),
  };
}
