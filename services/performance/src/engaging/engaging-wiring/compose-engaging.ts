import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { ConcentrationService } from '../concentrations/concentration.service';
import { CorroborationService } from '../corroborations/corroboration.service';
import { EngagementService } from '../engagements/engagement.service';
import { EngagementDetailService } from '../engagements/engagement-detail.service';
import { ExchangeRateService } from '../exchange-rates/exchange-rate.service';
import { ExposureEffectService } from '../exposure-effects/exposure-effect.service';
import { FactImportService } from '../fact-imports/fact-import.service';
import { KnownEngagementService } from '../known-engagements/known-engagement.service';
import { MoneyFactService } from '../money-facts/money-fact.service';
import { PartnershipDashboardService } from '../partnership-dashboards/partnership-dashboard.service';
import { PartnershipResultService } from '../partnership-results/partnership-result.service';
import { ReconciliationService } from '../reconciliations/reconciliation.service';
import { ResultStateService } from '../result-values/result-state.service';
import { ResultValueService } from '../result-values/result-value.service';
import { ResultsFrameworkService } from '../results-frameworks/results-framework.service';
import { ScheduleService } from '../schedules/schedule.service';
import { SubPartnerService } from '../sub-partners/sub-partner.service';

export interface EngagingSources {
  knownPartners: KnownPartnerService;
  knownOffices: KnownOfficeService;
}

/** Agreements and what is known of their money, their schedule and their results. */
export function composeEngaging(work: Work, { knownPartners, knownOffices }: EngagingSources) {
  const corroborations = new CorroborationService(work, knownOffices);
  const engagementDetails = new EngagementDetailService(work);
  const engagements = new EngagementService(work, {
    knownPartners,
    engagementDetails,
    knownOffices,
    watch: corroborations,
  });
  const exchangeRates = new ExchangeRateService(work);
  const resultStates = new ResultStateService(work, corroborations);
  const resultsFrameworks = new ResultsFrameworkService(work, { engagements, watch: resultStates });
  const resultValues = new ResultValueService(work, { engagements, resultStates });
  return {
    concentrations: new ConcentrationService(work, knownOffices),
    corroborations,
    engagementDetails,
    engagements,
    exchangeRates,
    exposureEffects: new ExposureEffectService(work, knownOffices),
    factImports: new FactImportService(work),
    knownEngagements: new KnownEngagementService(work),
    moneyFacts: new MoneyFactService(work, { engagements, exchangeRates, watch: corroborations }),
    partnershipDashboards: new PartnershipDashboardService(work, knownOffices),
    partnershipResults: new PartnershipResultService(work, {
      engagements,
      resultsFrameworks,
      resultValues,
      knownOffices,
    }),
    reconciliations: new ReconciliationService(work, engagements),
    resultsFrameworks,
    resultValues,
    schedules: new ScheduleService(work, engagements),
    subPartners: new SubPartnerService(work, { engagements, knownPartners }),
  };
}
