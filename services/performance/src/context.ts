import type { RequestContext, Work } from '@partner-commons/platform/work';
import { consultingKpis } from './consulting/concern-figures/consulting-kpis';
import { composeConsulting } from './consulting/consulting-wiring/consulting-features';
import { engagementKpis } from './engaging/engagement-kpis/engagement-kpis';
import { composeEngaging } from './engaging/engaging-wiring/compose-engaging';
import { ExposureService } from './engaging/exposures/exposure.service';
import { LossService } from './engaging/losses/loss.service';
import { RecoveryRateService } from './engaging/recovery-rates/recovery-rate.service';
import { KnownAgencyService } from './federation/known-agency.service';
import { KnownOfficeService } from './federation/known-office.service';
import { KnownPartnerService } from './federation/known-partner.service';
import { PartnerCodeService } from './federation/partner-code.service';
import { PartnerRedirectService } from './federation/partner-redirect.service';
import { KpiCellService } from './kpis/cells/kpi-cell.service';
import { composeDashboards } from './kpis/dashboards-wiring/dashboards-composition';
import { KpiDefinitionService } from './kpis/definitions/kpi-definition.service';
import { DerivationService } from './kpis/derivation/derivation.service';
import type { KpiSource } from './kpis/derivation/kpi-source';
import { composeKpis } from './kpis/kpi-wiring/kpi-features';
import { SuppressionBlockService } from './kpis/suppression/suppression-block.service';
import { KpiValueService } from './kpis/values/kpi-value.service';
import { composeOutcomes, outcomeKpis } from './outcomes/outcomes-wiring/outcomes-features';
import { composeOversight } from './oversight/oversight-wiring/oversight-features';
import { composePortfolio } from './portfolio/portfolio-wiring/portfolio-features';
import { composeReporting } from './reporting/reporting-wiring/reporting-features';
import { composeReviews } from './reviews/review-wiring/review-features';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const knownPartners = new KnownPartnerService(work);
  const knownAgencies = new KnownAgencyService(work);
  const partnerRedirects = new PartnerRedirectService(work);
  const knownOffices = new KnownOfficeService(work);
  const definitions = new KpiDefinitionService(work);
  const engaging = composeEngaging(work, { knownPartners, knownOffices });
  const { engagements } = engaging;
  const suppressionBlocks = new SuppressionBlockService(work);
  const cells = new KpiCellService(work, { definitions, suppressionBlocks });
  const values = new KpiValueService(work, { knownPartners, definitions, cells, knownOffices, suppressionBlocks });
  const portfolio = composePortfolio(work, { knownOffices });
  const kpis = composeKpis(work, {
    ...{ cells, definitions, values, suppressionBlocks },
    ...{ knownAgencies, knownPartners, partnerRedirects },
  });
  const kpiSources: KpiSource[] = [
    kpis.dataFeeds,
    ...engagementKpis(work),
    ...consultingKpis(work),
    ...outcomeKpis(work),
    ...portfolio.portfolioKpis,
  ];
  const consulting = composeConsulting(work, { knownAgencies, knownOffices, knownPartners, partnerRedirects });
  const dashboarding = composeDashboards(work, { definitions, knownAgencies, knownOffices, kpiSources });
  const outcoming = composeOutcomes(work, {
    ...{ engagements, knownOffices, knownPartners },
    consultations: consulting.consultations,
  });
  const { dashboards } = dashboarding;
  const overseeing = composeOversight(work, { definitions, dashboards, outcomes: outcoming.outcomes });
  const reviewing = composeReviews(work, { engagements, knownAgencies, knownOffices, knownPartners });
  return {
    suppressionBlocks,
    ...dashboarding,
    ...composeReporting(work, {
      ...{ knownAgencies, knownOffices, definitions, values, dashboards: dashboarding.dashboards },
      partnershipResults: engaging.partnershipResults,
      closuresOf: (agency, year) => reviewing.closureAssessments.summaryOf(agency, year),
      openMandate: (mandate) => overseeing.mandates.open(mandate),
    }),
    ...engaging,
    losses: new LossService(work, engagements),
    recoveryRates: new RecoveryRateService(work),
    exposures: new ExposureService(work, knownOffices),
    partnerCodes: new PartnerCodeService(work, knownPartners),
    partnerRedirects,
    knownPartners,
    knownAgencies,
    knownOffices,
    ...consulting,
    ...outcoming,
    ...overseeing,
    ...portfolio,
    ...reviewing,
    derivations: new DerivationService(work, { kpiSources, definitions, values: cells, suppressionBlocks }),
    kpiSources,
    definitions,
    cells,
    ...kpis,
    values,
  };
}

export type PerformanceFeatures = ReturnType<typeof compose>;
export type PerformanceContext = RequestContext<PerformanceFeatures>;
