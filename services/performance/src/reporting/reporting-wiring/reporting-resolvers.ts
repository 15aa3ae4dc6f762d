import { AnnualSectionResolver } from '../annual-sections/annual-section.resolver';
import { BoardDecisionResolver, ReportDecisionResolver } from '../board-decisions/board-decision.resolver';
import { EngagementReportResolver } from '../engagement-reports/engagement-report.resolver';
import { GoverningBodySessionResolver } from '../governing-body-sessions/governing-body-session.resolver';
import { PublicPartnershipResolver } from '../public-partnerships/public-partnership.resolver';
import { PublicationResolver } from '../publications/publication.resolver';
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
import { SdgReportResolver } from '../sdg-reports/sdg-report.resolver';

export const reportingResolvers = [
  AgencyComplianceResolver,
  AnnualSectionResolver,
  BoardDecisionResolver,
  EngagementReportResolver,
  GoverningBodySessionResolver,
  IpMaterialityResolver,
  PublicationResolver,
  PublicPartnershipResolver,
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
  SdgReportResolver,
] as const;
