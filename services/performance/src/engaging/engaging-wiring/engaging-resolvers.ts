import { ConcentrationResolver } from '../concentrations/concentration.resolver';
import { CorroborationResolver } from '../corroborations/corroboration.resolver';
import { ExchangeRateResolver } from '../exchange-rates/exchange-rate.resolver';
import { ExposureEffectResolver } from '../exposure-effects/exposure-effect.resolver';
import { FactImportResolver } from '../fact-imports/fact-import.resolver';
import { MoneyFactResolver } from '../money-facts/money-fact.resolver';
import { PartnershipDashboardResolver } from '../partnership-dashboards/partnership-dashboard.resolver';
import { PartnershipResultResolver } from '../partnership-results/partnership-result.resolver';
import { ReconciliationResolver } from '../reconciliations/reconciliation.resolver';
import { ResultValueResolver } from '../result-values/result-value.resolver';
import { ResultsFrameworkResolver } from '../results-frameworks/results-framework.resolver';
import { ScheduleResolver } from '../schedules/schedule.resolver';
import { EngagementSubPartnerResolver, SubPartnerResolver } from '../sub-partners/sub-partner.resolver';

export const engagingResolvers = [
  ConcentrationResolver,
  CorroborationResolver,
  EngagementSubPartnerResolver,
  ExchangeRateResolver,
  ExposureEffectResolver,
  FactImportResolver,
  MoneyFactResolver,
  PartnershipDashboardResolver,
  PartnershipResultResolver,
  ReconciliationResolver,
  ResultsFrameworkResolver,
  ResultValueResolver,
  ScheduleResolver,
  SubPartnerResolver,
] as const;
