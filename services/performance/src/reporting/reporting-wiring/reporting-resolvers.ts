import { AnnualSectionResolver } from '../annual-sections/annual-section.resolver';
import { BoardDecisionResolver, ReportDecisionResolver } from '../board-decisions/board-decision.resolver';
import { GoverningBodySessionResolver } from '../governing-body-sessions/governing-body-session.resolver';
import { ReportContributionResolver } from '../report-contributions/report-contribution.resolver';
import { ReportFigureResolver } from '../report-figures/report-figure.resolver';
import { ReportFileResolver } from '../report-files/report-file.resolver';
import { ReportSectionResolver } from '../report-sections/report-section.resolver';
import { ReportTemplateResolver } from '../report-templates/report-template.resolver';
import { ReportingCycleResolver } from '../reporting-cycles/reporting-cycle.resolver';
import {
  AgencyComplianceResolver,
  ReportingObligationResolver,
} from '../reporting-obligations/reporting-obligation.resolver';
import { ReportResolver } from '../reports/report.resolver';
import { IpMaterialityResolver, RollUpResolver } from '../roll-ups/roll-up.resolver';

export const reportingResolvers = [
  AgencyComplianceResolver,
  AnnualSectionResolver,
  BoardDecisionResolver,
  GoverningBodySessionResolver,
  IpMaterialityResolver,
  ReportContributionResolver,
  ReportDecisionResolver,
  ReportFigureResolver,
  ReportFileResolver,
  ReportingCycleResolver,
  ReportingObligationResolver,
  ReportResolver,
  ReportSectionResolver,
  ReportTemplateResolver,
  RollUpResolver,
] as const;
