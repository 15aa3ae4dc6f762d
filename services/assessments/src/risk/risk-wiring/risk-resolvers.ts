import { MitigationResolver } from '../mitigations/mitigation.resolver';
import { MonitoringPlanResolver } from '../monitoring-plans/monitoring-plan.resolver';
import { OperatingContextResolver } from '../operating-contexts/operating-context.resolver';
import { RiskAppetiteResolver } from '../risk-appetites/risk-appetite.resolver';
import { RiskEntryResolver } from '../risk-entries/risk-entry.resolver';
import { RiskFigureResolver } from '../risk-figures/risk-figure.resolver';
import { RiskMatrixResolver } from '../risk-matrix/risk-matrix.resolver';
import { RiskProfileResolver } from '../risk-profiles/risk-profile.resolver';
import { RiskStatementResolver } from '../risk-statements/risk-statement.resolver';

/** All that the graph gains of the risk register. */
export const riskResolvers = [
  MitigationResolver,
  MonitoringPlanResolver,
  OperatingContextResolver,
  RiskAppetiteResolver,
  RiskEntryResolver,
  RiskFigureResolver,
  RiskMatrixResolver,
  RiskProfileResolver,
  RiskStatementResolver,
];
