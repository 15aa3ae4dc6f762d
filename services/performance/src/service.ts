import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { hasRole } from '@partner-commons/platform/viewer';
import { consultingTimers } from './consulting/consulting-wiring/consulting-timers';
import { compose, type PerformanceFeatures } from './context';
import { migrations } from './data-source';
import { factKeepers } from './engaging/engaging-wiring/engaging-roles';
import { engagingTimers } from './engaging/engaging-wiring/engaging-timers';
import { factFile } from './engaging/fact-imports/fact-import.service';
import { importFactsTask } from './engaging/fact-imports/fact-import.task';
import { recoveryEvents } from './engaging/recovery-rates/recovery-rate.service';
import { applyAssessmentsFact, assessmentsFacts } from './federation/assessments-facts';
import { applyRegistryFact, registryFacts } from './federation/registry-facts';
import { kpiAlertTimer } from './kpis/alerts/kpi-alert.timer';
import { derivationTimer, refreshDerivedKpisTask } from './kpis/derivation/derivation.task';
import { exportKpisTask } from './kpis/kpi-exports/kpi-export.task';
import { kpiFileKinds, kpiTasks } from './kpis/kpi-wiring/kpi-work';
import { outcomesFileKinds } from './outcomes/outcomes-wiring/outcomes-files';
import { reportingTimers } from './reporting/reporting-wiring/reporting-timers';
import { reviewEvidenceFileKinds } from './reviews/review-bodies/review-body.service';
import { reviewTimers } from './reviews/review-wiring/review.timers';
import { graph } from './schema';

/** The performance service: what is measured, by which definition, and what each agency reported. */
export const performanceDefinition: ServiceDefinition<PerformanceFeatures> = {
  name: 'performance',
  graph,
  compose,
  fileKinds: {
    [factFile]: {
      maxBytes: 50_000_000,
      accepts: ['csv', 'xlsx', 'json'],
      allows: (viewer) => hasRole(viewer, ...factKeepers, 'SECRETARIAT_ADMIN'),
    },
    ...kpiFileKinds,
    ...outcomesFileKinds,
    ...reviewEvidenceFileKinds,
  },
  tasks: (background, files) => ({
    exportKpis: exportKpisTask(background, files),
    importFacts: importFactsTask(background, files),
    ...kpiTasks(background, files),
    refreshDerivedKpis: refreshDerivedKpisTask(background),
  }),
  timers: [...engagingTimers, kpiAlertTimer, ...consultingTimers, derivationTimer, ...reviewTimers, ...reportingTimers],
  consumptions: [
    { from: 'registry', types: registryFacts, apply: applyRegistryFact },
    { from: 'assessments', types: assessmentsFacts, apply: applyAssessmentsFact },
    {
      from: 'sanctions',
      types: recoveryEvents,
      apply: (event, { recoveryRates }) => recoveryRates.apply(event),
    },
  ],
  // Revisions of a value are linked facts; readers need each of them.
  migrations,
  compactedEvents: ['performance.review-published'],
};

export const createPerformance = (settings: ServiceSettings) => createService(performanceDefinition, settings);

export const performanceProcess: ServiceProcess = {
  name: 'performance',
  port: 4004,
  feeds: ['registry', 'assessments', 'sanctions'],
  personalData: true,
  create: createPerformance,
};
