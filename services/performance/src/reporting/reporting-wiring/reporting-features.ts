import type { Work } from '@partner-commons/platform/work';
import type { PartnershipResultService } from '../../engaging/partnership-results/partnership-result.service';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { DashboardService } from '../../kpis/dashboards/dashboard.service';
import type { KpiDefinitionService } from '../../kpis/definitions/kpi-definition.service';
import type { KpiValueService } from '../../kpis/values/kpi-value.service';
import { AnnualSectionService } from '../annual-sections/annual-section.service';
import { BoardDecisionService, type NewMandate } from '../board-decisions/board-decision.service';
import { EngagementReportService } from '../engagement-reports/engagement-report.service';
import { GoverningBodySessionService } from '../governing-body-sessions/governing-body-session.service';
import { PartnerNameService } from '../partner-names/partner-name.service';
import { PartnerPublicityService } from '../public-partnerships/partner-publicity.service';
import { PublicPartnershipService } from '../public-partnerships/public-partnership.service';
import { PublicationService } from '../publications/publication.service';
import { ReportClearanceService } from '../report-clearances/report-clearance.service';
import { ReportContributionService } from '../report-contributions/report-contribution.service';
import { type ClosureSummary, factSources } from '../report-facts/report-fact.sources';
import { ReportSumRepository } from '../report-facts/report-sum.repository';
import { FigureCollection } from '../report-figures/figure-collection';
import { ReportFigureService } from '../report-figures/report-figure.service';
import { ReportFileService } from '../report-files/report-file.service';
import { ReportSectionService } from '../report-sections/report-section.service';
import { ReportTemplateService } from '../report-templates/report-template.service';
import { ReportingCycleService } from '../reporting-cycles/reporting-cycle.service';
import { ReportingObligationService } from '../reporting-obligations/reporting-obligation.service';
import { ReportingRuleService } from '../reporting-obligations/reporting-rule.service';
import { ReportService } from '../reports/report.service';
import { RollUpService } from '../roll-ups/roll-up.service';
import { SdgReportService } from '../sdg-reports/sdg-report.service';
import { DashboardFigures } from './dashboard-figures';

interface Parts {
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  partnershipResults: PartnershipResultService;
  definitions: KpiDefinitionService;
  dashboards: DashboardService;
  values: Pick<KpiValueService, 'settle'>;
  closuresOf(agency: string, year: number): Promise<ClosureSummary>;
  openMandate(mandate: NewMandate): Promise<string | null>;
}

/** All features of reporting, for the composition root. */
export function composeReporting(
  work: Work,
  { knownAgencies, knownOffices, partnershipResults, definitions, dashboards, values, closuresOf, openMandate }: Parts,
) {
  const figures = new DashboardFigures(dashboards);
  const namesOf = async (codes: readonly string[]) =>
    new Map((await definitions.versionsOf(codes)).map(({ code, name }) => [code, name]));
  const facts = factSources({ sums: new ReportSumRepository(work.database.manager), closuresOf });
  const collection = new FigureCollection({ figures, facts, namesOf });
  const partnerNames = new PartnerNameService(work);
  const templates = new ReportTemplateService(work);
  const sections = new ReportSectionService(work, templates);
  const reports = new ReportService(work, { templates, openSections: (row) => sections.open(row) });
  const contributions = new ReportContributionService(work, { reports, sections });
  const reportFigures = new ReportFigureService(work, {
    ...{ reports, templates, contributions, knownAgencies, collection },
    settle: () => values.settle(),
  });
  const reportFiles = new ReportFileService(work);
  const reportingCycles = new ReportingCycleService(work, { knownAgencies, reports });
  const sight = { countries: () => knownOffices.countriesInSight() };
  return {
    engagementReports: new EngagementReportService(work, { knownAgencies, sight, results: partnershipResults }),
    sdgReports: new SdgReportService(work, { knownAgencies, sight }),
    publications: new PublicationService(work, knownAgencies),
    publicPartnerships: new PublicPartnershipService(work),
    partnerPublicity: new PartnerPublicityService(work),
    partnerNames,
    reportTemplates: templates,
    reports,
    reportSections: sections,
    reportContributions: contributions,
    reportFigures,
    reportFiles,
    reportClearances: new ReportClearanceService(work, {
      ...{ reports, templates, sections, contributions, partnerNames },
      figures: reportFigures,
      files: reportFiles,
    }),
    annualSections: new AnnualSectionService(work, { templates, knownAgencies, collection }),
    boardDecisions: new BoardDecisionService(work, { reports, openMandate }),
    governingBodySessions: new GoverningBodySessionService(work),
    reportingCycles,
    reportingObligations: new ReportingObligationService(work, reportingCycles),
    reportingRules: new ReportingRuleService(work),
    rollUps: new RollUpService(work, { templates, knownAgencies, figures, namesOf }),
  };
}
