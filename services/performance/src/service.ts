import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { compose, type PerformanceFeatures } from './context';
import { migrations } from './data-source';
import { engagementFile } from './engaging/engagement-imports/engagement-import.service';
import { importEngagementsTask } from './engaging/engagement-imports/engagement-import.task';
import { recoveryEvents } from './engaging/recovery-rates/recovery-rate.service';
import { applyAssessmentsFact, assessmentsFacts } from './federation/assessments-facts';
import { applyRegistryFact, registryFacts } from './federation/registry-facts';
import { graph } from './schema';

/** The performance service: what is measured, by which definition, and what each agency reported. */
export const performanceDefinition: ServiceDefinition<PerformanceFeatures> = {
  name: 'performance',
  graph,
  compose,
  fileKinds: { [engagementFile]: { maxBytes: 50_000_000, accepts: ['csv', 'xlsx'] } },
  tasks: (background, files) => ({ importEngagements: importEngagementsTask(background, files) }),
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
  compactedEvents: [],
};

export const createPerformance = (settings: ServiceSettings) => createService(performanceDefinition, settings);

export const performanceProcess: ServiceProcess = {
  name: 'performance',
  port: 4004,
  feeds: ['registry', 'assessments', 'sanctions'],
  personalData: true,
  create: createPerformance,
};
